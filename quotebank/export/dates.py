"""Days and spans of days as English reference styles print them."""

from quotebank.export.reference import Day

MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
# MLA 9: months of more than four letters are cut.
MLA_MONTHS = [
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
]
_EN_DASH = "\N{EN DASH}"


def american(day: Day) -> str:
    """Return "November 4, 2010", "November 2010" or "2010" (Chicago)."""
    if day.month is None:
        return str(day.year)
    month = MONTHS[day.month - 1]
    return f"{month} {day.year}" if day.day is None else f"{month} {day.day}, {day.year}"


def american_span(first: Day, last: Day) -> str:
    """Return one day, or "November 1-7, 2010" with an en dash."""
    if first == last:
        return american(first)
    if first.year != last.year or first.month is None or last.month is None:
        return f"{american(first)}{_EN_DASH}{american(last)}"
    opening = MONTHS[first.month - 1]
    if first.day is None or last.day is None:
        return f"{opening}{_EN_DASH}{american(last)}"
    if first.month == last.month:
        return f"{opening} {first.day}{_EN_DASH}{last.day}, {last.year}"
    return f"{opening} {first.day}{_EN_DASH}{american(last)}"


def year_first(day: Day) -> str:
    """Return "2010, November 4", "2010, November" or "2010" (APA)."""
    if day.month is None:
        return str(day.year)
    month = f"{day.year}, {MONTHS[day.month - 1]}"
    return month if day.day is None else f"{month} {day.day}"


def day_first(day: Day) -> str:
    """Return "4 Nov. 2010", "Nov. 2010" or "2010" (MLA)."""
    if day.month is None:
        return str(day.year)
    month = f"{MLA_MONTHS[day.month - 1]} {day.year}"
    return month if day.day is None else f"{day.day} {month}"


def day_first_span(first: Day, last: Day) -> str:
    """Return one day, or "1-7 Nov. 2010" with an en dash."""
    if first == last:
        return day_first(first)
    if first.year == last.year and first.month is not None and last.month is not None:
        if first.day is None or last.day is None:
            return f"{MLA_MONTHS[first.month - 1]}{_EN_DASH}{day_first(last)}"
        if first.month == last.month:
            return f"{first.day}{_EN_DASH}{day_first(last)}"
        return f"{first.day} {MLA_MONTHS[first.month - 1]}{_EN_DASH}{day_first(last)}"
    return f"{day_first(first)}{_EN_DASH}{day_first(last)}"
