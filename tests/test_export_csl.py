"""CSL-JSON against its published schema."""

import json
from typing import Any

import jsonschema
import pytest

from quotebank.export import EXPORTERS, Options
from quotebank.export.exporter import Listing
from quotebank.model import Printing
from tests.conftest import CHECKOUT
from tests.printings import HOSTILE, gallery, printing, quotation

SCHEMA = json.loads((CHECKOUT / "tests/schemas/csl-data.json").read_text(encoding="utf-8"))


def items(printings: list[Printing], listing: Listing = "quotes") -> list[dict[str, Any]]:
    read = json.loads("".join(EXPORTERS["csl-json"](printings, Options(listing=listing))))
    jsonschema.Draft7Validator(SCHEMA).validate(read)
    return list(read)


@pytest.mark.parametrize("listing", ["quotes", "articles"])
def test_the_schema_holds(listing: Listing) -> None:
    read = items(gallery(), listing)
    assert len(read) == len(gallery())
    assert {item["type"] for item in read} == {"article-newspaper"}
    assert len({item["id"] for item in read}) == len(read)


def test_the_schema_can_fail() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate([{"type": "newspaper", "id": "x"}])


def test_names_dates_and_words() -> None:
    first, _, third, fourth, fifth, *_ = items(gallery())
    assert first["issued"] == {"date-parts": [[2010, 11, 4]]}
    assert first["accessed"] == {"date-parts": [[2010, 11, 20]]}
    assert first["custom"]["speaker"] == "Marta Lindqvist"
    assert first["custom"]["said"] == "2010-11-03"
    assert third["author"][1] == {
        "family": "Berg",
        "given": "Ludwig",
        "non-dropping-particle": "van der",
    }
    assert fourth["author"][2] == {"family": "Lee", "given": "Ann", "suffix": "Jr."}
    assert fourth["issued"] == {"date-parts": [[2010, 11]]}
    assert fifth["author"] == [{"literal": "Reuters"}]
    assert "issued" not in fifth


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_keeps_the_schema(name: str) -> None:
    text = HOSTILE[name]
    items(
        [
            printing(
                1,
                quotation=quotation(text),
                title=text,
                outlet=text,
                url=text,
                authors=(text, ""),
                speaker=text,
                published=text,
                retrieved=text,
            )
        ]
    )
