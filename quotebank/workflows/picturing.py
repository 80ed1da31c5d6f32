"""An article of the bank as a page: its text, who said what in it, and why."""

from __future__ import annotations

from quotebank.export.page import Sheet, article_page
from quotebank.extraction import explain
from quotebank.extraction.text.spans import lay_out
from quotebank.model import Question
from quotebank.storage import Bank


def picture(bank: Bank, article: int) -> str:
    """Return the whole article as a self-contained page. Raises QueryError for an unknown one."""
    about = bank.article(article)
    text = bank.article_text(article)
    printings = list(bank.said(Question(article_id=article, sort="article"), context=False))
    sheet = Sheet(
        text=text,
        title=about.title,
        outlet=about.outlet,
        published=about.published,
        url=about.url,
        authors=about.authors,
        paragraphs=lay_out(text).paragraphs,
        reasons={printing.id: explain(printing.quotation) for printing in printings},
    )
    return article_page(sheet, printings)
