"""Plain cases: contexts from the tags, and what bears them out."""

import pytest

from quotebank.extraction import extract
from quotebank.extraction.attribution import shipped
from quotebank.extraction.attribution.plain import WIDTHS, contexts
from quotebank.model import Article
from tests.bench.train_attribution import shows


def test_contexts_go_from_wide_to_narrow_and_mark_the_edges() -> None:
    found = list(contexts("NC,Q&HC", 3, "."))
    assert len(found) == len(WIDTHS)
    assert found[0] == "^NC,_&HC$."
    assert found[2] == "C,_&HC$."


def test_the_shipped_table_points_within_its_context() -> None:
    for context, plain in shipped().table.items():
        assert 0.9 < plain.probability < 1.0, context
        assert plain.mention == -99 or shows(context, plain.mention, plain.cue), context


def test_a_sentence_may_end_where_a_cue_is_looked_for() -> None:
    article = Article(text='"Who pays for all of this?" he.', key="k", source="s")
    assert len(extract(article).quotations) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We go now," Ola Moss said.', "Ola Moss"),
        ('"We go now," said Ola Moss.', "Ola Moss"),
        ('Ola Moss said: "We go now."', "Ola Moss"),
    ],
)
def test_plain_cases_are_sure(text: str, speaker: str) -> None:
    (quotation,) = extract(Article(text=text, key="k", source="s")).quotations
    assert quotation.speaker == speaker
    assert quotation.confidence > 0.9
