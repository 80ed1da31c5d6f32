"""Which quotation keeps which id: the rules, on any spans and any words."""

from hypothesis import given
from hypothesis import strategies as st

from quotebank.storage.matching import Stored, by_overlap, by_words, overlap

SPAN = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda at: (at[0], at[0] + at[1]))
SPANS = st.lists(SPAN, min_size=1, max_size=3).map(tuple)
WORDS = st.sampled_from(["No.", "no", "Yes!", "\N{LEFT DOUBLE QUOTATION MARK}Yes", "Maybe"])


def stored(all_spans: list[tuple[tuple[int, int], ...]], dead: set[int]) -> list[Stored]:
    return [Stored(i, spans, "x", i not in dead) for i, spans in enumerate(all_spans)]


@given(
    old=st.lists(SPANS, max_size=6),
    new=st.lists(SPANS, max_size=6),
    dead=st.sets(st.integers(0, 5)),
)
def test_ids_are_kept_by_overlap(
    old: list[tuple[tuple[int, int], ...]], new: list[tuple[tuple[int, int], ...]], dead: set[int]
) -> None:
    before = stored(old, dead)
    kept = by_overlap(before, new)
    taken = [id_ for id_ in kept if id_ is not None]
    assert len(kept) == len(new)
    assert len(set(taken)) == len(taken)
    for spans, id_ in zip(new, kept, strict=True):
        if id_ is not None:
            assert overlap(old[id_], spans) > 0
    # Nobody is left over who would have fitted somebody left over.
    for i, id_ in enumerate(kept):
        if id_ is None:
            assert all(not overlap(old[j], new[i]) for j in range(len(old)) if j not in taken)


@given(spans=st.lists(SPAN.filter(lambda span: span[0] < span[1]), unique=True, max_size=8))
def test_the_same_spans_keep_the_same_ids(spans: list[tuple[int, int]]) -> None:
    found = [(span,) for span in spans]
    assert by_overlap(stored(list(found), set()), found) == list(range(len(spans)))


def test_a_very_long_article_is_matched_as_a_short_one() -> None:
    spans = [((1_000 * i, 1_000 * i + 1_500),) for i in range(150)]
    moved = [((start + 100, end + 100),) for ((start, end),) in spans]
    assert by_overlap(stored(list(spans), set()), moved) == list(range(150))


def test_live_quotations_go_before_retired_ones() -> None:
    before = [Stored(1, ((0, 10),), "x", False), Stored(2, ((0, 9),), "x", True)]
    assert by_overlap(before, [((0, 10),)]) == [2]


@given(old=st.lists(WORDS, max_size=8), new=st.lists(WORDS, max_size=8))
def test_ids_are_kept_by_words_the_nth_to_the_nth(old: list[str], new: list[str]) -> None:
    def plain(words: str) -> str:
        return words.strip("\N{LEFT DOUBLE QUOTATION MARK}.!").lower()

    kept = by_words([Stored(i, (), words, True) for i, words in enumerate(old)], new)
    for word in {plain(words) for words in (*old, *new)}:
        there = [i for i, words in enumerate(old) if plain(words) == word]
        wanted = [id_ for words, id_ in zip(new, kept, strict=True) if plain(words) == word]
        here = len(wanted)
        assert wanted == (there + [None] * here)[:here]
