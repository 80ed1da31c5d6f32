"""What a citation says of an article: the one value that all styles and formats print from.

The author is who wrote the article, never who is quoted in it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from quotebank.export.cleaning import one_line, web_address
from quotebank.export.marks import ELLIPSIS
from quotebank.export.names import Name, is_website, parse, people
from quotebank.folding import fold
from quotebank.model import Printing

_ISO_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A year, a month or a day, as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def parts(self) -> list[int]:
        """The known parts, year first."""
        return [part for part in (self.year, self.month, self.day) if part is not None]

    @property
    def iso(self) -> str:
        """ISO text of the same precision."""
        return "-".join(
            f"{part:0{width}d}" for part, width in zip(self.parts, (4, 2, 2), strict=False)
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as a reference list names it; empty text and None where unknown.

    ``website``: the outlet is no newspaper but a broadcaster, an agency or a site. ``letter``
    stands behind the year where a list has others of the same authors and year (APA).
    """

    authors: tuple[Name, ...]
    title: str
    outlet: str
    website: bool
    published: Day | None
    accessed: Day | None
    url: str | None
    letter: str = ""

    @property
    def own(self) -> bool:
        """Whether the outlet itself is the author (Reuters on reuters.com)."""
        outlet = without_article(fold(self.outlet))
        return bool(self.authors and outlet) and all(
            without_article(fold(author.literal)) == outlet for author in self.authors
        )


def day(iso: str | None) -> Day | None:
    """Return the day of an ISO time as printed there (its zone is the outlet's, not ours)."""
    found = _ISO_DAY.match(iso or "")
    if not found:
        return None
    year, month, number = (None if part is None else int(part) for part in found.groups())
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    return Day(year, month, number if number is None or 1 <= number <= 31 else None)


def without_article(text: str) -> str:
    """Return ``text`` without "The", "A" or "An" in front, as lists are sorted."""
    return _ARTICLE.sub("", text, count=1)


def reference(printing: Printing) -> Reference:
    """Return the reference to the article of ``printing``."""
    return _reference(
        printing.authors,
        printing.title,
        printing.outlet,
        printing.published,
        printing.retrieved,
        printing.url,
    )


# Quotations of one article usually come one after the other.
@lru_cache(maxsize=256)
def _reference(
    authors: tuple[str, ...],
    title: str | None,
    outlet: str | None,
    published: str | None,
    retrieved: str | None,
    url: str | None,
) -> Reference:
    return Reference(
        authors=tuple(name for author in authors for name in people(author)),
        title=one_line(title),
        outlet=one_line(outlet),
        website=is_website(one_line(outlet)),
        published=day(published),
        accessed=day(retrieved),
        url=web_address(url),
    )


def speaker_name(printing: Printing) -> Name | None:
    """Return the speaker's name in its parts; whole for whoever is not a person by name."""
    if printing.speaker is None:
        return None
    if printing.speaker_kind in {"person", None}:
        return parse(printing.speaker)
    text = one_line(printing.speaker)
    # "a senior European diplomat" begins an entry, "iPhone maker Apple" is rare enough.
    return Name(literal=text[:1].upper() + text[1:]) if text else None


def words(printing: Printing) -> str:
    """Return the quoted words on one line, for reading.

    A comma at the end of a span is left out: it led to the reporter's own words ("'A,' she said").
    """
    text = one_line(printing.quotation.text).replace(f", {ELLIPSIS} ", f" {ELLIPSIS} ")
    return text.removesuffix(",")


def said(printing: Printing) -> tuple[Day, Day] | None:
    """Return when it was said, first and last day, at the precision printed in the article.

    A date carried over from an earlier sentence is too weak to be cited: None.
    """
    said_on = printing.quotation.said_on
    if said_on is None or said_on.inherited:
        return None
    expression = said_on.expression
    if expression.earliest is None or expression.latest is None:
        return None
    first, last = expression.earliest, expression.latest
    if expression.precision == "year":
        return Day(first.year), Day(last.year)
    if expression.precision == "month":
        return Day(first.year, first.month), Day(last.year, last.month)
    return Day(first.year, first.month, first.day), Day(last.year, last.month, last.day)
