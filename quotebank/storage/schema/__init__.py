"""The tables of a bank as SQLAlchemy models, named ``…Row``: storage's own types.

Rows never leave the room; ``convert`` turns them into the values of ``quotebank.model``. The
tables are made by migrations alone (``file.HEAD`` is the newest).
"""

from quotebank.storage.schema.articles import (
    ArticleAuthorRow,
    ArticleRow,
    ArticleTextRow,
    AuthorRow,
    OutletRow,
)
from quotebank.storage.schema.base import Base
from quotebank.storage.schema.linking import ArticleBandRow, ArticleSignatureRow, NameBlockRow
from quotebank.storage.schema.quotes import DateRow, QuoteRow, QuoteSpanRow, StatementRow
from quotebank.storage.schema.records import DecisionRow, IngestRunRow, ProblemRow
from quotebank.storage.schema.speakers import (
    ArticlePersonRow,
    SpeakerAliasRow,
    SpeakerRoleRow,
    SpeakerRow,
)

__all__ = [
    "ArticleAuthorRow",
    "ArticleBandRow",
    "ArticlePersonRow",
    "ArticleRow",
    "ArticleSignatureRow",
    "ArticleTextRow",
    "AuthorRow",
    "Base",
    "DateRow",
    "DecisionRow",
    "IngestRunRow",
    "NameBlockRow",
    "OutletRow",
    "ProblemRow",
    "QuoteRow",
    "QuoteSpanRow",
    "SpeakerAliasRow",
    "SpeakerRoleRow",
    "SpeakerRow",
    "StatementRow",
]
