"""What happened: problems met, runs made, decisions taken."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from quotebank.storage.schema.base import (
    NEVER_REUSED,
    Base,
    Json,
    Moment,
    Offset,
    PublicId,
    Words,
)

VERBS = "'merge', 'split', 'rename', 'alias', 'link', 'article', 'review', 'statement'"


class IngestRunRow(Base):
    """One run of ingest."""

    __tablename__ = "ingest_runs"
    __table_args__ = ({**NEVER_REUSED, "comment": "The runs of ingest: when, what, how many."},)

    id: Mapped[PublicId] = mapped_column(comment="The run's id.")
    started_at: Mapped[Moment] = mapped_column(comment="When it began, in UTC.")
    finished_at: Mapped[Moment | None] = mapped_column(
        comment="When it ended, in UTC; null while it runs, or when it was killed."
    )
    outcome: Mapped[Words | None] = mapped_column(comment="finished, stopped or failed.")
    sources: Mapped[Json] = mapped_column(comment="The sources as named, a JSON array.")
    extractor: Mapped[Words | None] = mapped_column(comment="The extractor's version.")
    program: Mapped[Words] = mapped_column(comment="The program's version.")
    articles_new: Mapped[int] = mapped_column(comment="Articles that the bank did not have.")
    articles_text: Mapped[int] = mapped_column(comment="Articles whose text had changed.")
    articles_metadata: Mapped[int] = mapped_column(
        comment="Articles whose metadata had changed, or which were extracted again."
    )
    articles_same: Mapped[int] = mapped_column(comment="Articles that were there already.")
    quotations: Mapped[int] = mapped_column(comment="Quotations found in what was stored.")
    problems: Mapped[int] = mapped_column(comment="Problems met.")


class ProblemRow(Base):
    """Something wrong with the data."""

    __tablename__ = "problems"
    __table_args__ = (
        Index(None, "article_id"),
        Index(None, "run_id"),
        {**NEVER_REUSED, "comment": "What was wrong with sources and articles."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The problem's id.")
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("ingest_runs.id", ondelete="SET NULL"), comment="In which run (ingest_runs.id)."
    )
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        comment="In which article (articles.id); null where a source could not be read.",
    )
    code: Mapped[Words] = mapped_column(comment='What kind of problem ("unclosed-mark").')
    message: Mapped[Words] = mapped_column(comment="The problem in one line.")
    source: Mapped[Words | None] = mapped_column(comment="The path it was met in.")
    line: Mapped[int | None] = mapped_column(comment="The line in that file.")
    start_offset: Mapped[Offset | None] = mapped_column(
        comment="Where it begins in the article's text."
    )
    end_offset: Mapped[Offset | None] = mapped_column(
        comment="Where it ends in the article's text."
    )


class DecisionRow(Base):
    """What a person decided. Refers to article keys, printed names and quotation ids alone."""

    __tablename__ = "decisions"
    __table_args__ = (
        CheckConstraint(f"verb IN ({VERBS})", name="verb"),
        Index(None, "verb", "subject"),
        {**NEVER_REUSED, "comment": "What people decided; it wins over what was found."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The decision's id, for undo.")
    made_at: Mapped[Moment] = mapped_column(comment="When it was taken, in UTC.")
    undone_at: Mapped[Moment | None] = mapped_column(comment="When it was undone, in UTC.")
    verb: Mapped[Words] = mapped_column(
        comment="merge, split, rename, alias, link, article, review or statement."
    )
    subject: Mapped[Words] = mapped_column(
        comment="What it is about: a speaker's key, an article's key or a quotation's id."
    )
    value: Mapped[Json] = mapped_column(comment="What was decided, as JSON.")
    note: Mapped[Words | None] = mapped_column(comment="Why, in the person's words.")
