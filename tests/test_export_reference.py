"""What a citation says of an article."""

from datetime import date

import pytest

from quotebank.export.cleaning import one_line
from quotebank.export.dates import american_span, day_first_span
from quotebank.export.reference import Day, day, reference, said, speaker_name, words
from tests.printings import printing, quotation, said_on


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2010", Day(2010)),
        ("2010-11", Day(2010, 11)),
        ("2010-11-04", Day(2010, 11, 4)),
        # The day is that of the paper, wherever the reader is.
        ("2010-11-04T00:29+14:00", Day(2010, 11, 4)),
        ("2010-13", None),
        ("2010-11-99", Day(2010, 11)),
        ("20101104", None),
        ("Nov. 4, 2010", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_as_precise_as_printed(iso: str | None, expected: Day | None) -> None:
    assert day(iso) == expected


@pytest.mark.parametrize(
    ("first", "last", "precision", "chicago", "mla"),
    [
        ((2010, 11, 3), (2010, 11, 3), "day", "November 3, 2010", "3 Nov. 2010"),
        ((2010, 11, 1), (2010, 11, 7), "week", "November 1–7, 2010", "1–7 Nov. 2010"),
        (
            (2010, 10, 29),
            (2010, 11, 4),
            "week",
            "October 29–November 4, 2010",
            "29 Oct.–4 Nov. 2010",
        ),
        (
            (2010, 12, 27),
            (2011, 1, 2),
            "week",
            "December 27, 2010–January 2, 2011",
            "27 Dec. 2010–2 Jan. 2011",
        ),
        ((2010, 6, 1), (2010, 6, 30), "month", "June 2010", "June 2010"),
        ((2010, 6, 1), (2010, 9, 30), "month", "June–September 2010", "June–Sept. 2010"),
        ((2010, 1, 1), (2010, 12, 31), "year", "2010", "2010"),
        ((2008, 1, 1), (2010, 12, 31), "year", "2008–2010", "2008–2010"),
    ],
)
def test_a_day_said_is_printed_at_its_precision(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: str, chicago: str, mla: str
) -> None:
    on = said_on(date(*first), date(*last), precision)
    spoken = said(printing(1, quotation=quotation("A", said_on=on)))
    assert spoken is not None
    assert american_span(*spoken) == chicago
    assert day_first_span(*spoken) == mla


def test_a_date_from_an_earlier_sentence_is_not_cited() -> None:
    on = said_on(date(2010, 11, 3), inherited=True)
    assert said(printing(1, quotation=quotation("A", said_on=on))) is None


def test_the_agency_is_its_own_outlet_with_or_without_article() -> None:
    assert reference(printing(1, authors=("the Associated Press",), outlet="Associated Press")).own
    assert not reference(printing(1, authors=("Reuters",))).own
    assert not reference(printing(1, authors=(), outlet=None)).own


def test_an_unnamed_speaker_begins_with_a_capital_and_stays_whole() -> None:
    name = speaker_name(printing(1, speaker="a senior official", speaker_kind="unnamed"))
    assert name is not None
    assert name.literal == "A senior official"
    assert speaker_name(printing(1, speaker=None)) is None
    assert speaker_name(printing(1, speaker=" ", speaker_kind="organisation")) is None


def test_a_comma_that_led_to_the_reporters_words_is_left_out() -> None:
    assert words(printing(1, "We will,", "of course, pay.")) == "We will … of course, pay."
    assert words(printing(1, "We will,")) == "We will"
    assert words(printing(1, "We will.", "We have to.")) == "We will. … We have to."


def test_controls_and_turned_reading_order_are_taken_out_of_a_line() -> None:
    assert one_line("a\x00\n\r\n b\x1b[0m\u202ec\u2066d\u2028e\ud800") == "a b[0mcd e"
    assert one_line("\u200fשלום") == "\u200fשלום"
    assert one_line(None) == ""
