"""What the ready-text styles share: name lists, and a list of lines in either order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotebank.export.dates import american_span
from quotebank.export.exporter import Markup, Options, one_a_reference
from quotebank.export.marks import quoted
from quotebank.export.names import Name
from quotebank.export.reference import (
    Reference,
    reference,
    said,
    speaker_name,
    without_article,
    words,
)
from quotebank.export.typeset import Piece, render
from quotebank.folding import fold
from quotebank.model import Printing

Pieces = tuple[Piece, ...]
SortKey = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A reference style: one note a quotation, one entry an article, and how entries are sorted.

    ``sort_key`` None leaves a list of articles in the order in which they come, as notes are.
    ``told_apart`` takes a sorted list and gives it with all that only the whole list can tell.
    """

    note: Callable[[Printing], Pieces]
    entry: Callable[[Reference], Pieces]
    sort_key: Callable[[Reference], SortKey] | None = None
    told_apart: Callable[[Sequence[Reference]], Iterable[Reference]] = iter

    def write(self, printings: Iterable[Printing], options: Options) -> Iterator[str]:
        """Yield the list, an entry a line (in Markdown and HTML, a paragraph)."""
        if options.listing == "quotes":
            for printing in printings:
                yield line(self.note(printing), options.markup)
            return
        articles = map(reference, one_a_reference(printings))
        yield from (line(self.entry(article), options.markup) for article in self.sorted(articles))

    def sorted(self, articles: Iterable[Reference]) -> Iterable[Reference]:
        """Return the articles in the style's order, each once."""
        if self.sort_key is None:
            return articles
        # The one list that has to be held whole, because its last entry may come first.
        return self.told_apart(sorted(dict.fromkeys(articles), key=self.sort_key))


def line(pieces: Pieces, markup: Markup) -> str:
    """Return a citation with its line end."""
    text = render(pieces, markup)
    if markup == "html":
        return f"<p>{text}</p>\n"
    return f"{text}\n\n" if markup == "markdown" else f"{text}\n"


def inverted(name: Name, *, particle_last: bool) -> str:
    """Return a name as a list leads with it: "Berg, Ludwig van der" or "van der Berg, Ludwig".

    What is printed family name first stays so, without a comma; bodies stay whole.
    """
    if name.literal or name.family_first:
        return name.whole
    family, given = name.family, name.given
    if name.particle and particle_last:
        given = f"{given} {name.particle}"
    elif name.particle:
        family = f"{name.particle} {family}"
    return ", ".join(filter(None, (family, given, name.suffix)))


def joined(names: Sequence[str], conjunction: str = "and", *, comma_of_two: bool = False) -> str:
    """Return "A", "A and B", "A, B, and C"; ``comma_of_two`` gives "A, and B"."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if len(names) > 2 or comma_of_two else ""
    return f"{', '.join(names[:-1])}{comma} {conjunction} {names[-1]}"


def sorted_as(name: Name, *, particle_last: bool) -> str:
    """Return what a name is sorted by."""
    return without_article(fold(inverted(name, particle_last=particle_last).replace(",", "")))


def sorted_title(article: Reference) -> str:
    """Return what a title is sorted by: no mark in front, no "The", no "A"."""
    return without_article(fold(article.title).lstrip("\"'([ "))


def speaker_and_words(printing: Printing) -> str:
    """Return the quotation for a field of notes: who, the day said where known, the words."""
    speaker, spoken = speaker_name(printing), said(printing)
    who = speaker.whole if speaker else "Speaker unknown"
    when = f" ({american_span(*spoken)})" if spoken else ""
    return f"{who}{when}: {quoted(words(printing))}"
