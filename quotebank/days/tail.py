"""dateparser, for the long tail: what is written too rarely to earn a rule of our own.

Importing it costs more than the rest of a start, and one call more than a thousand of our own
rules, so it is imported at the first call and every answer is kept in a bounded cache.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from quotebank.days.interval import Interval, month_of, one_day, week_of, year_of


@lru_cache(maxsize=4096)
def long_tail(expression: str, base: date, *, whole: bool = False) -> Interval | None:
    """Return what ``expression`` means when written on the day ``base``, or None.

    ``whole``: only an expression with day, month and year of its own, so that the base decides
    nothing. The interval has the expression's own precision (dateparser calls it the period).
    """
    from dateparser.date import DateDataParser

    settings = {
        # Without it dateparser reads the machine's clock.
        "RELATIVE_BASE": datetime.combine(base, time()),
        "PREFER_DATES_FROM": "past",
        "STRICT_PARSING": whole,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        data = DateDataParser(languages=["en"], settings=settings).get_date_data(expression)
    except (OverflowError, ValueError):
        return None  # reckoned back beyond the first year, or forward beyond the last
    return None if data.date_obj is None else _period(data.date_obj.date(), data.period)


def _period(day: date, period: str | None) -> Interval | None:
    match period:
        case "day" | "time":
            return one_day(day)
        case "week":
            return week_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "year":
            return year_of(day.year)
        case _:
            return None
