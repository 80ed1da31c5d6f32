"""Search keys: the numbers by which quotations are found in the index and sorted by day.

A day's ordinal in the high bits, a sequence that counts down in the low ones; 0 for the undated.
"""

from datetime import date

SEQUENCES = 1 << 24
"""How many quotations one day can hold in ``search_key``."""


def day_of_key(key: int) -> int:
    """Return the day ordinal in a search key, 0 for the undated."""
    return key // SEQUENCES


def number_of_day(day: date | None) -> int:
    """Return the day ordinal of the search keys of a day, 0 for an unknown one."""
    return day.toordinal() if day else 0
