"""Word differences: every word of both wordings, in order, once."""

from hypothesis import given
from hypothesis import strategies as st

from quotebank.linking.differences import Change, bare_words, differences, marked

OLD = "We will not raise the tax this year."


def test_a_word_left_out_and_one_put_in() -> None:
    assert differences(OLD, "We will raise the fee this year!") == (
        Change("same", "We will"),
        Change("old", "not"),
        Change("same", "raise the"),
        Change("old", "tax"),
        Change("new", "fee"),
        Change("same", "this year!"),
    )


def test_marks_and_case_are_no_difference() -> None:
    curly = "\N{LEFT DOUBLE QUOTATION MARK}WE WILL, not raise the tax this year"
    assert {change.what for change in differences(OLD, curly)} == {"same"}


def test_the_line_for_a_pipe() -> None:
    assert marked(differences("not now", "now then")) == "[-not-] now {+then+}"


texts = st.lists(
    st.sampled_from(["we", "will", "not", "raise", "tax", "fee.", "-", "Ça"]), max_size=12
).map(" ".join)


@given(texts, texts)
def test_both_wordings_can_be_read_from_the_changes(old: str, new: str) -> None:
    changes = differences(old, new)
    kept = [c for c in changes if c.what != "new"]
    put = [c for c in changes if c.what != "old"]

    def words(parts: list[Change]) -> list[str]:
        return [w for part in parts for w, _ in bare_words(part.text)]

    assert words(kept) == [w for w, _ in bare_words(old)]
    assert words(put) == [w for w, _ in bare_words(new)]


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_text_can_be_compared(old: str, new: str) -> None:
    assert isinstance(marked(differences(old, new)), str)
