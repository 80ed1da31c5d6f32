"""A small bank for the tests of the command line, made as a person would make it."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from quotebank.cli import main
from tests.command import Done, run

BRIDGE = """Harbour bridge closes for repairs

By Ines Halloran

2024-05-14 08:30

The harbour bridge at Sorvaly will close for a month, the town decided.

"We close the bridge on Friday," Mayor Ana Moreau said on Monday. "Nobody should be surprised."

Captain Tomas Brandt, who runs the ferries, was not pleased. "This is a ferry, not a bridge on \
a barge," Brandt told reporters on Tuesday.

"The shops will suffer," a shop owner said.
"""

RIVER = """A river is measured at Sorvaly before the bridge closes, and the mayor is pleased with \
what was found.

"The river is as clean as it was in my youth," Ana Moreau said in 2019.

"It smells," said Anatole Moreau, her brother, on Sunday.
"""

HOSTILE = """The <script>alert(1)</script> visitor \x1b[2Jspoke at the meeting of the town.

"We saw \x1b]0;gone\x07 nothing," said Yannick Osei on Monday.
"""


@dataclass(frozen=True)
class Newsroom:
    """A folder with news and a bank of them."""

    folder: Path
    told: Done

    @property
    def bank(self) -> str:
        return str(self.folder / "news.db")

    def ask(self, *arguments: str) -> Done:
        """Ask in a process of its own."""
        return run("--db", "news.db", *arguments, cwd=self.folder)

    def ask_here(self, *arguments: str) -> Done:
        """Ask in this process, which is quicker where a process of its own adds nothing."""
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
            status = main(["--db", self.bank, *arguments])
        return Done(status, out.getvalue(), err.getvalue())


def write_news(folder: Path) -> None:
    news = folder / "news"
    news.mkdir()
    (news / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    records = [
        {
            "id": "river-1",
            "text": RIVER,
            "title": "=River & town",
            "outlet": "The Sorvaly Post",
            "url": "https://post.example/river?a=1&b=2",
            "published": "2024-05-20T07:00+02:00",
            "author": "Jo Pell",
        },
        {"id": "x", "text": HOSTILE, "title": "Visit\x1b[31m", "outlet": "Tide\tTable"},
    ]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (news / "post.jsonl").write_text(lines, encoding="utf-8")
    (news / "photo.jpg").write_bytes(b"\xff\xd8\xff")


def make_newsroom(folder: Path) -> Newsroom:
    write_news(folder)
    told = run("--db", "news.db", "ingest", "news", "--outlet", "Harbour Echo", cwd=folder)
    return Newsroom(folder, told)
