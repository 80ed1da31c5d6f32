"""JSON-LD expanded by pyld against the context kept here."""

import json
from typing import Any

import pytest
from pyld import jsonld

from quotebank.export import EXPORTERS, Options
from quotebank.export.exporter import Listing
from quotebank.export.linked import entity
from quotebank.model import Printing
from tests.conftest import CHECKOUT
from tests.printings import HOSTILE, gallery, printing, quotation

SCHEMA = "http://schema.org/"
CONTEXT = json.loads((CHECKOUT / "tests/schemas/schemaorg.jsonld").read_text(encoding="utf-8"))


def loader(url: str, _: Any) -> dict[str, Any]:
    assert url == "https://schema.org", f"the tests load nothing from {url}"
    return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def nodes(*printings: Printing, listing: Listing = "quotes") -> list[dict[str, Any]]:
    document = json.loads("".join(EXPORTERS["jsonld"](printings, Options(listing=listing))))
    expanded = jsonld.expand(document, {"documentLoader": loader})
    assert not lost(document["@graph"], expanded)
    return list(expanded)


def lost(before: Any, after: Any) -> set[str]:
    """The terms written that are not in the expanded document."""
    text = json.dumps(after)
    return {name for name in names(before) if f"{SCHEMA}{name}" not in text}


def names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {name for name in value if not name.startswith("@")}.union(
            *map(names, value.values())
        )
    return set().union(*map(names, value)) if isinstance(value, list) else set()


def value(node: dict[str, Any], *path: str) -> Any:
    for name in path:
        node = node[SCHEMA + name][0]
    return node.get("@value", node.get("@id"))


def test_no_term_is_lost_on_expansion() -> None:
    read = nodes(*gallery())
    assert len(read) == len(gallery())
    assert all(node["@type"] == [SCHEMA + "Quotation"] for node in read)


def test_a_quotation_has_creator_date_and_article() -> None:
    (node,) = nodes(gallery()[0])
    assert value(node, "creator", "name") == "Marta Lindqvist"
    assert value(node, "creator", "sameAs") == "http://www.wikidata.org/entity/Q42"
    assert value(node, "dateCreated") == "2010-11-03"
    assert value(node, "isPartOf", "headline") == "Harbour to reopen"
    assert value(node, "isPartOf", "author", "name") == "Jane Doe"
    assert value(node, "isPartOf", "publisher", "name") == "The Northport Chronicle"
    assert value(node, "url").startswith("https://northport.example/1#:~:text=")


@pytest.mark.parametrize(
    ("kind", "term", "type_"),
    [
        ("person", "creator", "Person"),
        ("organisation", "creator", "Organization"),
        ("document", "isBasedOn", "CreativeWork"),
        ("unnamed", "spokenByCharacter", None),
    ],
)
def test_who_speaks_is_what_the_article_knows(kind: Any, term: str, type_: str | None) -> None:
    (node,) = nodes(printing(1, speaker="the report", speaker_kind=kind))
    assert value(node, term, "name") == "the report"
    assert node[SCHEMA + term][0].get("@type") == ([SCHEMA + type_] if type_ else None)


def test_an_interval_is_no_day() -> None:
    node = nodes(*gallery())[7]
    assert value(node, "temporalCoverage") == "2010-10-29/2010-11-04"
    assert SCHEMA + "dateCreated" not in node


def test_an_agency_is_an_organisation() -> None:
    node = nodes(printing(1, authors=("Reuters",)), listing="articles")[0]
    assert node[SCHEMA + "author"][0]["@type"] == [SCHEMA + "Organization"]


@pytest.mark.parametrize("qid", ["Q0", "42", "Q42/../x", "", None, "Q42 ", "q42"])
def test_what_is_no_item_is_not_linked(qid: str | None) -> None:
    assert entity(qid) is None


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_a_value(name: str) -> None:
    text = HOSTILE[name]
    (node,) = nodes(
        printing(1, quotation=quotation(text), title=text, outlet=text, speaker=text, url=text)
    )
    assert value(node, "text") == text
