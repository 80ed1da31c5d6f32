"""APA: newspaper and news-site articles, and "as cited in".

Source: Publication Manual of the APA, 7th ed.: 10.1, example 16 (newspaper: italic newspaper),
10.16, example 110 (news website: italic title), 8.6 (secondary sources), 8.19 (same authors and
year), 9.7-9.12 (authors).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from quotebank.export.citations import (
    Pieces,
    SortKey,
    Style,
    joined,
    sorted_as,
    sorted_title,
)
from quotebank.export.dates import american, american_span, year_first
from quotebank.export.exporter import Exporter
from quotebank.export.marks import quoted, stopped, turned
from quotebank.export.names import Name, initials
from quotebank.export.reference import Reference, reference, said, speaker_name, words
from quotebank.export.typeset import Line
from quotebank.model import Printing

_MOST_AUTHORS = 20
_UNTITLED = "[Untitled article]"


def _author(name: Name) -> str:
    if name.literal:
        return name.literal
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(filter(None, (family, initials(name.given), name.suffix)))


def _authors(authors: tuple[Name, ...]) -> str:
    names = [_author(author) for author in authors]
    if len(names) > _MOST_AUTHORS:
        return ", ".join(names[: _MOST_AUTHORS - 1]) + f", . . . {names[-1]}"
    return joined(names, "&", comma_of_two=not all(author.literal for author in authors))


def _date(article: Reference) -> str:
    if article.published is None:
        return f"(n.d.-{article.letter})" if article.letter else "(n.d.)"
    year = str(article.published.year)
    return f"({year}{article.letter}{year_first(article.published).removeprefix(year)})"


def _add_title(line: Line, article: Reference) -> Line:
    if not article.title:
        return line.add(_UNTITLED).stop()
    return line.add(stopped(turned(article.title, 0), "."), italic=article.website).add(" ")


def entry(article: Reference) -> Pieces:
    """Return the reference of an article; without byline the title leads."""
    line = Line()
    if article.authors:
        line.add(_authors(article.authors)).stop().add(_date(article)).stop()
        _add_title(line, article)
    else:
        _add_title(line, article).add(_date(article)).stop()
    if article.outlet and not (article.website and article.own):
        line.add(article.outlet, italic=not article.website).stop()
    if article.url and article.accessed and not article.published:
        # A page without a date may be another tomorrow (9.16); elsewhere no retrieval date.
        line.add(f"Retrieved {american(article.accessed)}, from ")
    if article.url:
        line.address(article.url)
    return line.end()


def _add_in_text(line: Line, article: Reference) -> Line:
    """Add who and when as a text cites them: "Doe & Roe, 2010"."""
    names = [author.short for author in article.authors]
    if names:
        line.add(joined(names, "&") if len(names) < 3 else f"{names[0]} et al.").comma()
    elif not article.title:
        line.add(_UNTITLED).comma()
    elif article.website:
        line.add(turned(article.title, 0), italic=True).comma()
    else:
        line.add(quoted(article.title, ",!") + " ")
    return line.add(str(article.published.year) if article.published else "n.d.")


def quotation_note(printing: Printing) -> Pieces:
    """Return a quotation with its in-text citation, and the reference that it points to."""
    article = reference(printing)
    line = Line()
    speaker, spoken = speaker_name(printing), said(printing)
    if speaker:
        line.add(speaker.whole)
    if spoken:
        line.add(f" ({american_span(*spoken)})" if speaker else american_span(*spoken))
    if speaker or spoken:
        line.add(": ")
    line.add(f"{quoted(words(printing))} (as cited in ")
    return _add_in_text(line, article).add("). ").extend(entry(article)).end()


def sort_key(article: Reference) -> SortKey:
    """Sort by authors, then date (none first), then title; without byline by title."""
    when = article.published.iso if article.published else ""
    who = tuple(sorted_as(author, particle_last=False) for author in article.authors)
    return (who or (sorted_title(article),), f"{when} {sorted_title(article)}")


def lettered(articles: Sequence[Reference]) -> Iterator[Reference]:
    """Yield a sorted list, several of the same authors and year told apart: 2010a, 2010b."""
    several = Counter(map(_cited, articles))
    seen: Counter[object] = Counter()
    for article in articles:
        cited = _cited(article)
        if article.authors and several[cited] > 1:
            yield replace(article, letter=_letter(seen[cited]))
            seen[cited] += 1
        else:
            yield article


def _cited(article: Reference) -> object:
    return article.authors, article.published and article.published.year


def _letter(number: int) -> str:
    """Return a, b, … z, aa, ab, … for 0, 1, …"""
    before, last = divmod(number, len(ascii_lowercase))
    return (_letter(before - 1) if before else "") + ascii_lowercase[last]


APA = Exporter(
    name="apa",
    summary="APA 7 references, ready text",
    suffix=".txt",
    write=Style(note=quotation_note, entry=entry, sort_key=sort_key, told_apart=lettered).write,
    takes=("markup",),
)
