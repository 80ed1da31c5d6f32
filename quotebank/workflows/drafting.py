"""Drafts of gold: what the parser finds, laid out for a person to correct.

Every marked span is there, those too that are judged to be no quotation, so that nothing has to
be looked for. A draft measures nothing until somebody has read it against the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from os.path import relpath
from pathlib import Path, PurePath

from quotebank.days import Interval
from quotebank.errors import SourceError
from quotebank.extraction import extract
from quotebank.extraction.text.quotes import find_quoted
from quotebank.extraction.text.spans import lay_out
from quotebank.extraction.text.zones import Zone
from quotebank.ingest import Options, read
from quotebank.model import Article, Problem, Quotation, QuoteSpan
from quotebank.workflows.scoring.annotation import marked_places, mention_places, nearest

Record = dict[str, object]

_PAGES = (".html", ".htm", ".xhtml")


def drafts(
    sources: Sequence[str], folder: Path, options: Options | None = None
) -> Iterator[Record | Problem]:
    """Yield a line of gold for each article of ``sources``, to be kept in ``folder``.

    Raises SourceError for what cannot be meant, standard input among it: gold must be able to
    name its articles.
    """
    if "-" in sources:
        raise SourceError("-: a draft names its articles, and standard input has no name")
    return (_draft(item, folder) for item in read(sources, options or Options()))


def _draft(article: Article | Problem, folder: Path) -> Record | Problem:
    if isinstance(article, Problem):
        return article
    record: Record = {"source": PurePath(relpath(article.source, folder)).as_posix()}
    if article.record_id is not None:
        record["id"] = article.record_id
    page = article.source.lower().removesuffix(".gz").endswith(_PAGES)
    if not page:
        digest = sha256(article.text.encode(errors="surrogatepass"))
        record["text_sha256"] = digest.hexdigest()
    record["quotes"] = [_placed(span, article.text, page) for span in _spans(article)]
    return record


def _spans(article: Article) -> list[Record]:
    """Return all marked spans in the order of the text, each with start and end."""
    found = {
        span.start: _said(span, quotation)
        for quotation in extract(article).quotations
        for span in quotation.spans
    }
    layout = lay_out(article.text)
    everywhere: list[Zone] = ["body"] * len(layout.paragraphs)
    quoted, _ = find_quoted(article.text, layout, everywhere)
    for span in quoted:
        apart = all(span.end <= start or end <= span.start for start, end in _bounds(found))
        if apart and article.text[span.start : span.end].strip():
            found[span.start] = {"start": span.start, "end": span.end, "kind": "none"}
    return [found[start] for start in sorted(found)]


def _bounds(found: dict[int, Record]) -> Iterable[tuple[int, int]]:
    for start, record in found.items():
        end = record["end"]
        assert isinstance(end, int)
        yield start, end


def _said(span: QuoteSpan, quotation: Quotation) -> Record:
    record: Record = {
        "start": span.start,
        "end": span.end,
        "kind": span.kind,
        "speaker": quotation.speaker,
        "speaker_kind": quotation.speaker_kind,
        "mention": None,
        "said_on": None,
    }
    mention = quotation.mention
    if mention is not None and not (mention.start < span.end and span.start < mention.end):
        record["mention"] = {"start": mention.start, "end": mention.end, "text": mention.text}
    if quotation.said_on is not None:
        expression = quotation.said_on.expression
        if expression.earliest is not None and expression.latest is not None:
            record["said_on"] = _iso(Interval(expression.earliest, expression.latest))
            if quotation.said_on.inherited:
                record["said_inherited"] = True
    return record


def _iso(days: Interval) -> str:
    first, last = days.earliest.isoformat(), days.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def _placed(record: Record, text: str, page: bool) -> Record:
    """Return the span with its words; of a page with words only, which outlive another reader."""
    start, end = record["start"], record["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    words = text[start:end]
    places = marked_places(words, text) if page else []
    if start not in places:  # also on a page, where only a closing mark was printed
        return {"text": words, **record}
    rest = {key: value for key, value in record.items() if key not in ("start", "end")}
    mention = rest.get("mention")
    if isinstance(mention, dict):
        rest["mention"] = _by_words(mention, text, (start, end))
    nth = places.index(start) + 1
    return {"text": words, **({"nth": nth} if nth > 1 else {}), **rest}


def _by_words(mention: Record, text: str, quote: tuple[int, int]) -> Record:
    words, place = mention["text"], (mention["start"], mention["end"])
    assert isinstance(words, str)
    places = mention_places(words, text, quote)
    if place not in places:
        return mention
    told = nearest(places, quote) == place
    return {"text": words, **({} if told else {"nth": places.index(place) + 1})}
