"""Hostile files in one folder: a clear problem for each, flat memory, the rest stored."""

import gzip
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from quotebank.storage import Bank
from tests.command import environment
from tests.newsroom import BRIDGE

MEASURED = """
import sys
from pathlib import Path
from quotebank.cli import main
status = main(sys.argv[1:])
# Not getrusage: its peak counts that of the process which started this one.
peak = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(int(peak) // 1024)
sys.exit(status)
"""


def write_hostile(folder: Path) -> None:
    folder.mkdir()
    (folder / "good.txt").write_text(BRIDGE, encoding="utf-8")
    line = json.dumps({"id": "after", "text": BRIDGE}).encode() + b"\n"
    with (folder / "a-long-line.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        file.seek(1_000_000_000)  # a hole, which takes no room on the disk
        file.write(b'"}\n' + line)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(150_000_000))
        archive.writestr("../../escape.txt", BRIDGE)
        archive.writestr("inside.txt", BRIDGE)
    packed = gzip.compress(line * 50)
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) - 20])
    nested = "<div>" * 5_000 + f"<p>{BRIDGE}</p>" + "</div>" * 5_000
    (folder / "nested.html").write_text(nested, encoding="utf-8")
    (folder / "lengths.warc").write_bytes(b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx")


def test_a_hostile_folder_costs_no_memory_and_no_other_article(tmp_path: Path) -> None:
    write_hostile(tmp_path / "news")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "--db", "news.db", "ingest", "news", "--workers", "1"],
        capture_output=True,
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        timeout=300,
        check=False,
        text=True,
    )
    told = done.stderr.splitlines()
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    for name in ("a-long-line.jsonl, line 1", "bomb.zip!bomb.txt", "cut.jsonl.gz", "lengths.warc"):
        assert any(line.startswith(f"news/{name}") for line in told), (name, told)
    assert any("escape.txt: a name that leaves the archive" in line for line in told), told
    assert not (tmp_path.parent / "escape.txt").exists()
    with subprocess.Popen(
        [sys.executable, "-m", "quotebank", "--db", "news.db", "articles", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        text=True,
    ) as listed:
        assert listed.stdout is not None
        sources = {json.loads(line)["source"] for line in listed.stdout}
    assert {"news/good.txt", "news/a-long-line.jsonl", "news/bomb.zip!inside.txt"} <= sources
    assert int(done.stdout.split()[-1]) < 300, "megabytes"


def write_feed(path: Path, entries: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("<rss version='2.0'><channel><title>The Quay Courier</title>\n")
        for number in range(entries):
            said = f'Pier {number} is old. "It will hold," said Ana Moreau, the mayor.'
            file.write(
                f"<item><title>Pier {number}</title><link>https://quay.example/{number}</link>"
                f"<description>{said}</description></item>\n"
            )
        file.write("</channel></rss>\n")


def ingested(folder: Path, source: str) -> int:
    """Ingest in a process of its own; return its peak in megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "--db", f"{source}.db", "ingest", source, "--workers=1"],
        capture_output=True,
        cwd=folder,
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        timeout=600,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def test_a_long_feed_goes_through_a_whole_ingest_in_flat_memory(tmp_path: Path) -> None:
    write_feed(tmp_path / "short.rss", 300)
    write_feed(tmp_path / "long.rss", 3_000)
    short, long = ingested(tmp_path, "short.rss"), ingested(tmp_path, "long.rss")
    assert long - short < 40, "megabytes"
    with Bank.open(tmp_path / "long.rss.db") as bank:
        assert (bank.stats().articles, bank.stats().quotations) == (3_000, 3_000)
