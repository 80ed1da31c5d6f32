"""What was said: quotations and their spans, when, and the statements that they print."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quotebank.storage.schema.base import (
    NEVER_REUSED,
    Base,
    Day,
    Json,
    Moment,
    Offset,
    PublicId,
    Words,
)
from quotebank.storage.schema.speakers import KINDS

_LIVE = text("retired_at IS NULL")
_PRINTED = text("statement_id IS NOT NULL")
_PENDING = text("statement_id IS NULL AND retired_at IS NULL AND final_speaker_id IS NOT NULL")


class DateRow(Base):
    """An expression of time in a text, and the days it means."""

    __tablename__ = "dates"
    __table_args__ = (
        UniqueConstraint("text_id", "start_offset", "end_offset"),
        CheckConstraint("precision IN ('day', 'week', 'month', 'year')", name="precision"),
        CheckConstraint("basis IN ('printed', 'published', 'dateline')", name="basis"),
        CheckConstraint("(earliest IS NULL) = (latest IS NULL)", name="together"),
        CheckConstraint("earliest <= latest", name="order"),
        {**NEVER_REUSED, "comment": "The expressions of time that date quotations."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The expression's id.")
    text_id: Mapped[int] = mapped_column(
        ForeignKey("article_texts.id", ondelete="CASCADE"),
        comment="In which text version it stands (article_texts.id).",
    )
    start_offset: Mapped[Offset] = mapped_column(comment="Where it begins in the text.")
    end_offset: Mapped[Offset] = mapped_column(comment="Where it ends in the text (not included).")
    words: Mapped[Words] = mapped_column(comment="The expression as printed.")
    normal: Mapped[Words] = mapped_column(
        comment="Its normal form, resolved again when the day of publication changes."
    )
    earliest: Mapped[Day | None] = mapped_column(
        comment="The first day it can mean; null while the day of publication is missing."
    )
    latest: Mapped[Day | None] = mapped_column(comment="The last day it can mean.")
    precision: Mapped[Words] = mapped_column(comment="The unit printed: day, week, month or year.")
    basis: Mapped[Words] = mapped_column(
        comment="What it was reckoned from: printed (itself), published or dateline."
    )


class StatementRow(Base):
    """One utterance of one speaker, however many articles print it."""

    __tablename__ = "statements"
    __table_args__ = (
        Index(None, "speaker_id"),
        Index(None, "longest_quote_id"),
        {**NEVER_REUSED, "comment": "Utterances, each printed by one quotation or more."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The statement's id.")
    speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("speakers.id", ondelete="SET NULL"), comment="Who made it (speakers.id)."
    )
    longest_quote_id: Mapped[int | None] = mapped_column(
        ForeignKey("quotes.id", ondelete="SET NULL", use_alter=True),
        comment="The quotation that prints most of it (quotes.id).",
    )


class QuoteRow(Base):
    """One quotation: the parser's answer, the register's, the people's, and keys to find it by.

    ``final_speaker_id``, ``known_earliest``, ``known_latest`` and ``search_key`` follow from other
    columns; they are kept because every listing filters and sorts by them. ``Bank`` keeps them
    right and ``db check`` proves it.
    """

    __tablename__ = "quotes"
    __table_args__ = (
        UniqueConstraint("search_key"),
        CheckConstraint("kind IN ('direct', 'partial', 'indirect')", name="kind"),
        CheckConstraint(f"speaker_kind IN ({KINDS})", name="speaker_kind"),
        CheckConstraint(
            "decision IN ('confirmed', 'speaker', 'nobody', 'not-a-quote')", name="decision"
        ),
        CheckConstraint("decided_kind IN ('direct', 'partial')", name="decided_kind"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
        CheckConstraint("start_offset <= end_offset", name="order"),
        Index(None, "article_id", "position"),
        Index(None, "text_id"),
        Index(None, "said_date_id"),
        Index(None, "speaker_id"),
        Index(None, "decided_speaker_id"),
        # Whoever speaks for nobody known has no statement for good: not to be looked through.
        Index(None, "statement_id", sqlite_where=_PRINTED),
        # Covers speaker + days without reading rows, newest first.
        Index(
            "ix_quotes_listing",
            "final_speaker_id",
            "search_key",
            "known_earliest",
            "known_latest",
            "article_id",
            sqlite_where=_LIVE,
        ),
        # Empty at rest: whoever has no statement yet is linked next.
        Index(
            "ix_quotes_pending",
            "final_speaker_id",
            sqlite_where=_PENDING,
        ),
        {
            **NEVER_REUSED,
            "comment": "The quotations. Those with retired_at are no longer found in their text.",
        },
    )

    id: Mapped[PublicId] = mapped_column(comment="The quotation's id, kept for good.")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), comment="In which article (articles.id)."
    )
    text_id: Mapped[int] = mapped_column(
        ForeignKey("article_texts.id", ondelete="CASCADE"),
        comment="In which version of its text (article_texts.id).",
    )
    position: Mapped[int] = mapped_column(comment="0 for the first quotation of the article.")
    search_key: Mapped[int] = mapped_column(
        comment="Sorts by day (said, else published): day ordinal * 2^24 + a sequence that "
        "counts down, so that the newest day comes first and its articles in reading order."
    )
    text: Mapped[Words] = mapped_column(comment='Its words; several spans are joined by " … ".')
    kind: Mapped[Words] = mapped_column(comment="direct if any span is, else partial.")
    start_offset: Mapped[Offset] = mapped_column(comment="Where its first span begins in the text.")
    end_offset: Mapped[Offset] = mapped_column(comment="Where its last span ends (not included).")
    span_count: Mapped[int] = mapped_column(comment="Of how many spans it consists.")
    name_in_article: Mapped[Words | None] = mapped_column(
        comment="The parser's speaker: the fullest name in the article; null for an orphan."
    )
    speaker_kind: Mapped[Words | None] = mapped_column(
        comment="The parser's kind of speaker: person, organisation, document or unnamed."
    )
    mention: Mapped[Words | None] = mapped_column(comment='Who the cue names ("he", "Lavrov").')
    mention_start: Mapped[Offset | None] = mapped_column(comment="Where the mention begins.")
    mention_end: Mapped[Offset | None] = mapped_column(comment="Where the mention ends.")
    cue: Mapped[Words | None] = mapped_column(comment='The word that attributes ("said").')
    cue_start: Mapped[Offset | None] = mapped_column(comment="Where the cue begins.")
    cue_end: Mapped[Offset | None] = mapped_column(comment="Where the cue ends.")
    further_cues: Mapped[Json | None] = mapped_column(
        comment="Other cues of the quotation, JSON: [start, end, words] each."
    )
    rule: Mapped[Words] = mapped_column(comment="The evidence that decided the speaker.")
    confidence: Mapped[float] = mapped_column(
        comment="The probability, 0 to 1, that the parser's speaker is right."
    )
    runner_up: Mapped[Words | None] = mapped_column(comment="The parser's next best speaker.")
    said_date_id: Mapped[int | None] = mapped_column(
        ForeignKey("dates.id", ondelete="SET NULL"),
        comment="The expression that says when it was said (dates.id).",
    )
    said_inherited: Mapped[bool] = mapped_column(
        comment="1 when the expression stands in an earlier sentence, which is weaker."
    )
    known_earliest: Mapped[Day | None] = mapped_column(
        comment="The first day it may have been said: said-on where known, else published."
    )
    known_latest: Mapped[Day | None] = mapped_column(
        comment="The last day it may have been said: said-on where known, else published."
    )
    speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("speakers.id", ondelete="SET NULL"),
        comment="The register's speaker, split speakers apart (speakers.id).",
    )
    decision: Mapped[Words | None] = mapped_column(
        comment="What a person decided: confirmed, speaker (decided_speaker_id), nobody, or "
        "not-a-quote (then it is retired)."
    )
    decided_kind: Mapped[Words | None] = mapped_column(comment="The kind that a person set.")
    decided_speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("speakers.id", ondelete="SET NULL"),
        comment="The speaker that a person decided on (speakers.id).",
    )
    final_speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("speakers.id", ondelete="SET NULL"),
        comment="The speaker after decisions and merges (speakers.id); what views show.",
    )
    statement_id: Mapped[int | None] = mapped_column(
        ForeignKey("statements.id", ondelete="SET NULL"),
        comment="Which utterance it prints (statements.id).",
    )
    retired_at: Mapped[Moment | None] = mapped_column(
        comment="Since when, in UTC, it is left out of all answers: no longer found in its "
        "article's text, or no quotation by a person's decision."
    )


class QuoteSpanRow(Base):
    """One stretch of quoted words."""

    __tablename__ = "quote_spans"
    __table_args__ = ({"comment": "The stretches of quoted words that a quotation consists of."},)

    quote_id: Mapped[int] = mapped_column(
        ForeignKey("quotes.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Of which quotation (quotes.id).",
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="0 for the first span.")
    start_offset: Mapped[Offset] = mapped_column(comment="Where it begins, after its opening mark.")
    end_offset: Mapped[Offset] = mapped_column(comment="Where it ends, before its closing mark.")
    text: Mapped[Words] = mapped_column(comment="Its words.")
    kind: Mapped[Words] = mapped_column(comment="direct or partial.")
