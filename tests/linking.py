"""Three papers on one minister, for the tests of linking, and how they get into a bank."""

from quotebank.extraction import extract
from quotebank.model import Article
from quotebank.storage import Bank
from quotebank.workflows.linking_up import link_up

Printed = tuple[str, str, str, str]
"""An article's key, text, outlet and day."""

MALOV: list[Printed] = [
    (
        "a",
        'Foreign Minister Anton Malov spoke first. "We will keep the ferry running all winter, '
        'whatever it costs," Malov said.',
        "The Ledger",
        "2024-05-02",
    ),
    (
        "b",
        '"Whatever the weather, nobody will be left on the island," Foreign Minister Anton '
        "Maloff told reporters.",
        "Harbour Post",
        "2024-05-03",
    ),
    (
        "c",
        '"We will keep the ferry running all winter," Foreign Minister Malov said.',
        "Island Weekly",
        "2024-05-03",
    ),
]


def added(bank: Bank, articles: list[Printed]) -> None:
    """Store articles, and leave them unlinked; one whose day is empty has none."""
    with bank.writing():
        for key, text, outlet, published in articles:
            day = published or None
            article = Article(text=text, key=key, source=key, outlet=outlet, published=day)
            bank.add(article, extract(article))


def linked(bank: Bank, articles: list[Printed]) -> None:
    """Store articles and link them."""
    added(bank, articles)
    link_up(bank)
