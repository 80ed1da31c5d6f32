"""Forms of the verbs that mark speech."""

import pytest

from quotebank.extraction.lexicon.cues import cue_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("argue", ["argue", "argues", "argued", "arguing"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("hiss", ["hiss", "hisses", "hissed", "hissing"]),
        ("sob", ["sob", "sobs", "sobbed", "sobbing"]),
        ("quip", ["quip", "quips", "quipped", "quipping"]),
        ("vow", ["vow", "vows", "vowed", "vowing"]),
        ("bray", ["bray", "brays", "brayed", "braying"]),
    ],
)
def test_regular_forms(verb: str, forms: list[str]) -> None:
    assert verb_forms(verb) == forms


def test_irregular_forms_replace_the_regular_ones() -> None:
    table = {
        "say": {"verbs": "say note"},
        "weak": {"verbs": "note put"},
        "irregular": {"say": "says said saying", "put": "puts put putting"},
        "nouns": {"words": "note"},
    }
    forms, nouns = cue_forms(table)
    assert forms["said"] == ("say", "say")
    assert "sayed" not in forms
    assert forms["noted"] == ("say", "note")
    assert "note" not in forms
    assert nouns == {"note": ("say", "note")}
    assert forms["putting"] == ("weak", "put")
