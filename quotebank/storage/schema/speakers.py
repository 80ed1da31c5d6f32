"""Who speaks, across all articles: speakers, the names and the roles printed for them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quotebank.storage.schema.base import NEVER_REUSED, Base, Folded, PublicId, Words

KINDS = "'person', 'organisation', 'document', 'unnamed'"


class SpeakerRow(Base):
    """One speaker. ``name`` is found; what people decided stands beside it, never over it."""

    __tablename__ = "speakers"
    __table_args__ = (
        UniqueConstraint("key"),
        CheckConstraint(f"kind IN ({KINDS})", name="kind"),
        Index(None, "article_id"),
        Index(None, "merged_into"),
        {**NEVER_REUSED, "comment": "Who speaks: persons, organisations, documents, the unnamed."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The speaker's id.")
    key: Mapped[Words] = mapped_column(
        comment="Which speaker: kind and folded name, with the article's key where the name "
        "means somebody in that article alone. Decisions refer to it."
    )
    name: Mapped[Words] = mapped_column(comment="The name as found in the articles.")
    kind: Mapped[Words] = mapped_column(comment="person, organisation, document or unnamed.")
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="SET NULL"),
        comment="The one article whose speaker this is (a bare surname, an unnamed source).",
    )
    names_folded: Mapped[Folded] = mapped_column(
        comment="All names ever printed for the speaker, without case and accents; searched."
    )
    decided_name: Mapped[Words | None] = mapped_column(comment="The name that a person set.")
    qid: Mapped[Words | None] = mapped_column(comment="The Wikidata item, set by a person.")
    merged_into: Mapped[int | None] = mapped_column(
        ForeignKey("speakers.id", ondelete="SET NULL"),
        comment="The speaker who this one is, by a person's decision (speakers.id).",
    )


class ArticlePersonRow(Base):
    """Somebody who speaks in an article, as that article alone shows them.

    The register (``linking``) reads these, with their aliases and roles, and answers with
    ``speaker_id``; quotes, aliases and roles of the person follow it.
    """

    __tablename__ = "article_people"
    __table_args__ = (
        UniqueConstraint("article_id", "name"),
        CheckConstraint(f"kind IN ({KINDS})", name="kind"),
        Index(None, "speaker_id"),
        Index(None, "decided_speaker_id"),
        {**NEVER_REUSED, "comment": "Who speaks in each article, under the name found there."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The row's id.")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), comment="In which article (articles.id)."
    )
    name: Mapped[Words] = mapped_column(
        comment="The fullest name in that article (quotes.name_in_article)."
    )
    kind: Mapped[Words] = mapped_column(comment="person, organisation, document or unnamed.")
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speakers.id"), comment="Who that is, by the register (speakers.id)."
    )
    decided_speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("speakers.id", ondelete="SET NULL"),
        comment="Who that is by a person's decision to split a speaker (speakers.id).",
    )


class SpeakerAliasRow(Base):
    """A name printed for a speaker in an article, or added by a person."""

    __tablename__ = "speaker_aliases"
    __table_args__ = (
        Index(None, "speaker_id", "name_folded"),
        Index(None, "person_id"),
        {"comment": "The names printed for a speaker, article by article."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The row's id.")
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speakers.id", ondelete="CASCADE"), comment="Whose name (speakers.id)."
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("article_people.id", ondelete="CASCADE"),
        comment="Whose in which article (article_people.id); null for a name added by a person.",
    )
    name: Mapped[Words] = mapped_column(comment="The name as printed.")
    name_folded: Mapped[Folded] = mapped_column(comment="The name without case and accents.")


class SpeakerRoleRow(Base):
    """A role printed with a speaker in an article."""

    __tablename__ = "speaker_roles"
    __table_args__ = (
        Index(None, "speaker_id", "role_folded"),
        Index(None, "person_id"),
        {"comment": "The roles printed with a speaker, article by article."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The row's id.")
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speakers.id", ondelete="CASCADE"), comment="Whose role (speakers.id)."
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("article_people.id", ondelete="CASCADE"),
        comment="Whose in which article (article_people.id).",
    )
    role: Mapped[Words] = mapped_column(comment="The role as printed.")
    role_folded: Mapped[Folded] = mapped_column(comment="The role without case and accents.")
