"""Chicago, notes and bibliography: newspaper and news-site articles.

Source: The Chicago Manual of Style, 17th ed. 14.191-14.200 (newspapers) and 14.260 (quoted in);
where the 18th differs (how many authors are named), the 18th. Newspapers are usually cited in
notes alone; the bibliography is there for who wants one.
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
from quotebank.export.dates import american, american_span
from quotebank.export.exporter import Exporter
from quotebank.export.headline import capitalised
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
from quotebank.export.typeset import Line
from quotebank.folding import fold
from quotebank.model import Printing

_IN_A_NOTE = 2
"""18th ed.: a note names two authors; of three and more the first, et al."""
_IN_A_BIBLIOGRAPHY = 6
"""18th ed.: a bibliography names six; of more the first three, et al."""
_OF_MANY = 3


def _note_authors(article: Reference) -> str:
    names = [author.whole for author in article.authors]
    return joined(names) if len(names) <= _IN_A_NOTE else f"{names[0]} et al."


def _bibliography_authors(authors: tuple[Name, ...]) -> str:
    first = inverted(authors[0], particle_last=True)
    names = [first, *(author.whole for author in authors[1:])]
    if len(names) > _IN_A_BIBLIOGRAPHY:
        return ", ".join(names[:_OF_MANY]) + ", et al."
    return joined(names, comma_of_two=True)


def _outlet(article: Reference) -> str:
    # An initial "The" of a newspaper is left out (14.194); of a site it belongs to the name.
    return article.outlet if article.website else _newspaper(article.outlet)


def _newspaper(outlet: str) -> str:
    rest = without_article(outlet)
    return rest if outlet.casefold().startswith("the ") else outlet


def _when(article: Reference) -> str:
    if article.published:
        return american(article.published)
    return f"accessed {american(article.accessed)}" if article.accessed else "n.d."


def _add_note(line: Line, article: Reference) -> Line:
    """Add an article as a note gives it: all between commas."""
    if article.authors and not article.own:
        line.add(_note_authors(article)).comma()
    if article.title:
        line.add(quoted(capitalised(article.title), ",!") + " ")
    else:
        line.add("untitled article" if line.pieces else "Untitled article").comma()
    if article.outlet:
        line.add(_outlet(article), italic=not article.website).comma()
    line.add(_when(article))
    if article.url:
        line.comma().address(article.url)
    return line.stop()


def note(article: Reference) -> Pieces:
    """Return the full note of an article."""
    return _add_note(Line(), article).end()


def quotation_note(printing: Printing) -> Pieces:
    """Return the note of a quotation: speaker, words, day said, quoted in the article."""
    line = Line()
    speaker = speaker_name(printing)
    if speaker:
        line.add(speaker.whole).comma()
    line.add(quoted(words(printing), ",") + " ")
    spoken = said(printing)
    if spoken:
        line.add(american_span(*spoken)).comma()
    return _add_note(line.add("quoted in "), reference(printing)).end()


def entry(article: Reference) -> Pieces:
    """Return the bibliography entry of an article; without byline the newspaper leads (14.199)."""
    line = Line()
    leads = article.own or not article.authors
    if not leads:
        line.add(_bibliography_authors(article.authors)).stop()
    elif article.outlet:
        line.add(_outlet(article), italic=not article.website).stop()
    line.add(
        quoted(capitalised(article.title), ".") + " " if article.title else "Untitled article. "
    )
    accessed = article.accessed and not article.published
    if article.outlet and not leads:
        line.add(_outlet(article), italic=not article.website)
        line = line.stop() if accessed else line.comma()
    when = _when(article)
    begins = leads or not article.outlet or accessed
    line.add(when[0].upper() + when[1:] if begins else when).stop()
    if article.url:
        line.address(article.url).stop()
    return line.end()


def quotation_entry(printing: Printing) -> Pieces:
    """Return the bibliography entry of a quotation, under the speaker (14.260)."""
    line = Line()
    speaker = speaker_name(printing)
    if speaker:
        line.add(inverted(speaker, particle_last=True)).stop()
    line.add(quoted(words(printing), ".") + " ")
    spoken = said(printing)
    if spoken:
        line.add(american_span(*spoken)).stop()
    return _add_note(line.add("Quoted in "), reference(printing)).end()


def sort_key(article: Reference) -> SortKey:
    """Sort by authors, or the newspaper in their place; then by title."""
    if article.authors and not article.own:
        who = tuple(sorted_as(author, particle_last=True) for author in article.authors)
    else:
        who = (without_article(fold(article.outlet)),) if article.outlet else ()
    return (who or (sorted_title(article),), sorted_title(article))


NOTES = Exporter(
    name="chicago-notes",
    summary="Chicago 18 (17) notes, ready text",
    suffix=".txt",
    write=Style(note=quotation_note, entry=note).write,
    takes=("markup",),
)
BIBLIOGRAPHY_STYLE = Style(note=quotation_entry, entry=entry, sort_key=sort_key)
BIBLIOGRAPHY = Exporter(
    name="chicago-bibliography",
    summary="Chicago 18 (17) bibliography, ready text",
    suffix=".txt",
    write=BIBLIOGRAPHY_STYLE.write,
    takes=("markup",),
)
