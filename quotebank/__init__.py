"""quotebank: who said what, and when, in news articles.

The rooms, in the order in which an article passes through them (imports point down only):

    cli        click commands: options in, one workflow or one question to the bank, lines out
    workflows  what joins the rooms, one module a verb
    ingest     readers: a file, a folder or a stream -> articles
    extraction article -> quotations, who said them, when; pure
    linking    across articles: one person, one statement; pure
    storage    the bank: the only room that knows SQLAlchemy and Alembic
    export     printings -> the lines of a format; pure
    model · layout · errors · resources · days · folding   the ground floor that all rooms share

The types that flow between the rooms are importable from here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotebank.model import (
        Article,
        DateExpression,
        Extraction,
        Person,
        Printing,
        Problem,
        Question,
        Quotation,
        QuoteSpan,
        SaidOn,
        Span,
    )

__version__ = "0.1.0"

__all__ = [
    "Article",
    "DateExpression",
    "Extraction",
    "Person",
    "Printing",
    "Problem",
    "Question",
    "Quotation",
    "QuoteSpan",
    "SaidOn",
    "Span",
    "__version__",
]


def __getattr__(name: str) -> object:
    # Importing the model costs a third of the time that `quotebank --help` may take.
    if name in __all__:
        from quotebank import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
