"""W3C Web Annotations: each quotation anchored in its article by its words and by offsets.

Source: Web Annotation Data Model (W3C Recommendation, 2017), 4.2.4 TextQuoteSelector and 4.2.5
TextPositionSelector, whose offsets count code points, as the bank's do.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from quotebank.export.cleaning import web_address
from quotebank.export.exporter import Exporter, Options
from quotebank.export.linked import entity
from quotebank.export.records import Record, json_array
from quotebank.model import Printing

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotation(printing: Printing) -> Record:
    """Return one annotation: the speaker is its body, every span of the words a target."""
    source = source_address(printing)
    record: Record = {
        "@context": CONTEXT,
        "id": uuid5(NAMESPACE_URL, f"{source}#quotation-{printing.id}").urn,
        "type": "Annotation",
        "motivation": "identifying" if printing.speaker else "highlighting",
    }
    bodies = _bodies(printing)
    if bodies:
        record["body"] = bodies
    record["target"] = [
        {"source": source, "selector": selector} for selector in _selectors(printing)
    ]
    return record


def source_address(printing: Printing) -> str:
    """Return the article's address, else its file as an address, told apart within the file."""
    url = web_address(printing.url)
    if url is not None:
        return url
    path = quote(printing.source, safe="/", errors="replace")
    path = f"file://{path}" if path.startswith("/") else path
    return f"{path}#article-{printing.article_id}"


def _bodies(printing: Printing) -> list[Record]:
    if printing.speaker is None:
        return []
    bodies: list[Record] = [
        {
            "type": "TextualBody",
            "value": printing.speaker,
            "format": "text/plain",
            "purpose": "identifying",
        }
    ]
    same = entity(printing.speaker_qid)
    if same:
        bodies.append({"type": "SpecificResource", "source": same, "purpose": "identifying"})
    return bodies


def _selectors(printing: Printing) -> Iterator[list[Record]]:
    spans = printing.quotation.spans
    for index, span in enumerate(spans):
        words: Record = {"type": "TextQuoteSelector", "exact": span.text}
        # Only the text before the first span and behind the last is known.
        if index == 0 and printing.prefix:
            words["prefix"] = printing.prefix
        if index == len(spans) - 1 and printing.suffix:
            words["suffix"] = printing.suffix
        yield [words, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:  # noqa: ARG001 - an exporter's form
    return json_array(map(annotation, printings))


WEB_ANNOTATION = Exporter(
    name="webannotation",
    summary="W3C Web Annotations, JSON-LD",
    suffix=".jsonld",
    write=_write,
    listings=("quotes",),
)
