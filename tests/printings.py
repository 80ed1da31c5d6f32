"""Printings for the tests of the exporters: invented news, one difficulty each."""

from datetime import date
from typing import Any

from quotebank.model import (
    DateExpression,
    Printing,
    Quotation,
    QuoteSpan,
    SaidOn,
    Span,
)

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "formula": "=cmd|' /C calc'!A0",
    "latex": "}{\\input{/etc/passwd} $x_1^2$ 100% #1 & ~",
    "newlines": "First\r\nER  - \r\nTY  - BOOK\n\n# Second\n> third",
    "right-to-left": "abc \N{RIGHT-TO-LEFT OVERRIDE}gpj.exe\N{RIGHT-TO-LEFT MARK} "
    "\N{RIGHT-TO-LEFT ISOLATE}x",
    "markdown": "[click](javascript:alert(1)) ![x](y) `code` | cell | *em* _em_ <b>",
    "controls": "a\x00b\x1b[31mred\x07\N{LINE SEPARATOR}c\x85d",
    "long": "Long words " * 1000,
    "marks": "\"'" * 40 + "\N{LEFT DOUBLE QUOTATION MARK}" * 9,
    "percent": "%s %d {0} {title} \\N{BULLET} ${HOME} $(id)",
    "blank": " \t\n ",
    "emoji": "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GRINNING FACE} \N{COMBINING ACUTE ACCENT}",
}


def said_on(
    first: date, last: date | None = None, precision: Any = "day", *, inherited: bool = False
) -> SaidOn:
    return SaidOn(
        DateExpression(
            0, 9, "Wednesday", "wednesday", first, last or first, precision, "published"
        ),
        inherited,
    )


def quotation(*texts: str, start: int = 100, **fields: Any) -> Quotation:
    spans = []
    for text in texts:
        spans.append(QuoteSpan(start, start + len(text), text, "direct"))
        start += len(text) + 20
    defaults: dict[str, Any] = {
        "speaker": "Marta Lindqvist",
        "speaker_kind": "person",
        "mention": Span(start, start + 9, "Lindqvist"),
        "cue": Span(start - 6, start - 2, "said"),
        "rule": "cue-after",
        "confidence": 0.93,
    }
    return Quotation(spans=tuple(spans), **(defaults | fields))


def printing(number: int = 1, *texts: str, **fields: Any) -> Printing:
    """A printing of a full article; every field can be set."""
    texts = texts or ("We will rebuild the harbour before the winter.",)
    defaults: dict[str, Any] = {
        "id": number,
        "article_id": 100 + number,
        "quotation": quotation(*texts),
        "speaker": "Marta Lindqvist",
        "speaker_id": 5,
        "speaker_kind": "person",
        "source": f"news/{number}.txt",
        "title": "Harbour to reopen",
        "outlet": "The Northport Chronicle",
        "url": f"https://northport.example/{number}",
        "published": "2010-11-04T09:29+08:00",
        "authors": ("Jane Doe",),
        "prefix": "The mayor was asked twice about it. \N{LEFT DOUBLE QUOTATION MARK}",
        "suffix": "\N{RIGHT DOUBLE QUOTATION MARK} Lindqvist said on Wednesday.",
    }
    return Printing(**(defaults | fields))


def gallery() -> list[Printing]:
    """One printing a difficulty, in the order of the golden files."""
    day = said_on(date(2010, 11, 3))
    dated = quotation("We will rebuild the harbour,", "before the winter, I hope.", said_on=day)
    return [
        printing(1, quotation=dated, retrieved="2010-11-20T08:00Z", speaker_qid="Q42"),
        printing(
            2,
            "Nobody asked us",
            quotation=quotation("Nobody asked us", speaker=None, mention=None, cue=None),
            speaker=None,
            speaker_id=None,
            speaker_kind=None,
            authors=(),
            title='Fishermen: "Nobody asked us"',
        ),
        printing(
            3,
            "What now?",
            authors=("Jane Doe", "Ludwig van der Berg"),
            title="'What now?', ask Northport's fishermen",
            speaker="a senior harbour official",
            speaker_kind="unnamed",
            speaker_id=None,
        ),
        printing(
            4,
            authors=("Jane Doe", "John Roe", "Ann Lee Jr.", "Iwan Petrow", "Zoë Öz"),
            title="WHO PAYS FOR THE HARBOUR?",
            published="2010-11",
        ),
        printing(
            5,
            authors=("Reuters",),
            outlet="Reuters",
            title="Northport's port: closed until spring",
            published=None,
            retrieved="2010-12-01",
            speaker="the Harbour Authority",
            speaker_kind="organisation",
        ),
        printing(
            6,
            authors=("the Associated Press",),
            outlet="BBC News",
            url="https://news.example/a_b?q=50%25&x={1}~(2)#part_3",
            title="Mayor: \"They told me 'never'\"",
            published=None,
        ),
        printing(
            7,
            "Мы построим порт.",
            authors=("Иван Петров", "王小明"),
            outlet="Северный вестник",
            title="Порт будет построен",
            speaker="Анна Иванова",
            url=None,
            published="2010",
        ),
        printing(
            8,
            "The plan is \N{LEFT SINGLE QUOTATION MARK}mad\N{RIGHT SINGLE QUOTATION MARK}",
            quotation=quotation(
                "The plan is \N{LEFT SINGLE QUOTATION MARK}mad\N{RIGHT SINGLE QUOTATION MARK}",
                said_on=said_on(date(2010, 10, 29), date(2010, 11, 4), "week"),
                confidence=0.41,
                runner_up="Jonas Berg",
            ),
            authors=("Robert De Niro", "Wen Haibao"),
            title="100% of R&D_costs #1 ~ $5 {braces} \\ ^",
            speaker="Xi Haiming",
            decided=True,
        ),
        printing(9, title=None, outlet=None, url=None, published=None, authors=(), source="-"),
    ]
