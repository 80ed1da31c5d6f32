"""What an exporter is: a name, a function, and what it can be asked for."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from quotebank.layout import Layout, Told
from quotebank.model import Printing, Question

Row = TypeVar("Row")

Listing = Literal["quotes", "articles"]
Markup = Literal["plain", "markdown", "html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a list is wanted.

    ``listing``: one entry a quotation, or one an article without repeats. ``bom``: begin with a
    byte-order mark, by which Excel knows UTF-8 (csv). ``markup``: how ready citations show
    italics: not at all, ``*so*``, or ``<i>so</i>`` with everything escaped.
    """

    listing: Listing = "quotes"
    bom: bool = False
    markup: Markup = "plain"


DEFAULT = Options()


class Rows(Protocol):
    """What a bank gives without making printings of it (``storage.Quotations``)."""

    def told(
        self, question: Question, layout: Layout, origin: Layout, context: Callable[[str], bool]
    ) -> Iterator[Told]:
        """Yield printings as JSON, by layouts of theirs and of their articles."""


@dataclass(frozen=True, slots=True)
class Straight(Generic[Row]):
    """The short way from a bank to a list of quotations: rows of its own, and their text."""

    read: Callable[[Rows, Question], Iterator[Row]]
    write: Callable[[Iterable[Row], Options], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format. Call it with printings and it yields the text of the file, piece by piece.

    ``takes`` names the options that change its output beside ``listing``; ``listings`` the lists
    it can make. Asking for another list is a ValueError: ask ``listings`` first.
    ``straight``, where there is one, makes the same list of quotations in less time.
    """

    name: str
    summary: str
    suffix: str
    write: Callable[[Iterable[Printing], Options], Iterator[str]]
    listings: tuple[Listing, ...] = ("quotes", "articles")
    takes: tuple[str, ...] = ()
    straight: Straight[Any] | None = None

    def __call__(self, printings: Iterable[Printing], options: Options = DEFAULT) -> Iterator[str]:
        """Yield the file's text for ``printings``."""
        if options.listing not in self.listings:
            raise ValueError(f"{self.name} makes no list of {options.listing}")
        return self.write(printings, options)


def one_an_article(printings: Iterable[Printing]) -> Iterator[Printing]:
    """Yield the first printing of each article, in order."""
    seen: set[int] = set()
    for printing in printings:
        if printing.article_id not in seen:
            seen.add(printing.article_id)
            yield printing


def one_a_reference(printings: Iterable[Printing]) -> Iterator[Printing]:
    """Yield the first printing of each article, in order, copies of an article once.

    Copies are what no citation could tell apart: the same byline, headline, outlet, day and
    address under two keys in the bank.
    """
    seen: set[Hashable] = set()
    for printing in one_an_article(printings):
        what: Hashable = printing.article_id
        if printing.title or printing.url:
            what = (
                printing.authors,
                printing.title,
                printing.outlet,
                printing.published,
                printing.url,
            )
        if what not in seen:
            seen.add(what)
            yield printing
