"""Text folded for comparison: what differs in case, accents and marks alone is equal."""

from hypothesis import given
from hypothesis import strategies as st

from quotebank.folding import UNSEEN, fold, fold_words, run_together

PIECES = st.sampled_from(
    [
        *("Don't", "DON\N{RIGHT SINGLE QUOTATION MARK}T", "don t", "Müller", "Mu\u0308ller"),
        *("MULLER", "Straße", "strasse", "\N{EM DASH}", ",", ".", "_", "x_1", "½", "1⁄2", "Łódź"),
        *("\N{LEFT DOUBLE QUOTATION MARK}", "\N{NO-BREAK SPACE}", "\t", "Æ", "ae", "№", "İ"),
    ]
)
texts = st.lists(PIECES | st.text(max_size=3), max_size=8).map(" ".join)


def test_hints_for_breaking_lines_part_no_word() -> None:
    for hint in UNSEEN:
        assert fold_words(f"A hard de{hint}cision") == ["a", "hard", "decision"]
        assert run_together(f"A hard de{hint}cision") == "aharddecision"


@given(texts, texts)
def test_equal_words_run_together_are_equal(one: str, other: str) -> None:
    for left, right in ((one, other), (one, one.upper()), (one, fold(one))):
        if fold_words(left) == fold_words(right):
            assert run_together(left) == run_together(right)


@given(texts)
def test_nothing_stands_between_words_that_are_run_together(text: str) -> None:
    assert run_together(text) == "".join(fold_words(text)).replace("'", "")
