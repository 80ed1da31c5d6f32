"""Any sequence of ingesting, linking and correcting keeps every quotation, name and decision."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from quotebank.errors import QueryError
from quotebank.extraction import extract
from quotebank.model import Article, Question
from quotebank.storage import Bank
from quotebank.storage.check import check
from quotebank.storage.migrate import upgrade
from quotebank.workflows.linking_up import link_up, relink

TEXTS = {
    "ledger": '"The ferry stays," said Anton Malov, the minister. "It stays all winter long."',
    "post": '"Nobody will be left behind on the island," Minister Anton Maloff told reporters.',
    "weekly": '"It stays all winter long, and that is that," Minister Malov said.',
    "monitor": 'Oda Brekk frowned. "The ferry is a bucket," she said.\n\n"It leaks," a clerk said.',
    "echo": '"The ferry is a bucket," said Oda K. Brekk. "I would not cross a pond in it."',
}
KEYS = st.sampled_from(sorted(TEXTS))
CHOICE = st.integers(0, 9)


class Sequences(RuleBasedStateMachine):
    """What is in the bank, beside what should be."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = Path(shutil.copy(self.template, self.folder / "bank.db"))
        self.bank = Bank.open(self.path, "write", extractor="1")
        self.texts: dict[str, str] = {}
        self.decided: set[int] = set()

    @rule(key=KEYS)
    def ingest(self, key: str) -> None:
        self._add(key, TEXTS[key], "1")

    @rule(key=KEYS)
    def change_the_text(self, key: str) -> None:
        if key in self.texts:
            self._add(key, "Updated.\n\n" + self.texts[key], "1")

    @rule(key=KEYS)
    def extract_again(self, key: str) -> None:
        if key in self.texts:
            self.bank.extractor = self.bank.extractor + "1"
            self._add(key, self.texts[key], self.bank.extractor)

    def _add(self, key: str, text: str, extractor: str) -> None:
        article = Article(text=text, key=key, source=key, published="2024-05-02", outlet=key)
        with self.bank.writing():
            self.bank.add(article, extract(article))
        self.texts[key] = text
        link_up(self.bank)

    def _speaker(self, choice: int) -> int | None:
        speakers = sorted(s.id for s in self.bank.speakers())
        return speakers[choice % len(speakers)] if speakers else None

    @rule(one=CHOICE, other=CHOICE)
    def merge(self, one: int, other: int) -> None:
        absorbed, into = self._speaker(one), self._speaker(other)
        if absorbed is not None and into is not None:
            with suppress(QueryError):
                self.decided |= set(self.bank.merge([absorbed], into))
        relink(self.bank)

    @rule(one=CHOICE, key=KEYS)
    def split(self, one: int, key: str) -> None:
        speaker = self._speaker(one)
        article = next((a.id for a in self.bank.articles() if a.key == key), None)
        if speaker is not None and article is not None:
            with suppress(QueryError):
                made = self.bank.split(speaker, "Another Person", article_ids=[article])
                self.decided.add(made)
        relink(self.bank)

    @rule(one=CHOICE)
    def rename(self, one: int) -> None:
        speaker = self._speaker(one)
        if speaker is not None:
            self.decided.add(self.bank.rename(speaker, "A New Name"))

    @rule(one=CHOICE)
    def undo(self, one: int) -> None:
        if self.decided:
            decision = sorted(self.decided)[one % len(self.decided)]
            self.bank.undo(decision)
            self.decided.discard(decision)
            relink(self.bank)

    @invariant()
    def every_quotation_is_there_once(self) -> None:
        if not hasattr(self, "bank"):
            return
        found = sorted((p.source, p.quotation.text) for p in self.bank.said(Question()))
        expected = sorted(
            (key, q.text)
            for key, text in self.texts.items()
            for q in extract(Article(text=text, key=key, source=key)).quotations
        )
        assert found == expected

    @invariant()
    def every_printed_name_is_kept(self) -> None:
        if not hasattr(self, "bank"):
            return
        kept = {name for speaker in self.bank.speakers() for name in speaker.names}
        for key, text in self.texts.items():
            article = Article(text=text, key=key, source=key)
            assert {q.speaker for q in extract(article).quotations if q.speaker} <= kept

    @invariant()
    def every_decision_is_in_force(self) -> None:
        if hasattr(self, "bank"):
            assert {d.id for d in self.bank.decisions(active=True)} == self.decided

    @invariant()
    def every_named_quotation_has_a_statement(self) -> None:
        if hasattr(self, "bank"):
            for printing in self.bank.said(Question()):
                assert (printing.statement_id is None) == (printing.speaker_id is None)

    def teardown(self) -> None:
        if hasattr(self, "bank"):
            self.bank.close()
            assert check(self.path) == []
            shutil.rmtree(self.folder)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    upgrade(path)
    return path


def test_any_sequence(template: Path) -> None:
    Sequences.template = template
    run_state_machine_as_test(Sequences, settings=settings(max_examples=20, stateful_step_count=12))
