"""What linking keeps to find its way: surnames of people, signatures of articles.

All of it is found again from the articles; nothing here is an answer.
"""

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from quotebank.storage.schema.base import Base, Words


class NameBlockRow(Base):
    """Under which surname a person of an article meets all who may be the same."""

    __tablename__ = "name_blocks"
    __table_args__ = (
        # Covers the latest printings of each name under a surname.
        Index(None, "block", "name", "person_id"),
        {"comment": "Where the register looks for people; who is missing here is not linked yet."},
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("article_people.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Who speaks in which article (article_people.id).",
    )
    block: Mapped[Words] = mapped_column(comment="The surname's last word, read alike.")
    name: Mapped[Words] = mapped_column(comment="The name found there (article_people.name).")


class ArticleSignatureRow(Base):
    """What a text shares with others can be estimated from its signature."""

    __tablename__ = "article_signatures"
    __table_args__ = (
        Index(None, "text_id"),
        {"comment": "MinHash signatures of the articles' latest texts, to find copies."},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Of which article (articles.id).",
    )
    text_id: Mapped[int] = mapped_column(
        ForeignKey("article_texts.id", ondelete="CASCADE"),
        comment="Of which version of its text (article_texts.id).",
    )
    signature: Mapped[bytes | None] = mapped_column(
        LargeBinary, comment="The signature; null for a text too short to tell."
    )


class ArticleBandRow(Base):
    """A part of a signature; copies have some of them in common."""

    __tablename__ = "article_bands"
    __table_args__ = (
        Index(None, "article_id"),
        {
            "sqlite_with_rowid": False,
            "comment": "Parts of the signatures of first printings; copies share some.",
        },
    )

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True, comment="The part, hashed.")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        comment="Whose signature (articles.id).",
    )
