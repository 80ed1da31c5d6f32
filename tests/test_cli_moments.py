"""When something was said, no more exact than the article tells."""

from datetime import date

import pytest

from quotebank.cli.moments import moment
from quotebank.model import DateExpression, Precision, Printing, Quotation, QuoteSpan, SaidOn

EXPRESSIONS: dict[str, tuple[Precision, date | None, date | None]] = {
    "day": ("day", date(2010, 11, 3), date(2010, 11, 3)),
    "week": ("week", date(2010, 11, 1), date(2010, 11, 4)),
    "weekend": ("week", date(2010, 11, 6), date(2010, 11, 7)),
    "month": ("month", date(2010, 10, 1), date(2010, 10, 31)),
    "year": ("year", date(2008, 1, 1), date(2008, 12, 31)),
    "unresolved": ("day", None, None),
}


def printing(said: str | None, published: str | None, *, inherited: bool = False) -> Printing:
    said_on = None
    if said is not None:
        precision, earliest, latest = EXPRESSIONS[said]
        expression = DateExpression(0, 3, "xyz", "n", earliest, latest, precision, "printed")
        said_on = SaidOn(expression, inherited)
    quotation = Quotation(
        spans=(QuoteSpan(5, 7, "so", "direct"),),
        speaker=None,
        speaker_kind=None,
        mention=None,
        cue=None,
        rule="r",
        confidence=0.5,
        said_on=said_on,
    )
    return Printing(
        id=1, article_id=1, quotation=quotation, speaker=None, source="a.txt", published=published
    )


@pytest.mark.parametrize(
    ("shown", "human", "plain"),
    [
        (printing("day", "2010-11-04"), ("3 Nov 2010", "said"), "2010-11-03"),
        (
            printing("day", "2010-11-04", inherited=True),
            ("3 Nov 2010", "inherited"),
            "2010-11-03",
        ),
        (printing("week", None), ("week of 1 Nov 2010", "said"), "week of 2010-11-01"),
        (printing("weekend", None), ("weekend of 6 Nov 2010", "said"), "weekend of 2010-11-06"),
        (printing("month", None), ("Oct 2010", "said"), "2010-10"),
        (printing("year", None), ("2008", "said"), "2008"),
        (printing("unresolved", "2010-11"), ("Nov 2010", "published"), "2010-11"),
        (
            printing(None, "2010-11-04T23:30-08:00"),
            ("4 Nov 2010", "published"),
            "2010-11-04",
        ),
        (printing(None, "2010"), ("2010", "published"), "2010"),
        (printing("unresolved", None), ("", ""), ""),
    ],
)
def test_moment(shown: Printing, human: tuple[str, str], plain: str) -> None:
    assert moment(shown, human=True) == human
    assert moment(shown, human=False) == (plain, human[1])
