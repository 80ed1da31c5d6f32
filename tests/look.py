"""Look at the HTML pages: screenshots in a real browser, and an axe run. No part of `.ci/run`.

    apt-get install chromium;  npm pack axe-core && tar xzf axe-core-*.tgz
    python -m tests.look OUT [--axe package/axe.min.js] [--browser chromium]

Writes the pages and pictures of them (light, dark, narrow, print) into OUT; with axe, prints what
it finds against WCAG 2.2 A and AA and ends with status 1 if anything is found.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from quotebank.export import EXPORTERS, Options
from quotebank.export.page import article_page
from tests.printings import gallery
from tests.test_export_page import FOUND, SHEET

# How Chromium is told which colours its user prefers.
DARK = "--blink-settings=preferredColorScheme=0"
SHOTS = {"light": ["1000,1400"], "dark": ["1000,1400", DARK], "narrow": ["500,1400"]}
AXE = """<script>%s</script><script>
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}).then(found => {
  const what = found.violations.map(v => [v.impact, v.id, v.nodes.map(n => n.html)]);
  document.body.innerText = "AXE" + JSON.stringify(what) + "EXA";
});</script></body>"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy".*?>', re.DOTALL)


def pages() -> dict[str, str]:
    html = EXPORTERS["html"]
    return {
        "quotes": "".join(html(gallery())),
        "articles": "".join(html(gallery(), Options(listing="articles"))),
        "article": article_page(SHEET, FOUND),
    }


class Browser:
    """A headless browser that keeps its profile in the folder of the pictures."""

    def __init__(self, command: str, folder: Path) -> None:
        self._command = [
            *(command, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            f"--user-data-dir={folder / 'profile'}",
        ]

    def run(self, page: Path, *options: str) -> str:
        command = [*self._command, *options, page.resolve().as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout


def violations(browser: Browser, page: Path, text: str, axe: str, *options: str) -> list[object]:
    """Return what axe finds in a copy of the page that lets its script run."""
    script = AXE % axe.replace("</script", "<\\/script")
    copy = page.with_suffix(".axe.html")
    copy.write_text(POLICY.sub("", text).replace("</body>", script), encoding="utf-8")
    dump = browser.run(copy, "--virtual-time-budget=10000", "--dump-dom", *options)
    found = re.search("AXE(.*)EXA", dump, re.DOTALL)
    if not found:
        sys.exit(f"axe gave no answer for {page}")
    return list(
        json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--axe", type=Path)
    parser.add_argument("--browser", default="chromium")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    browser = Browser(asked.browser, asked.out.resolve())
    wrong = 0
    for name, text in pages().items():
        page = asked.out / f"{name}.html"
        page.write_text(text, encoding="utf-8")
        for theme, (size, *options) in SHOTS.items():
            picture = (asked.out / f"{name}-{theme}.png").resolve()
            browser.run(page, f"--screenshot={picture}", f"--window-size={size}", *options)
        browser.run(page, f"--print-to-pdf={(asked.out / f'{name}.pdf').resolve()}")
        if asked.axe:
            axe = asked.axe.read_text(encoding="utf-8")
            for options in ([], [DARK]):
                found = violations(browser, page, text, axe, *options)
                wrong += len(found)
                theme = " dark" if options else ""
                sys.stdout.write(f"{name}{theme}: {found or 'nothing found'}\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
