"""Web Annotations: expanded by pyld, and anchored again in the text they come from."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from quotebank.export import EXPORTERS
from quotebank.export.annotation import CONTEXT, source_address
from quotebank.model import Printing, Quotation, QuoteSpan
from tests.conftest import CHECKOUT
from tests.printings import HOSTILE, gallery, printing, quotation

OA = "http://www.w3.org/ns/oa#"
ANNO = json.loads((CHECKOUT / "tests/schemas/anno.jsonld").read_text(encoding="utf-8"))
TEXT = (
    "NORTHPORT - The mayor said “no” twice.\n\n“No,” she said. “We will not pay, and "
    "\N{GRINNING FACE} that is\nthat.” Others said “no”, too."
)


def loader(url: str, _: Any) -> dict[str, Any]:
    assert url == CONTEXT, f"the tests load nothing from {url}"
    return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": ANNO}


def annotations(*printings: Printing) -> list[dict[str, Any]]:
    return list(json.loads("".join(EXPORTERS["webannotation"](printings))))


def found(*words: str) -> Printing:
    """A printing of the text above, its spans found in order."""
    spans, at = [], 0
    for text in words:
        at = TEXT.index(text, at)
        spans.append(QuoteSpan(at, at + len(text), text, "direct"))
        at += len(text)
    return anchored(TEXT, tuple(spans))


def anchored(text: str, spans: tuple[QuoteSpan, ...]) -> Printing:
    whole: Quotation = quotation("x")
    return printing(
        1,
        quotation=Quotation(
            spans=spans,
            speaker=whole.speaker,
            speaker_kind=whole.speaker_kind,
            mention=None,
            cue=None,
            rule=whole.rule,
            confidence=1.0,
        ),
        prefix=text[max(0, spans[0].start - 32) : spans[0].start],
        suffix=text[spans[-1].end : spans[-1].end + 32],
    )


def by_quote(text: str, selector: dict[str, Any]) -> list[int]:
    """Where a TextQuoteSelector finds its words, as the data model has it."""
    prefix, exact = selector.get("prefix", ""), selector["exact"]
    whole = prefix + exact + selector.get("suffix", "")
    return [
        at + len(prefix) for at in range(len(text) - len(whole) + 1) if text.startswith(whole, at)
    ]


@pytest.mark.parametrize(
    "words", [("no”, too",), ("No,", "We will not pay, and"), ("that is\nthat.",)]
)
def test_words_and_offsets_lead_back_to_the_text(words: tuple[str, ...]) -> None:
    asked = found(*words)
    (read,) = annotations(asked)
    assert len(read["target"]) == len(words)
    for target, span in zip(read["target"], asked.quotation.spans, strict=True):
        quote, position = target["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"] == span.text
        assert by_quote(TEXT, quote) == [span.start]


@given(st.text(min_size=1), st.data())
def test_any_span_of_any_text_is_anchored(text: str, data: Any) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (read,) = annotations(anchored(text, (QuoteSpan(start, end, text[start:end], "direct"),)))
    quote, position = read["target"][0]["selector"]
    assert (position["start"], position["end"]) == (start, end)
    assert start in by_quote(text, quote)


def test_no_term_is_lost_on_expansion() -> None:
    for asked in gallery():
        (document,) = annotations(asked)
        (expanded,) = jsonld.expand(document, {"documentLoader": loader, "base": "file:///bank/"})
        assert expanded["@type"] == [OA + "Annotation"]
        text = json.dumps(expanded)
        for term in (
            "hasTarget",
            "hasSelector",
            "hasSource",
            "exact",
            "start",
            "end",
            "motivatedBy",
        ):
            assert OA + term in text
        assert (OA + "hasBody" in text) == (asked.speaker is not None)
        assert expanded[OA + "motivatedBy"][0]["@id"].startswith(OA)


def test_ids_are_unique_and_always_the_same() -> None:
    ids = [read["id"] for read in annotations(*gallery())]
    assert len(set(ids)) == len(ids)
    assert ids == [read["id"] for asked in gallery() for read in annotations(asked)]
    assert all(name.startswith("urn:uuid:") for name in ids)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("/news/a b#1.txt", "file:///news/a%20b%231.txt#article-101"),
        ("news/a.jsonl", "news/a.jsonl#article-101"),
        ("-", "-#article-101"),
        ("c:\\x.txt", "c%3A%5Cx.txt#article-101"),
    ],
)
def test_an_article_without_address_is_found_by_its_file(source: str, address: str) -> None:
    assert source_address(printing(1, url=None, source=source)) == address


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_a_value(name: str) -> None:
    text = HOSTILE[name]
    (read,) = annotations(
        printing(
            1, quotation=quotation(text), speaker=text or None, url=text, source=text, prefix=text
        )
    )
    assert read["target"][0]["selector"][0]["exact"] == text
    assert set(read["target"][0]) == {"source", "selector"}
