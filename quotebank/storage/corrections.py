"""What people correct: speakers merged, split and named, articles and quotations set right.

Every correction is a stored decision that survives re-ingest and re-extraction, and can be undone.
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal

from sqlalchemy import Connection, select

from quotebank.errors import QueryError
from quotebank.model import Kind, SpeakerKind
from quotebank.storage import articles, decisions, replaying
from quotebank.storage.assignment import SPEAKER_OF_PERSON, require_speaker
from quotebank.storage.batch import table_of
from quotebank.storage.people import speaker_key
from quotebank.storage.schema import ArticlePersonRow, ArticleRow, QuoteRow, SpeakerRow
from quotebank.storage.values import Decision
from quotebank.storage.writing import Writer, moment

SPEAKERS = table_of(SpeakerRow)
QUOTES = table_of(QuoteRow)
PEOPLE = table_of(ArticlePersonRow)
ARTICLES = table_of(ArticleRow)

Review = Literal["confirmed", "speaker", "nobody", "not-a-quote", "kind"]


class Corrections:
    """The corrections of a bank; each returns its decisions' ids, for ``undo``."""

    _connection: Connection

    @abstractmethod
    def _write(self) -> AbstractContextManager[Writer]:
        """Give the open transaction, or one of its own."""

    def merge(self, absorbed: Iterable[int], into: int, note: str | None = None) -> list[int]:
        """Say that speakers are one person; the names printed for each are kept.

        Raises QueryError for an unknown speaker, or when they are one already.
        """
        made = []
        with self._write() as writer:
            writer.prepare()
            left = self._root(into)
            for id_ in absorbed:
                other = self._root(id_)
                if other.id == left.id:
                    raise QueryError(f"speakers {id_} and {into} are one already")
                made.append(self._decide("merge", other.key, {"into": left.key}, note))
            replaying.replay(self._connection)
        return made

    def split(
        self,
        speaker: int,
        name: str,
        *,
        article_ids: Sequence[int] = (),
        printed: Sequence[str] = (),
        note: str | None = None,
    ) -> int:
        """Say that a speaker is two, and give a part of the articles to a new one of that name.

        The part: these articles, or wherever the name in the article is one of ``printed`` (both:
        where both hold). Raises QueryError when that is nothing, or all there is.
        """
        with self._write() as writer:
            writer.prepare()
            old = self._root(speaker)
            everybody = self._people_of(old.id)
            wanted = [
                [key, printed_name]
                for article_id, key, printed_name in everybody
                if (not article_ids or article_id in article_ids)
                and (not printed or printed_name in printed)
            ]
            if not wanted or len(wanted) == len(everybody):
                how_many = "none" if not wanted else "all"
                raise QueryError(f"speaker {speaker}: that would take {how_many} of the articles")
            value = {"name": name, "kind": old.kind, "from": old.key, "people": wanted}
            made = self._decide("split", "split:", value, note)
            decisions.name_split(self._connection, made)
            replaying.replay(self._connection)
        return made

    def rename(self, speaker: int, name: str, note: str | None = None) -> int:
        """Set the name that a speaker is shown by. Raises QueryError for an unknown one."""
        return self._about_speaker("rename", speaker, {"name": _required(name)}, note)

    def alias(self, speaker: int, name: str, note: str | None = None) -> int:
        """Add a name by which a speaker is found.

        Raises QueryError for an unknown speaker, or when the name was added already.
        """
        name = _required(name)
        with self._write():
            key = self._root(speaker).key
            added = decisions.in_force(self._connection, "alias", subject=key)
            if any(value["name"] == name for _, value in added):
                raise QueryError(f'speaker {speaker} has the added name "{name}" already')
            return self._about_speaker("alias", speaker, {"name": name}, note)

    def link(self, speaker: int, qid: str | None, note: str | None = None) -> int:
        """Set a speaker's Wikidata item ("Q58217"), or take it away. Raises QueryError."""
        if qid is not None and not (qid[:1] == "Q" and qid[1:].isascii() and qid[1:].isdigit()):
            raise QueryError(f"{qid!r}: not a Wikidata item (Q and digits)")
        return self._about_speaker("link", speaker, {"qid": qid}, note)

    def review(
        self,
        quotation: int,
        decision: Review,
        *,
        speaker_id: int | None = None,
        speaker: str | None = None,
        speaker_kind: SpeakerKind = "person",
        kind: Kind | None = None,
        note: str | None = None,
    ) -> int:
        """Decide on one quotation: its speaker is right, is another, is nobody; it is none.

        Another speaker is given by id or, new to the bank or not, by name. ``kind`` sets the kind
        as well; the decision "kind" sets nothing else. What is confirmed is the answer of today,
        whatever a later extraction says. Raises QueryError for an unknown quotation or speaker.
        """
        if (decision == "speaker") != (speaker_id is not None or speaker is not None):
            raise QueryError("a speaker is named exactly when the speaker is decided")
        if decision == "kind" and kind is None:
            raise QueryError("which kind, direct or partial?")
        with self._write() as writer:
            writer.prepare()
            row = self._connection.execute(
                select(QUOTES.c.id, QUOTES.c.article_id, ARTICLES.c.key, QUOTES.c.final_speaker_id)
                .join(ARTICLES, ARTICLES.c.id == QUOTES.c.article_id)
                .where(QUOTES.c.id == quotation)
            ).one_or_none()
            if row is None:
                raise QueryError(f"no quotation {quotation}")
            key = None
            if decision == "confirmed" and row.final_speaker_id is None:
                decision = "nobody"
            elif decision == "confirmed":
                key = self._root(row.final_speaker_id).key
            elif speaker_id is not None:
                key = self._root(speaker_id).key
            elif speaker is not None:
                key = self._speaker_named(_required(speaker), speaker_kind, row.article_id, row.key)
            value = {"decision": decision, "speaker": key, "kind": kind}
            made = self._decide("review", str(quotation), value, note)
            replaying.replay_review(self._connection, quotation, moment())
        return made

    def _speaker_named(self, name: str, kind: SpeakerKind, article_id: int, article: str) -> str:
        """Return the key of the speaker whom a name means in an article, made if need be."""
        key = speaker_key(name, kind, article)
        alone = article_id if "@" in key else None
        require_speaker(self._connection, key, name, kind, alone)
        return key

    def set_article(
        self,
        id: int,  # noqa: A002 - the public name of the value
        changes: Mapping[str, str | Sequence[str] | None],
        note: str | None = None,
    ) -> int:
        """Set fields of an article (outlet title url published updated retrieved authors).

        They win over what the source says, now and when it is read again; dates that hang on the
        day of publication are resolved again. Raises QueryError for an unknown article or field,
        or a time that is no ISO text.
        """
        with self._write() as writer:
            writer.prepare()
            made = articles.set_article(writer.batch, id, changes, note, moment())
            writer.flush()
        return made

    def undo(self, decision: int) -> Decision:
        """Take a decision back; all others stand. Raises QueryError when it is not in force."""
        with self._write() as writer:
            writer.prepare()
            now = moment()
            undone = decisions.withdraw(self._connection, decision, now)
            if undone.verb == "article":
                articles.replay_article(writer.batch, undone.subject)
                writer.flush()
            elif undone.verb == "review":
                replaying.replay_review(self._connection, int(undone.subject), now)
            else:
                replaying.replay(self._connection)
        return undone

    def _about_speaker(
        self, verb: str, speaker: int, value: Mapping[str, object], note: str | None
    ) -> int:
        with self._write() as writer:
            writer.prepare()
            made = self._decide(verb, self._root(speaker).key, dict(value), note)
            replaying.replay(self._connection)
        return made

    def _decide(self, verb: str, subject: str, value: object, note: str | None) -> int:
        return decisions.record(self._connection, moment(), verb, subject, value, note)

    def _root(self, id_: int) -> "_Speaker":
        found = self._connection.execute(
            select(SPEAKERS.c.merged_into).where(SPEAKERS.c.id == id_)
        ).one_or_none()
        if found is None:
            raise QueryError(f"no speaker {id_}")
        row = self._connection.execute(
            select(SPEAKERS.c.id, SPEAKERS.c.key, SPEAKERS.c.kind).where(
                SPEAKERS.c.id == (found.merged_into or id_)
            )
        ).one()
        return _Speaker(row.id, row.key, row.kind)

    def _people_of(self, root: int) -> list[tuple[int, str, str]]:
        who = SPEAKER_OF_PERSON
        return [
            (row.article_id, row.key, row.name)
            for row in self._connection.execute(
                select(PEOPLE.c.article_id, ARTICLES.c.key, PEOPLE.c.name)
                .join(ARTICLES, ARTICLES.c.id == PEOPLE.c.article_id)
                .join(SPEAKERS, SPEAKERS.c.id == who)
                .where((SPEAKERS.c.id == root) | (SPEAKERS.c.merged_into == root))
                .order_by(PEOPLE.c.id)
            )
        ]


class _Speaker:
    """A speaker as decisions name them."""

    def __init__(self, id_: int, key: str, kind: str) -> None:
        self.id = id_
        self.key = key
        self.kind = kind


def _required(name: str) -> str:
    if not name.strip():
        raise QueryError("the name is empty")
    return " ".join(name.split())
