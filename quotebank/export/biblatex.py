"""BibLaTeX: an ``@article`` with ``entrysubtype = {newspaper}`` for every quotation or article.

Text is escaped for LaTeX and addresses never are. Titles stand in double braces: a style must not
lower-case a headline, because no program knows its proper names.
"""

from collections.abc import Iterable, Iterator

from quotebank.export.citations import speaker_and_words
from quotebank.export.exporter import Exporter, Options, one_a_reference
from quotebank.export.keys import article_key, quotation_key
from quotebank.export.marks import turned
from quotebank.export.names import Name
from quotebank.export.reference import reference
from quotebank.model import Printing

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
}
_PAIRED = str.maketrans(_LATEX | {"{": r"\{", "}": r"\}"})
# BibTeX and biber count braces and do not know that one is escaped: a lone "\}" ends the field.
_UNPAIRED = str.maketrans(_LATEX | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})


def latex(text: str) -> str:
    """Return ``text`` such that LaTeX prints it as it is."""
    return text.translate(_PAIRED if _braces_match(text) else _UNPAIRED)


def _braces_match(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _name(name: Name) -> str:
    """Return "von Last, Jr, First"; what must not be taken apart stands in braces."""
    if name.literal:
        return f"{{{latex(name.literal)}}}"
    family = " ".join(filter(None, (name.particle, _part(name.family))))
    return ", ".join(filter(None, (family, latex(name.suffix), _part(name.given))))


def _part(text: str) -> str:
    # A comma would make one part two; a word in lower case would be taken for a particle.
    whole = "," in text or any(word[:1].islower() for word in text.split())
    return f"{{{latex(text)}}}" if whole else latex(text)


def _entry(printing: Printing, key: str, annotation: str = "") -> str:
    article = reference(printing)
    fields = {
        "author": " and ".join(_name(author) for author in article.authors),
        # LaTeX prints a straight mark as a closing one, wherever it stands.
        "title": f"{{{latex(turned(article.title, 0))}}}" if article.title else "",
        "journaltitle": f"{{{latex(article.outlet)}}}" if article.outlet else "",
        "entrysubtype": "newspaper",
        "date": article.published.iso if article.published else "",
        "url": article.url or "",
        "urldate": article.accessed.iso if article.accessed and article.url else "",
        "annotation": latex(annotation),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{key},\n{lines}}}\n\n"


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        for printing in one_a_reference(printings):
            yield _entry(printing, article_key(printing))
        return
    for printing in printings:
        yield _entry(printing, quotation_key(printing), speaker_and_words(printing))


BIBLATEX = Exporter(
    name="biblatex", summary="BibLaTeX for LaTeX, JabRef", suffix=".bib", write=_write
)
