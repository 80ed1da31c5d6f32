"""Articles of the sample, spoilt in many ways: the parser never fails and never lies of offsets."""

import random
import re
import textwrap
from collections.abc import Callable

import pytest

from quotebank import resources
from quotebank.extraction import explain, extract
from quotebank.ingest import read
from quotebank.model import Article

ARTICLES = [
    article
    for article in read([str(resources.folder("data") / "sample")])
    if isinstance(article, Article)
]
Spoil = Callable[[str, random.Random], str]
MARKS = "\"'“”‘’«»„`—…"
BLANKS = [" ", "\n", "\t", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "  "]


def wrapped(text: str, rng: random.Random) -> str:
    width = rng.choice([30, 60, 72])
    return "\n\n".join(textwrap.fill(p, width) for p in text.split("\n\n"))


def other_blanks(text: str, rng: random.Random) -> str:
    return "".join(rng.choice(BLANKS) if c == " " and rng.random() < 0.2 else c for c in text)


def lost_letters(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if rng.random() > 0.02)


def lost_marks(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if c not in MARKS or rng.random() > 0.3)


def more_marks(text: str, rng: random.Random) -> str:
    return "".join(c + rng.choice(MARKS) if rng.random() < 0.03 else c for c in text)


def capitals(text: str, rng: random.Random) -> str:
    return "".join(w.upper() if rng.random() < 0.3 else w.title() for w in text.split(" "))


def shuffled(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def cut(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text))
    return text[start : start + rng.randrange(len(text))]


def doubled(text: str, _: random.Random) -> str:
    return text + text


def one_line(text: str, _: random.Random) -> str:
    return text.replace("\n", " ")


def foreign(text: str, rng: random.Random) -> str:
    letters = "éßŁжع中\N{COMBINING ACUTE ACCENT}\N{RIGHT-TO-LEFT MARK}\ud83d\U0001f600"
    return "".join(rng.choice(letters) if rng.random() < 0.05 else c for c in text)


def glued(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=[.?!\"\u201d])\s+", lambda m: rng.choice(["", m[0]]), text)


def escaped(text: str, rng: random.Random) -> str:
    pieces = [
        "&quot;", "&#8220;", "\\n", '\\"', "<p>", "</b>", "\u00e2\u20ac\u0153", "\ufffd",
        "&amp;", "\x93",
    ]  # fmt: skip
    return "".join(rng.choice(pieces) if c in MARKS or rng.random() < 0.01 else c for c in text)


SPOILS: list[Spoil] = [
    wrapped, other_blanks, lost_letters, lost_marks, more_marks, capitals,
    shuffled, cut, doubled, one_line, foreign, glued, escaped,
]  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda s: s.__name__)
def test_spoilt_articles(spoil: Spoil) -> None:
    rng = random.Random(spoil.__name__)
    for article in ARTICLES:
        for published in ("2025-03-18", None):
            text = spoil(article.text, rng)
            found = extract(Article(text=text, key="k", source="s", published=published))
            ends = 0
            for quotation in found.quotations:
                assert quotation.spans
                assert 0 <= quotation.confidence <= 1
                assert explain(quotation)
                for part in (*quotation.spans, quotation.mention, quotation.cue):
                    if part is not None:
                        assert text[part.start : part.end] == part.text
                for span in quotation.spans:
                    assert ends <= span.start < span.end
                    ends = span.end
                if quotation.said_on is not None:
                    said = quotation.said_on.expression
                    assert text[said.start : said.end] == said.text
                    assert said.latest is None or str(said.latest) <= (published or "9999")


def test_wrapping_changes_no_answer() -> None:
    def answers(text: str) -> list[tuple[str, str | None]]:
        found = extract(Article(text=text, key="k", source="s", published="2025-03-18"))
        return [(" ".join(q.text.split()), q.speaker) for q in found.quotations]

    same = total = 0
    for article in ARTICLES:
        if not article.source.endswith((".html", ".jsonl")):
            continue
        before = answers(article.text)
        after = answers(
            "\n\n".join(
                textwrap.fill(p, 72, break_on_hyphens=False) for p in article.text.split("\n\n")
            )
        )
        total += len(before)
        same += len(set(before) & set(after))
    assert same >= 0.97 * total
