"""Decisions in words: every kind of them, in the list and for who takes one back."""

from pathlib import Path

import pytest

from quotebank.cli.decided import decided
from quotebank.storage import Decision
from tests.command import tabbed
from tests.newsroom import make_newsroom


@pytest.mark.parametrize(
    ("verb", "subject", "value", "words"),
    [
        ("merge", "person:ana", {"into": "person:ada lind"}, "merge ana into ada lind"),
        ("merge", "split:7", {"into": "unnamed:a boy@a.txt"},
         "merge the speaker of decision 7 into a boy in a.txt"),
        ("split", "split:2", {"name": "Al Bo", "kind": "person", "from": "person:bo",
                              "people": [["a.txt", "Bo"], ["a.txt", "Al"], ["b.txt", "Bo"]]},
         "split Al Bo off bo, in 2 articles"),
        ("rename", "person:ada lind", {"name": "Dame Ada"}, "rename ada lind: Dame Ada"),
        ("alias", "person:ada lind", {"name": "A. L."}, "alias of ada lind: A. L."),
        ("link", "person:ada lind", {"qid": "Q5"}, "link ada lind: Q5"),
        ("link", "person:ada lind", {"qid": None}, "link ada lind: no item"),
        ("review", "12", {"decision": "confirmed", "speaker": "person:bo", "kind": None},
         "quotation 12: said by bo, confirmed"),
        ("review", "12", {"decision": "speaker", "speaker": "person:bo", "kind": "partial"},
         "quotation 12: said by bo, partial"),
        ("review", "12", {"decision": "nobody", "speaker": None, "kind": None},
         "quotation 12: said by nobody named"),
        ("review", "12", {"decision": "not-a-quote", "speaker": None, "kind": None},
         "quotation 12: is none"),
        ("review", "12", {"decision": "kind", "speaker": None, "kind": "direct"},
         "quotation 12: direct"),
        ("article", "a.txt", {"published": "2010", "authors": ["A B", "C D"], "outlet": None},
         "article a.txt: published 2010, authors A B; C D, no outlet"),
    ],
)  # fmt: skip
def test_a_decision_in_words(verb: str, subject: str, value: object, words: str) -> None:
    for note, said in ((None, words), ("so", f"{words} (so)")):
        made = Decision(
            id=1, made_at="2010-11-04", undone_at=None, verb=verb, subject=subject, value=value,
            note=note,
        )  # fmt: skip
        assert decided(made) == said


def test_what_is_decided_is_listed_in_words(tmp_path: Path) -> None:
    own = make_newsroom(tmp_path)
    acts = [
        (["articles", "set", "1", "--outlet", ""], "article 1: outlet set"),
        (["review", "set", "1", "--none"], "quotation 1 decided"),
        (["speakers", "rename", "1", "Mayor Moreau"], "Mayor Moreau"),
        (["speakers", "link", "1", "--none"], "no item"),
        (["speakers", "split", "1", "Jo", "--article", "2"], "a speaker of its own: Jo"),
        (["speakers", "merge", "1", "Osei"], "one speaker: Mayor Moreau"),
    ]
    for number, (act, told) in enumerate(acts, 1):
        done = own.ask_here(*act)
        assert done.err == f"{told} (quotebank undo {number} takes it back)\n"
    listed = [row["decision"] for row in tabbed(own.ask_here("undo", "--list").out)]
    assert listed[:5] == [
        "merge yannick osei into ana moreau",
        "split Jo off ana moreau, in 1 article",
        "link ana moreau: no item",
        "rename ana moreau: Mayor Moreau",
        "quotation 1: said by nobody named",
    ]
    assert listed[5].endswith("bridge.txt: no outlet")
    assert own.ask_here("undo").err.startswith("undone: merge yannick osei into ana moreau (")
