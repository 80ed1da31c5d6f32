"""The colours of the HTML pages, light and dark, and the style sheet that both pages share.

Every text colour has a contrast of at least 4.5 : 1 on every ground it stands on (WCAG 2.2, 1.4.3;
a test computes it). The speakers' tints come from the palette of Okabe and Ito, which colour-blind
people can tell apart; since tints repeat, and print may have none, each has its own underline, too.
"""

from dataclasses import dataclass, replace

LIGHT = {
    "paper": "#fbfaf6",
    "ink": "#1f1d1a",
    "muted": "#615b51",
    "rule": "#dcd6c9",
    "accent": "#8a3a12",
    "link": "#0a4f8c",
}
DARK = {
    "paper": "#181715",
    "ink": "#ece7dd",
    "muted": "#aaa294",
    "rule": "#3b3731",
    "accent": "#e7a678",
    "link": "#8fbdf0",
}


@dataclass(frozen=True, slots=True)
class Tint:
    """How one speaker's words are marked: ground and line, light and dark, and kind of line."""

    light: str
    light_line: str
    dark: str
    dark_line: str
    line: str


_COLOURS = (
    Tint("#fbe6bd", "#9a6700", "#463300", "#e69f00", "solid"),
    Tint("#d5ebfa", "#1b6fa8", "#10324a", "#56b4e9", "dashed"),
    Tint("#c9ecdf", "#00795a", "#003f2f", "#2fc79c", "double"),
    Tint("#f6dceb", "#a83f7c", "#4a1f38", "#e39ac4", "dotted"),
    Tint("#fadcc9", "#b34700", "#4d2203", "#f08a4b", "dashed"),
    Tint("#d7defa", "#2f4fb0", "#1d2a5c", "#93a9ff", "solid"),
    Tint("#f3efb0", "#736a00", "#3d3900", "#f0e442", "dotted"),
)
_DISTINCT = tuple(_COLOURS[number] for number in (1, 2, 3, 5))
"""Those that nobody takes for another colour here; yellow, amber and orange are told by lines."""
_LINES = ("solid", "dashed", "double", "dotted")


def _with_next_line(tint: Tint, steps: int) -> Tint:
    return replace(tint, line=_LINES[(_LINES.index(tint.line) + steps) % len(_LINES)])


TINTS = (
    *_COLOURS,
    *(_with_next_line(tint, steps) for steps in (1, 2, 3) for tint in _DISTINCT),
    replace(_COLOURS[0], line="double"),
    Tint("#e4e2de", "#5f5a52", "#3a3834", "#b9b3a8", "wavy"),
)
"""Colours come again with other kinds of line, so that twenty speakers of one article differ. The
last is for words without a known speaker.
"""
UNKNOWN = len(TINTS) - 1

_SHEET = """\
:root{color-scheme:light dark;
--serif:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4",Cambria,Georgia,
"Noto Serif",serif;
--sans:system-ui,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif;
%(light)s}
@media (prefers-color-scheme:dark){:root{%(dark)s}}
*{box-sizing:border-box}
html{font-size:106.25%%;-webkit-text-size-adjust:100%%}
body{margin:0;background:var(--paper);color:var(--ink);font-family:var(--serif);line-height:1.55;
text-rendering:optimizeLegibility;hanging-punctuation:first}
a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.16em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:.17rem solid var(--accent);outline-offset:.17rem;border-radius:.1rem}
header,main,footer{max-width:41rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:3.5rem}
footer{padding-top:1.5rem;padding-bottom:4rem;color:var(--muted);font:.82rem/1.5 var(--sans)}
h1{font-size:2rem;line-height:1.2;font-weight:600;letter-spacing:-.012em;margin:0 0 1.1rem;
text-wrap:balance}
h2{font-size:1.05rem;line-height:1.3;font-weight:600;margin:2.25rem 0 .6rem}
p{margin:0 0 1rem}
cite{font-style:italic}
.about{color:var(--muted);font:.9rem/1.5 var(--sans);margin:0 0 2.25rem}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem .75rem}
h1,p,li,figcaption{overflow-wrap:anywhere}
@media (max-width:34rem){html{font-size:100%%}header{padding-top:2rem}h1{font-size:1.6rem}}
@media print{:root{%(print)s;color-scheme:light}html{font-size:11pt}
header,main,footer{max-width:none;padding:0}header{padding-top:0}.skip{display:none}
a{color:inherit;text-decoration:none}h2{break-after:avoid}@page{margin:22mm 24mm}}
"""

PRINT = {
    "paper": "#ffffff",
    "ink": "#000000",
    "muted": "#4a4a4a",
    "rule": "#b5b5b5",
    "accent": "#000000",
    "link": "#000000",
}


def style_sheet() -> str:
    """Return the shared style sheet."""
    return _SHEET % {
        "light": _variables(LIGHT),
        "dark": _variables(DARK),
        "print": _variables(PRINT),
    }


def _variables(colours: dict[str, str]) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


def head(title: str, sheet: str) -> str:
    """Return the beginning of a page; ``title`` is escaped already, ``sheet`` is ours.

    The policy forbids scripts and every request, whatever may have slipped into the page.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{style_sheet()}{sheet}</style>\n</head>\n"
    )
