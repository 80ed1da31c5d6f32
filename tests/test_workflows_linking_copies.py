"""Copies over a bank: near copies of a report are found, and outlive their original."""

from quotebank.storage import ArticleFilter, Bank
from quotebank.workflows.linking_up import relink
from tests.linking import linked

STORY = (
    "The harbour board of Port Ellin voted on Monday to close the old ferry landing after two "
    "hours of debate in a hall so full that people listened from the stairs. The landing has "
    "carried schoolchildren across the estuary since 1921 and could not be made safe for less "
    "than four million crowns, the board said."
)


def test_a_copy_is_found_and_lives_on_when_its_original_goes(bank: Bank) -> None:
    update = STORY.replace("two hours", "nearly three hours") + " The chairwoman left early."
    linked(
        bank,
        [
            ("x", STORY, "Wire", "2024-05-02"),
            ("y", update, "Post", "2024-05-02"),
            ("z", update, "Sun", "2024-05-02"),
        ],
    )
    copies = {a.source: a.copy_of for a in bank.articles(ArticleFilter(copies=True))}
    first = next(a.id for a in bank.articles() if a.source == "x")
    assert copies == {"y": first, "z": first}
    bank.remove_articles([first])
    relink(bank)
    copies = {a.source: a.copy_of for a in bank.articles(ArticleFilter(copies=True))}
    assert copies == {"z": next(a.id for a in bank.articles() if a.source == "y")}
