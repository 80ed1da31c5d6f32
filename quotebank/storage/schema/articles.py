"""Articles as read: what they are, their texts, who wrote and who printed them."""

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quotebank.storage.schema.base import (
    NEVER_REUSED,
    Base,
    Day,
    Folded,
    IsoTime,
    Json,
    Moment,
    PublicId,
    Words,
)


class OutletRow(Base):
    """A newspaper, agency or site that printed articles."""

    __tablename__ = "outlets"
    __table_args__ = (
        UniqueConstraint("name_folded"),
        {**NEVER_REUSED, "comment": "Newspapers, agencies and sites that printed the articles."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The outlet's id.")
    name: Mapped[Words] = mapped_column(comment="Its name, as first seen.")
    name_folded: Mapped[Folded] = mapped_column(comment="The name without case and accents.")


class ArticleRow(Base):
    """One article: what the source, or a person, says about it. Its text is in article_texts."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(None, "outlet_id"),
        Index(None, "published_latest"),
        Index(None, "title_folded"),
        Index(None, "copy_of_id"),
        {**NEVER_REUSED, "comment": "The articles, one row each, with the latest metadata."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The article's id.")
    key: Mapped[Words] = mapped_column(
        comment="Which article it is: its URL, else its file and its place or record in it."
    )
    source: Mapped[Words] = mapped_column(
        comment='The path it was read from, as named or found; "-" for standard input.'
    )
    record_id: Mapped[Words | None] = mapped_column(comment="The record's own id in its source.")
    line: Mapped[int | None] = mapped_column(comment="Its line in a JSON-lines source.")
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("outlets.id"), comment="Who printed it (outlets.id)."
    )
    title: Mapped[Words | None] = mapped_column(comment="Its headline.")
    title_folded: Mapped[Folded | None] = mapped_column(
        comment="The headline's words without case, accents and punctuation."
    )
    url: Mapped[Words | None] = mapped_column(comment="Its address on the web.")
    published: Mapped[IsoTime | None] = mapped_column(
        comment="When it was published: ISO text of the precision and zone given."
    )
    published_earliest: Mapped[Day | None] = mapped_column(
        comment="The first day that `published` can mean, local to the outlet."
    )
    published_latest: Mapped[Day | None] = mapped_column(
        comment="The last day that `published` can mean, local to the outlet."
    )
    updated: Mapped[IsoTime | None] = mapped_column(comment="When it was last changed, ISO text.")
    retrieved: Mapped[IsoTime | None] = mapped_column(
        comment="When it was fetched from the web, ISO text."
    )
    byline: Mapped[Words | None] = mapped_column(
        comment='Its authors in the printed order, joined by "; ".'
    )
    dateline: Mapped[Words | None] = mapped_column(
        comment='The place in its dateline ("MUNICH, Germany").'
    )
    details: Mapped[Json | None] = mapped_column(
        "metadata", comment="Further fields of the source, as JSON."
    )
    fingerprint: Mapped[Words] = mapped_column(
        comment="Of the metadata as the source gave it; tells when the source has changed it."
    )
    given: Mapped[Json | None] = mapped_column(
        comment="What the source says of the fields that a person set otherwise, as JSON."
    )
    copy_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="SET NULL"),
        comment="The first article of which this one is a near copy (articles.id).",
    )
    added_at: Mapped[Moment] = mapped_column(comment="When it came into the bank, in UTC.")


class ArticleTextRow(Base):
    """One version of an article's text, and who extracted from it."""

    __tablename__ = "article_texts"
    __table_args__ = (
        UniqueConstraint("article_id", "version"),
        {
            **NEVER_REUSED,
            "comment": "The texts of the articles; the highest version is the latest.",
        },
    )

    id: Mapped[PublicId] = mapped_column(comment="The text version's id.")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), comment="Of which article (articles.id)."
    )
    version: Mapped[int] = mapped_column(comment="1, 2, 3, …; a changed text is a new version.")
    text: Mapped[Words] = mapped_column(comment="The text, to which all offsets refer.")
    fingerprint: Mapped[Words] = mapped_column(comment="Of the text (BLAKE2b, 128 bits, hex).")
    extractor: Mapped[Words] = mapped_column(
        comment="The version of the extractor whose answers the bank holds."
    )
    added_at: Mapped[Moment] = mapped_column(comment="When this text was first read, in UTC.")


class AuthorRow(Base):
    """A journalist or agency named in bylines."""

    __tablename__ = "authors"
    __table_args__ = (
        UniqueConstraint("name"),
        {**NEVER_REUSED, "comment": "Journalists and agencies named as authors."},
    )

    id: Mapped[PublicId] = mapped_column(comment="The author's id.")
    name: Mapped[Words] = mapped_column(comment="The name as printed.")


class ArticleAuthorRow(Base):
    """Who wrote an article, in the printed order."""

    __tablename__ = "article_authors"
    __table_args__ = (
        Index(None, "author_id"),
        {"comment": "Which authors an article has, in the printed order."},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        comment="The article (articles.id).",
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="0 for the first author.")
    author_id: Mapped[int] = mapped_column(
        ForeignKey("authors.id"), comment="The author (authors.id)."
    )
