"""Nouns that may be cues: what stands on both sides tells which."""

import pytest

from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.text.sheet import lay


def cues(sentence: str) -> list[str]:
    """Return the verbs of the cues in a sentence."""
    page = Page(lay(sentence, None, default()), default())
    scanned = page.scan(0, page.sentences(0)[0])
    return [what.verb for what in scanned.what if isinstance(what, Cue)]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ('The motion states: "It will be done."', "state"),
        ('The motion also states that it is "a waste".', "state"),
        ('"It will be done," the motion states.', "state"),
        ('A notice on the door states, "It will be done."', "state"),
        ('The audit, published on Monday, states: "It will be done."', "state"),
        ('As the report states, it was "a waste".', "state"),
        ('Critics charge that it is "a waste".', "charge"),
        ('Analysts at Norsk Hydro estimate it is "a waste".', "estimate"),
        ('Opponents brand it "a waste".', "brand"),
        ('Residents label the plan "a waste".', "label"),
        ('She comments: "It will be done."', "comment"),
        ('The agenda also notes the hall is "a waste".', "note"),
        ('The motion, passed on Monday, notes: "It will be done."', "note"),
        ('He left, charging that it was "a waste".', "charge"),
    ],
)
def test_a_noun_that_is_the_verb_of_a_subject_of_its_number_is_a_cue(
    sentence: str, verb: str
) -> None:
    assert verb in cues(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        'In the southern states, "the worst" is over.',
        'The southern states: "a waste" of land.',
        'His latest comments: "It will be done."',
        'The state, "a waste" of land, was sold.',
        'The "swing" states that backed her won.',
        'It was the "first" charge.',
        'The charging documents, "a waste" of paper, were lost.',
        'The programme notes were "a waste" of paper.',
        'In the liner notes the "band" is late.',
        'Her remarks, "It will be done" among them, were kept.',
    ],
)
def test_a_noun_is_no_cue(sentence: str) -> None:
    assert cues(sentence) == []
