"""What holds of every exporter: golden files, hostile text, streams, stable keys."""

import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from quotebank.export import EXPORTERS, Exporter, Options
from quotebank.export.exporter import Listing
from quotebank.model import Printing
from tests.conftest import CHECKOUT
from tests.printings import HOSTILE, gallery, printing, quotation

GOLDEN = CHECKOUT / "tests" / "golden" / "export"
LISTS: list[tuple[Exporter, Listing]] = [
    (exporter, listing) for exporter in EXPORTERS.values() for listing in exporter.listings
]
NAMES = [f"{exporter.name}-{listing}" for exporter, listing in LISTS]
SORTED = {"chicago-bibliography", "apa", "mla", "md", "html"}
"""Lists of articles that a style sorts, for which all entries have to be there first."""

each_list = pytest.mark.parametrize(("exporter", "listing"), LISTS, ids=NAMES)


def test_all_formats_of_the_design_are_there() -> None:
    assert list(EXPORTERS) == [
        *("csv", "json", "jsonl", "md", "html"),
        *("csl-json", "biblatex", "ris", "chicago-notes", "chicago-bibliography", "apa", "mla"),
        *("jsonld", "webannotation"),
    ]
    assert all(name == exporter.name for name, exporter in EXPORTERS.items())


@each_list
def test_the_golden_file(exporter: Exporter, listing: Listing) -> None:
    """Looked at by eye; written anew with UPDATE_GOLDEN=1."""
    path = GOLDEN / f"{exporter.name}-{listing}{exporter.suffix}"
    text = "".join(exporter(gallery(), Options(listing=listing)))
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@each_list
def test_nothing_is_an_empty_but_whole_file(exporter: Exporter, listing: Listing) -> None:
    text = "".join(exporter([], Options(listing=listing)))
    assert text == "" or text.endswith("\n")


@pytest.mark.parametrize("name", HOSTILE)
@each_list
def test_hostile_text_is_written_as_utf_8(exporter: Exporter, listing: Listing, name: str) -> None:
    """Every field a stranger fills; the formats' own tests read the result back."""
    text = HOSTILE[name]
    hostile = [
        printing(
            1,
            quotation=quotation(text, speaker=text),
            title=text,
            outlet=text,
            url=url,
            authors=(text, f"{text}, {text}", f"{text} and Jane Doe"),
            speaker=text,
            speaker_kind=kind,
            speaker_qid=text,
            published=text,
            retrieved=text,
            source=text or "-",
            prefix=text,
            suffix=text,
        )
        for kind in ("person", "organisation", "document", "unnamed", None)
        for url in (text, f"https://a.example/{text}", f"https://{text}/")
    ]
    assert "".join(exporter(hostile, Options(listing=listing))).encode()


@each_list
def test_every_option_is_taken_or_refused(exporter: Exporter, listing: Listing) -> None:
    plain = "".join(exporter(gallery(), Options(listing=listing)))
    with_bom = "".join(exporter(gallery(), Options(listing=listing, bom=True)))
    in_html = "".join(exporter(gallery(), Options(listing=listing, markup="html")))
    assert (with_bom != plain) == ("bom" in exporter.takes)
    assert (in_html != plain) == ("markup" in exporter.takes)


def test_a_list_that_a_format_does_not_make_is_refused() -> None:
    with pytest.raises(ValueError, match="webannotation makes no list of articles"):
        EXPORTERS["webannotation"]([], Options(listing="articles"))


@each_list
def test_it_yields_while_it_reads(exporter: Exporter, listing: Listing) -> None:
    if listing == "articles" and exporter.name in SORTED:
        pytest.skip("a sorted list begins when all entries are known")
    taken = 0

    def endless() -> Iterator[Printing]:
        nonlocal taken
        while True:
            taken += 1
            yield printing(taken)

    stream = exporter(endless(), Options(listing=listing))
    for _ in range(50):
        next(stream)
    assert taken <= 51


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=lambda exporter: exporter.name)
def test_memory_does_not_grow_with_the_list_of_quotes(exporter: Exporter) -> None:
    def peak(count: int) -> int:
        article = printing(1)
        stream = exporter(replace(article, id=number) for number in range(1, count))
        for _ in stream:
            pass
        tracemalloc.start()
        for _ in exporter(replace(article, id=number) for number in range(1, count)):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(2000) < peak(200) + 50_000


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=lambda exporter: exporter.name)
def test_an_entry_is_the_same_whatever_else_is_in_the_export(exporter: Exporter) -> None:
    alone = "".join(exporter([gallery()[3]]))
    among = "".join(exporter(gallery()))
    lines = [line for line in alone.splitlines() if line.strip() and "1 quotation" not in line]
    others = {line.rstrip(",") for line in among.splitlines()}
    assert lines
    assert all(line.rstrip(",") in others for line in lines)


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=lambda exporter: exporter.name)
def test_an_article_is_listed_once(exporter: Exporter) -> None:
    if "articles" not in exporter.listings:
        pytest.skip("no list of articles")
    other = quotation("Something else entirely.")
    twice = [printing(1), replace(printing(1), id=2, quotation=other), printing(1)]
    text = "".join(exporter(twice, Options(listing="articles")))
    assert text.casefold().count("harbour to reopen") == 1
    copies = [printing(3), replace(printing(3), id=4, article_id=999, source="news/copy.txt")]
    text = "".join(exporter(copies, Options(listing="articles")))
    in_full = exporter.name in {"csv", "json", "jsonl", "jsonld"}
    assert text.casefold().count("harbour to reopen") == (2 if in_full else 1)


def test_two_articles_without_title_and_address_are_two() -> None:
    bare = [printing(n, title=None, url=None, outlet=None) for n in (1, 2)]
    text = "".join(EXPORTERS["jsonl"](bare, Options(listing="articles")))
    assert text.count("\n") == 2
