"""Gold: what people found by reading, a JSON line an article; format in data/gold/README.md.

A line is read twice: ``read_gold`` checks its shape, ``located`` finds its spans in the text
once the article is there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, Literal

from quotebank.days import Interval, published_interval
from quotebank.errors import SourceError
from quotebank.model import Article, Problem, SpeakerKind

GoldKind = Literal["direct", "partial", "none"]
_KINDS = ("direct", "partial", "none")
_UNNAMED = "unnamed: "
_OPENING = frozenset(
    "\"'"
    "\N{LEFT DOUBLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_SPEAKER_KINDS = ("person", "organisation", "document", "unnamed", None)


class Misfit(Exception):
    """An annotation that cannot be used; the message says why in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """One marked span as a person judged it.

    ``asked``: who said it was judged at all; ``speaker`` is then the answer or None. ``mentions``:
    the places that name the source, any of which will do; empty when the span has none of its own.
    ``dated``: its day was judged at all; ``said`` is then that day or None.
    """

    start: int
    end: int
    kind: GoldKind
    sure: bool = True
    asked: bool = True
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    dated: bool = False
    said: Interval | None = None
    inherited: bool = False
    statement: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    @property
    def named(self) -> bool:
        """Whether the article names who said it."""
        return bool(self.speaker) and self.speaker_kind != "unnamed"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One line of gold: which article, and its annotations, not yet located in the text."""

    line: int
    source: str | None
    record_id: str | None
    inline: bool
    digest: str | None
    masks: tuple[tuple[int, int], ...]
    quotes: tuple[Mapping[str, Any], ...]

    @property
    def name(self) -> str:
        """What a message calls it."""
        return " ".join(filter(None, (self.source, self.record_id))) or f"line {self.line}"

    @property
    def label(self) -> str:
        """What is looked up first: the record's id, else the last part of the path."""
        return self.record_id or PurePath(self.source or "").name

    def fits(self, article: Article) -> bool:
        """Say whether ``article`` is the one meant: same record id, and a path that ends alike."""
        if self.record_id is not None and article.record_id != self.record_id:
            return False
        if self.source is None:
            return self.record_id is not None
        wanted = [part for part in PurePath(self.source).parts if part not in ("..", ".")]
        return list(PurePath(article.source).parts[-len(wanted) :]) == wanted


def read_gold(path: Path) -> Iterator[GoldArticle | Problem]:
    """Yield the lines of a gold file; a line that is none of the format is a Problem.

    Raises SourceError when the file cannot be read as text.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _line(line, number, str(path))
    except OSError as failure:
        raise SourceError(f"{path}: {failure.strerror}") from failure
    except UnicodeDecodeError as failure:
        raise SourceError(f"{path}: not UTF-8") from failure


def _line(line: str, number: int, source: str) -> GoldArticle | Problem:
    try:
        return parsed(json.loads(line), number)
    except json.JSONDecodeError as failure:
        why = f"not JSON ({failure.msg})"
    except Misfit as failure:
        why = str(failure)
    return Problem("malformed-gold", why, source=source, line=number)


def parsed(record: object, line: int) -> GoldArticle:
    """Return one JSON object of gold as a GoldArticle. Raises Misfit when it is none."""
    if not isinstance(record, dict) or not isinstance(record.get("quotes"), list):
        raise Misfit('no object with a list "quotes"')
    source, record_id, digest = (record.get(key) for key in ("source", "id", "text_sha256"))
    for key, value in (("source", source), ("id", record_id), ("text_sha256", digest)):
        if not isinstance(value, str | None):
            raise Misfit(f'"{key}" is no text')
    if source is None and record_id is None:
        raise Misfit('neither "source" nor "id" says which article')
    inline = isinstance(record.get("text"), str)
    if inline and record_id is None:
        raise Misfit('"text" without "id"')
    if not all(isinstance(quote, dict) for quote in record["quotes"]):
        raise Misfit('"quotes" holds something else than objects')
    quotes = tuple(record["quotes"])
    return GoldArticle(line, source, record_id, inline, digest, _masks(record), quotes)


def _masks(record: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    try:
        return tuple((int(start), int(end)) for start, end in record.get("masks", ()))
    except (TypeError, ValueError) as failure:
        raise Misfit('"masks" is no list of [start, end]') from failure


def located(gold: GoldArticle, text: str) -> tuple[GoldSpan, ...]:
    """Return the annotations of ``gold`` as spans of ``text``.

    Raises Misfit when the text is another one than was annotated, and when words do not stand
    where the gold says.
    """
    if gold.digest is not None and gold.digest != _digest(text):
        raise Misfit(f"{gold.name}: the text has changed since it was annotated")
    return tuple(
        _span(quote, text, gold.name) for quote in gold.quotes if not _cut_out(quote, text)
    )


def _cut_out(quote: Mapping[str, Any], text: str) -> bool:
    """Whether it is no quotation, and a reader left it out with the navigation around it."""
    words = quote.get("text")
    if quote.get("kind") != "none" or "start" in quote or not isinstance(words, str):
        return False
    return not marked_places(words, text)


def marked_places(words: str, text: str) -> list[int]:
    """Return where ``words`` stand in ``text`` right behind a quotation mark."""
    # Only behind a mark: "guilty" may stand in the headline before the clerk reads it out.
    found = re.finditer(re.escape(words), text)
    return [match.start() for match in found if text[max(0, match.start() - 1)] in _OPENING]


def _span(quote: Mapping[str, Any], text: str, name: str) -> GoldSpan:
    start, end = _place(quote, text, name)
    kind = quote.get("kind")
    if kind not in _KINDS:
        raise Misfit(f"{name}: kind {kind!r} at {start} (there are {', '.join(_KINDS)})")
    speaker, speaker_kind = _speaker(quote, f"{name} at {start}")
    mentions = quote.get("mention") or []
    return GoldSpan(
        start=start,
        end=end,
        kind=kind,
        sure=bool(quote.get("sure", True)),
        asked="speaker" in quote,
        speaker=speaker,
        speaker_kind=speaker_kind,
        mentions=tuple(
            _mention(mention, text, (start, end), name)
            for mention in (mentions if isinstance(mentions, list) else [mentions])
        ),
        dated="said_on" in quote,
        said=_interval(quote.get("said_on"), name),
        inherited=bool(quote.get("said_inherited", False)),
        statement=quote.get("statement"),
    )


def _speaker(quote: Mapping[str, Any], name: str) -> tuple[str | None, SpeakerKind | None]:
    speaker, kind = quote.get("speaker"), quote.get("speaker_kind")
    if not isinstance(speaker, str | None) or kind not in _SPEAKER_KINDS:
        raise Misfit(f"{name}: speaker {speaker!r} of kind {kind!r}")
    if not speaker or speaker == "unknown":
        return None, None
    if kind is not None:
        return speaker, kind
    bare = speaker.removeprefix(_UNNAMED)
    return bare, "person" if bare == speaker else "unnamed"


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def _place(quote: Mapping[str, Any], text: str, name: str) -> tuple[int, int]:
    words, start, end = quote.get("text"), quote.get("start"), quote.get("end")
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(text) or words not in (None, text[start:end]):
            raise Misfit(f"{name}: {start}-{end} does not hold {words!r}")
        return start, end
    if not isinstance(words, str) or not words:
        raise Misfit(f'{name}: a quote with neither "text" nor "start" and "end"')
    places = marked_places(words, text)
    nth = quote.get("nth", 1)
    if not isinstance(nth, int) or not 1 <= nth <= len(places):
        raise Misfit(f"{name}: {words!r} stands between marks {len(places)} times, not {nth}")
    return places[nth - 1], places[nth - 1] + len(words)


def _mention(mention: object, text: str, quote: tuple[int, int], name: str) -> tuple[int, int]:
    if isinstance(mention, dict) and isinstance(mention.get("start"), int):
        return _place(mention, text, name)
    words = mention.get("text") if isinstance(mention, dict) else mention
    nth = mention.get("nth") if isinstance(mention, dict) else None
    if not isinstance(words, str) or not words or not isinstance(nth, int | None):
        raise Misfit(f"{name}: mention {mention!r} is neither words nor a span")
    places = mention_places(words, text, quote)
    if nth is None and places:
        return nearest(places, quote)
    if nth is None or not 1 <= nth <= len(places):
        raise Misfit(
            f"{name}: mention {words!r} stands {len(places)} times beside {quote[0]}-{quote[1]}"
        )
    return places[nth - 1]


def mention_places(words: str, text: str, quote: tuple[int, int]) -> list[tuple[int, int]]:
    """Return where ``words`` stand in ``text``, whole and outside the span ``quote``."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return [m.span() for m in found if m.end() <= quote[0] or m.start() >= quote[1]]


def nearest(places: Sequence[tuple[int, int]], quote: tuple[int, int]) -> tuple[int, int]:
    """Return the place with the fewest characters between it and ``quote``."""
    return min(places, key=lambda place: max(quote[0] - place[1], place[0] - quote[1]))


def _interval(said: object, name: str) -> Interval | None:
    if said is None:
        return None
    try:
        first, _, last = str(said).partition("/")
        begin, end = published_interval(first), published_interval(last or first)
        return Interval(begin.earliest, end.latest)
    except ValueError as failure:
        raise Misfit(f"{name}: said_on {said!r} is no day, month, year or day/day") from failure
