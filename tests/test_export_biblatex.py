"""BibLaTeX read back by bibtexparser: fields whole, text escaped, addresses not."""

from collections.abc import Sequence
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from quotebank.export import EXPORTERS, Options
from quotebank.export.biblatex import latex
from quotebank.export.cleaning import one_line, web_address
from quotebank.export.marks import turned
from quotebank.model import Printing
from tests.printings import HOSTILE, gallery, printing, quotation


def entries(printings: Sequence[Printing], options: Options | None = None) -> list[Any]:
    text = "".join(EXPORTERS["biblatex"](printings, options or Options()))
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    assert library.comments == library.strings == library.preambles == []
    return list(library.entries)


KNOWN = get_default_latex_context_db()
# LaTeX's own that pylatexenc lacks, or gives as a letter that only looks the same.
KNOWN.add_context_category(
    "braces",
    macros=[
        MacroTextSpec("textasciicircum", simplify_repl="^"),
        MacroTextSpec("textbraceleft", simplify_repl="{"),
        MacroTextSpec("textbraceright", simplify_repl="}"),
    ],
    prepend=True,
)


def shown(field: str) -> str:
    """What LaTeX prints of a field in double braces."""
    text = field.removeprefix("{").removesuffix("}")
    reader = LatexNodes2Text(latex_context=KNOWN, keep_comments=True)
    return str(reader.latex_to_text(text))


def test_every_entry_reads_back() -> None:
    for printing_, entry in zip(gallery(), entries(gallery()), strict=True):
        assert entry.entry_type == "article"
        assert entry["entrysubtype"] == "newspaper"
        fields = entry.fields_dict
        assert shown(fields["title"].value if "title" in fields else "") == turned(
            printing_.title or "", 0
        )
        assert (fields["url"].value if "url" in fields else None) == web_address(printing_.url)
        assert ("date" in fields) == (printing_.published is not None)


def test_the_journalist_is_the_author_and_names_keep_their_parts() -> None:
    listed = entries(gallery(), Options(listing="articles"))
    names = {entry.key: entry["author"] for entry in listed if "author" in entry.fields_dict}
    (jane, ludwig) = names["doe2010ask-a103"]
    assert (jane.first, jane.last) == (["Jane"], ["Doe"])
    assert (ludwig.first, ludwig.von, ludwig.last) == (["Ludwig"], ["van", "der"], ["Berg"])
    ann = names["doe2010pays-a104"][2]
    assert (ann.first, ann.last, ann.jr) == (["Ann"], ["Lee"], ["Jr."])
    assert names["reutersndnorthports-a105"][0].last == ["{Reuters}"]
    assert names["deniro2010100-a108"][0].last == ["De", "Niro"]
    assert not any("Lindqvist" in str(name) for name in names.values())


def test_dates_keep_their_precision() -> None:
    dates = [entry.fields_dict.get("date") for entry in entries(gallery())]
    assert [date.value if date else None for date in dates] == [
        *("2010-11-04", "2010-11-04", "2010-11-04", "2010-11", None, None, "2010", "2010-11-04"),
        None,
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_in_its_field(name: str) -> None:
    text = HOSTILE[name]
    hostile = printing(
        1,
        quotation=quotation(text),
        title=text,
        outlet=text,
        authors=(text,),
        speaker=text,
        url=f"https://a.example/{text}",
    )
    (entry,) = entries([hostile])
    assert {field.key for field in entry.fields} <= {
        *(
            "author",
            "title",
            "journaltitle",
            "entrysubtype",
            "date",
            "url",
            "urldate",
            "annotation",
        ),
    }
    if one_line(text):
        # pylatexenc does not space words as TeX does; the words themselves are what counts.
        assert shown(entry["title"]).split() == turned(one_line(text), 0).split()
        assert shown(entry["journaltitle"]).split() == one_line(text).split()


@given(st.text(alphabet="\\{}$&#%_~^ab@=,"))
def test_braces_always_match_and_nothing_is_lost(text: str) -> None:
    escaped = latex(text)
    depth = 0
    for character in escaped:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert shown(f"{{{escaped}}}").split() == text.split()
