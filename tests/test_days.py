"""Days: intervals, printed times, normal forms, and what is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from quotebank.days import Interval, asked, published_interval, stamps
from quotebank.days.printed import Order, publication
from quotebank.errors import QueryError

THURSDAY = date(2010, 11, 4)


def interval(text: str) -> Interval:
    first, _, last = text.partition("..")
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("iso", "days"),
    [
        ("2010", "2010-01-01..2010-12-31"),
        ("2010-11", "2010-11-01..2010-11-30"),
        ("2008-02", "2008-02-01..2008-02-29"),
        ("2010-11-04", "2010-11-04"),
        # The local day: in UTC this is the third.
        ("2010-11-04T00:29+08:00", "2010-11-04"),
        ("2010-11-04T23:59:59-05:00", "2010-11-04"),
    ],
)
def test_publication_times_are_local_days(iso: str, days: str) -> None:
    assert published_interval(iso) == interval(days)


@pytest.mark.parametrize("iso", ["", "4 Nov 2010", "2010-13", "2010-02-30", "20101104", "2010-1"])
def test_other_text_is_no_time_of_publication(iso: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        published_interval(iso)


def test_an_interval_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="is before"):
        Interval(date(2010, 1, 2), date(2010, 1, 1))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2010-11-04 09:29", "2010-11-04T09:29"),
        ("2010-11-04T09:29:00.123+08:00", "2010-11-04T09:29:00+08:00"),
        ("2010-11-04T09:29Z", "2010-11-04T09:29+00:00"),
        ("2010-11-04 09:29:00+0800", "2010-11-04T09:29:00+08:00"),
        ("1987-02-26T15:02:20", "1987-02-26T15:02:20"),
        ("20101104", "2010-11-04"),
        ("2010/11/4", "2010-11-04"),
        ("2010", "2010"),
        ("2010-11", "2010-11"),
        ("November 2010", "2010-11"),
        ("Nov. 4, 2010", "2010-11-04"),
        ("November 4th, 2010 at 9:29 a.m. ET", "2010-11-04T09:29-04:00"),
        ("January 4, 2010 12:05 AM ET", "2010-01-04T00:05-05:00"),
        ("4 November 2010", "2010-11-04"),
        ("Thursday 04 Nov 2010 09.29 GMT", "2010-11-04T09:29+00:00"),
        ("Thursday the 4th of November, 2010", "2010-11-04"),
        ("Thu, 04 Nov 2010 09:29:00 +0800", "2010-11-04T09:29:00+08:00"),
        ("Thu Nov 4 09:29:00 EST 2010", "2010-11-04T09:29:00-05:00"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
        ("Sept. 3, 2009 | 10:22 p.m.", "2009-09-03T22:22"),
        ("0929 GMT, Nov 4, 2010", "2010-11-04T09:29+00:00"),
        ("Posted on Nov 4, 2010", "2010-11-04"),
        # An abbreviation of several zones: the time stands, the zone is not guessed.
        ("9:29 AM CST, Nov 4, 2010", "2010-11-04T09:29"),
        ("13/11/2010", "2010-11-13"),
        ("11/13/2010", "2010-11-13"),
        ("04.04.2010", "2010-04-04"),
        ("Wed 03/11/2010", "2010-11-03"),
    ],
)
def test_printed_times(text: str, iso: str) -> None:
    assert publication(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "03/11/2010",
        "3.11.2010",
        "4/11/10",
        "4 Nov",
        "Thursday",
        "Feb. 30, 2010",
        "2010-11-04 25:10",
        "2010-02-30",
        "1234",
        "Updated : 2021-05-06 06:42 GMT+08:00",
        "last modified on Thu 4 Nov 2010 09.31 GMT",
        "The report was published in 2010",
        "Moscow sold the navy 21 helicopters in 2010",
        "A 2010 update of the rules",
        "x" * 10_000 + " 4 Nov 2010",
    ],
)
def test_what_is_no_time_of_publication_is_not_guessed(text: str) -> None:
    assert publication(text) is None


@pytest.mark.parametrize(("order", "iso"), [("dmy", "2010-11-03"), ("mdy", "2010-03-11")])
def test_an_outlets_known_order_decides(order: Order, iso: str) -> None:
    assert publication("03/11/2010", order) == iso


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Updated : 2021-05-06 06:42 GMT+08:00", None, "2021-05-06T06:42+08:00"),
        (
            "Published: 14:32 EST, 4 November 2010 | Updated: 08:02 EST, 5 November 2010",
            "2010-11-04T14:32-05:00",
            "2010-11-05T08:02-05:00",
        ),
        ("Published Nov. 4, 2010; last modified Nov. 5, 2010", "2010-11-04", "2010-11-05"),
        ("Nov. 4, 2010 - last updated Nov. 6, 2010", "2010-11-04", "2010-11-06"),
    ],
)
def test_stamps_tell_publication_from_update(
    line: str, published: str | None, updated: str | None
) -> None:
    assert stamps(line) == (published, updated)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2010", "2010-01-01..2010-12-31"),
        ("2010-11", "2010-11-01..2010-11-30"),
        ("2010-11-04", "2010-11-04"),
        ("4 November 2010", "2010-11-04"),
        ("13/11/2010", "2010-11-13"),
        ("1990s", "1990-01-01..1999-12-31"),
        ("today", "2010-11-04"),
        ("Yesterday", "2010-11-03"),
        ("thursday", "2010-11-04"),
        ("last friday", "2010-10-29"),
        ("last week", "2010-10-25..2010-10-31"),
        ("last  month", "2010-10-01..2010-10-31"),
        ("last year", "2009-01-01..2009-12-31"),
        ("november", "2010-11-01..2010-11-04"),
        ("may", "2010-05-01..2010-05-31"),
        ("Nov. 3", "2010-11-03"),
        ("3 weeks ago", "2010-10-11..2010-10-17"),
        ("last 7 days", "2010-10-29..2010-11-04"),
        ("past 3 months", "2010-08-04..2010-11-04"),
        ("a fortnight ago", "2010-10-18..2010-10-24"),
    ],
)
def test_what_a_person_asks_for(text: str, days: str) -> None:
    assert asked(text, THURSDAY) == interval(days)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("03/11/2010", "2010-11-03 or 2010-03-11"),
        ("2010-13", "2010-13"),
        ("we", "we"),
        ("", "no date"),
        ("99999 years ago", "no date"),
        ("soon\nenough", "soon enough"),
    ],
)
def test_a_question_without_a_date_is_told_in_one_line(text: str, told: str) -> None:
    with pytest.raises(QueryError, match=told) as caught:
        asked(text, THURSDAY)
    assert "\n" not in str(caught.value)
