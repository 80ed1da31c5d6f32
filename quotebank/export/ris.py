"""RIS: what EndNote, Mendeley, Zotero and library catalogues read (``TY  - NEWS``).

Source: the RIS specification of 2011 (Research Information Systems): two letters, two blanks, a
hyphen, a blank; lines end in CR and LF; a record ends with ``ER``.
"""

from collections.abc import Iterable, Iterator

from quotebank.export.citations import inverted, speaker_and_words
from quotebank.export.exporter import Exporter, Options, one_a_reference
from quotebank.export.fragment import fragment_link
from quotebank.export.keys import article_key, quotation_key
from quotebank.export.names import Name
from quotebank.export.reference import Day, reference
from quotebank.model import Printing

_LINE_END = "\r\n"


def _author(name: Name) -> str:
    if name.literal:
        # A comma would make a family name of what stands before it.
        return name.literal.replace(",", "")
    if name.family_first:
        return f"{name.family}, {name.given}"
    return inverted(name, particle_last=False)


def _date(day: Day | None) -> str:
    """Return "2010/11/04/", with all its strokes where month or day are unknown."""
    if day is None:
        return ""
    month = "" if day.month is None else f"{day.month:02d}"
    number = "" if day.day is None else f"{day.day:02d}"
    return f"{day.year:04d}/{month}/{number}/"


def _record(printing: Printing, key: str, note: str = "", link: str | None = None) -> str:
    article = reference(printing)
    fields = [
        ("TY", "NEWS"),
        ("ID", key),
        *(("AU", _author(author)) for author in article.authors),
        ("TI", article.title),
        ("T2", article.outlet),
        ("PY", str(article.published.year) if article.published else ""),
        ("DA", _date(article.published)),
        ("Y2", _date(article.accessed)),
        ("UR", article.url or ""),
        ("UR", link or ""),
        ("N1", note),
    ]
    lines = [f"{tag}  - {value}{_LINE_END}" for tag, value in fields if value]
    return "".join(lines) + f"ER  - {_LINE_END}{_LINE_END}"


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        for printing in one_a_reference(printings):
            yield _record(printing, article_key(printing))
        return
    for printing in printings:
        yield _record(
            printing,
            quotation_key(printing),
            speaker_and_words(printing),
            fragment_link(printing),
        )


RIS = Exporter(name="ris", summary="RIS for EndNote, Mendeley, Zotero", suffix=".ris", write=_write)
