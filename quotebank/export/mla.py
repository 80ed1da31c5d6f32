"""MLA: newspaper and news-site articles, and "qtd. in".

Source: MLA Handbook, 9th ed., chapter 5 (authors, containers, dates, addresses, dates of access)
and chapter 6, "Indirect sources" (qtd. in).
"""

from quotebank.export.citations import (
    Pieces,
    SortKey,
    Style,
    inverted,
    joined,
    sorted_as,
    sorted_title,
)
from quotebank.export.dates import day_first, day_first_span
from quotebank.export.exporter import Exporter
from quotebank.export.headline import capitalised
from quotebank.export.marks import quoted
from quotebank.export.names import Name
from quotebank.export.reference import Reference, reference, said, speaker_name, words
from quotebank.export.typeset import Line
from quotebank.model import Printing

_MOST_AUTHORS = 2


def _authors(authors: tuple[Name, ...]) -> str:
    first = inverted(authors[0], particle_last=False)
    if len(authors) > _MOST_AUTHORS:
        return f"{first}, et al."
    return joined([first, *(author.whole for author in authors[1:])], comma_of_two=True)


def entry(article: Reference) -> Pieces:
    """Return the works-cited entry of an article; without byline the title leads."""
    line = Line()
    if article.authors and not article.own:
        line.add(_authors(article.authors)).stop()
    line.add(
        quoted(capitalised(article.title), ".") + " " if article.title else "Untitled article. "
    )
    if article.outlet:
        line.add(article.outlet, italic=True)
    if article.published:
        line = line.comma() if article.outlet else line
        line.add(day_first(article.published))
    if article.url:
        line = line.comma() if article.outlet or article.published else line
        line.address(article.url)
    line.stop()
    if article.url and article.accessed:
        line.add(f"Accessed {day_first(article.accessed)}").stop()
    return line.end()


def _add_in_text(line: Line, article: Reference) -> Line:
    """Add what leads the entry, as a text cites it: "Doe and Roe"."""
    names = [] if article.own else [author.short for author in article.authors]
    if names:
        return line.add(joined(names) if len(names) <= _MOST_AUTHORS else f"{names[0]} et al.")
    return line.add(quoted(capitalised(article.title)) if article.title else "Untitled article")


def quotation_note(printing: Printing) -> Pieces:
    """Return a quotation with its in-text citation, and the entry that it points to."""
    article = reference(printing)
    line = Line()
    speaker, spoken = speaker_name(printing), said(printing)
    if speaker:
        line.add(speaker.whole)
    if spoken:
        line.add(f" ({day_first_span(*spoken)})" if speaker else day_first_span(*spoken))
    if speaker or spoken:
        line.add(": ")
    line.add(f"{quoted(words(printing))} (qtd. in ")
    return _add_in_text(line, article).add("). ").extend(entry(article)).end()


def sort_key(article: Reference) -> SortKey:
    """Sort by authors, then title; without byline by title."""
    authors = () if article.own else article.authors
    who = tuple(sorted_as(author, particle_last=False) for author in authors)
    return (who or (sorted_title(article),), sorted_title(article))


MLA = Exporter(
    name="mla",
    summary="MLA 9 works cited, ready text",
    suffix=".txt",
    write=Style(note=quotation_note, entry=entry, sort_key=sort_key).write,
    takes=("markup",),
)
