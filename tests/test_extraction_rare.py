"""Sentences read by rule, by their tags alone."""

import pytest

from quotebank.extraction.attribution.rare import read_by_rule
from quotebank.extraction.lexicon.cues import Cue
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.scan import scan
from quotebank.extraction.names.name_spans import find_names


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        ('"No deal," the paper quoted Carl Holm as saying.', "Carl Holm", "saying"),
        ('The agency quoted the minister as saying: "No deal."', "the minister", "saying"),
        ('Television quoted an official at the ministry as saying "no".', "an official", "saying"),
        ('Dana Asp, Seaport Hotel Association said: "No deal."', "Dana Asp", "said"),
        ('He recalled Vance Asp meeting him there and saying, "No deal."', "Vance Asp", "saying"),
        ('Lind read a letter from Gwen Asp, of the union: "No deal."', "Gwen Asp", "read"),
        ('Lind read a letter from Riga: he said, "No deal."', None, None),
        ('It was, said Carl Holm, "no deal".', "Carl Holm", "said"),
        ('It was "no deal", said Carl Holm on Monday.', None, None),
        ('It was "no deal", said Carl Holm.', "Carl Holm", "said"),
        ('Asp said Holm had told him: "No deal."', "Holm", "told"),
        ('The plan was dismissed by Carl Holm as "no deal".', "Carl Holm", "dismissed"),
        ('The plan was dismissed on Monday as "no deal".', None, None),
        ('What Holm called "no deal" was one.', "Holm", "called"),
        ('Holm, its chairman, told Tass, "No deal."', None, None),
        ('"No deal," Carl Holm said.', None, None),
        ('In London, Oxfam said: "No deal."', None, None),
        ('"No deal," Mr Holm.', "Mr Holm", None),
        ('"No deal" Mr Holm.', None, None),
        ('"No deal," director of rugby Carl Holm told the paper.', "Carl Holm", "told"),
        ('"No deal," said director of rugby Carl Holm.', "Carl Holm", "said"),
        ('Holm told both sides it was "no deal", according to two of them.', "Holm", "told"),
        ('Asp was told by Holm that it was "no deal".', "Holm", "told"),
        ('The court heard Reed had shouted "No deal!" at him.', "Reed", "shouted"),
        ('The court heard Reed had shouted "no deal" at him.', None, None),
        ('According to the file, Reed told guards, "No deal."', "Reed", "told"),
        ('Carl Holm, 40, baker: "No deal."', "Carl Holm", None),
        ('"No deal" - Carl Holm, 40', "Carl Holm", None),
        # Somebody else's words stand between.
        ('The paper quoted Holm as saying he was ill, but Asp said: "No deal."', None, None),
    ],
)
def test_read_by_rule(text: str, mention: str | None, cue: str | None) -> None:
    lexicon = default()
    names = find_names(text, lexicon)
    opening = text.index('"')
    closing = text.index('"', opening + 1) + 1
    scanned = scan(text, (0, len(text)), [(opening, closing, 0)], names, lexicon)
    first, ending = text[opening + 1], text[closing - 2]
    found = read_by_rule(scanned, scanned.tags.index("Q"), first, ending, lexicon)
    if mention is None:
        assert found is None
        return
    assert found is not None
    assert text[slice(*scanned.bounds(found.mention))] == mention
    if cue is None:
        assert found.cue == -1
        return
    assert isinstance(scanned.what[found.cue], Cue)
    assert text[slice(*scanned.bounds(found.cue))] == cue
