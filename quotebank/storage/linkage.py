"""What linking reads of a bank and hands back, as plain values; ``linked`` asks and writes them."""

from dataclasses import dataclass
from datetime import date

from quotebank.model import SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Somebody who speaks in an article, as the register reads it: names with their context."""

    person_id: int
    article_id: int
    article_key: str
    name: str
    kind: str
    roles: tuple[str, ...]
    outlet: str | None
    published_earliest: date | None
    published_latest: date | None
    speaker_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Whom a name means: a speaker of one article, or of all where ``article_key`` is None."""

    name: str
    kind: SpeakerKind
    article_id: int | None = None
    article_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A quotation as statements see it. ``said``: its days are those on which it was said.

    ``was``: its statement, or the one whose longest form it was before it left it.
    """

    id: int
    speaker_id: int
    text: str
    earliest: date | None
    latest: date | None
    said: bool
    statement_id: int | None
    was: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A statement as linking found it: ``id`` is None for a new one, ``moved`` the quotations
    that are its printings and were not before.
    """

    id: int | None
    speaker_id: int
    longest: int
    moved: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """An article whose latest text has no signature yet."""

    article_id: int
    text_id: int
    text: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An article with its signature (None: too short a text) and the bands of it.

    ``copy_of`` is the first printing of its report; None for a first printing itself.
    """

    article_id: int
    text_id: int
    signature: bytes | None
    bands: tuple[int, ...]
    day: date | None
    copy_of: int | None
