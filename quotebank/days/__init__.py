"""Days: intervals, printed times, and reckoning one from the other; shared by every room.

    interval  a stretch of days, and that of a time of publication
    words     the English words of dates, from data/en/dates.toml
    printed   a time as newspapers print it -> ISO text of the same precision and zone
    normal    an expression's normal form + the day of publication -> the interval it means
    asked     what a person types after --since, --until or --on -> an interval
    tail      dateparser, for what is too rare for a rule of our own; cached, imported late

The machine's clock is read nowhere here: every reckoning is told the day it starts from.
"""

from quotebank.days.asked import asked
from quotebank.days.interval import Interval, ordinal, published_interval
from quotebank.days.normal import precision, resolve
from quotebank.days.printed import Stamps, publication, stamps

__all__ = [
    "Interval",
    "Stamps",
    "asked",
    "ordinal",
    "precision",
    "publication",
    "published_interval",
    "resolve",
    "stamps",
]
