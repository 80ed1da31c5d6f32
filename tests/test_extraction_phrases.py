"""Raw tags joined into phrases: where descriptions end up, and where they begin."""

from itertools import compress, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extraction.mentions.phrases import final_tags, first_of, join, left


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("dwD", "/_D"),  # the former minister
        ("dhwD", "/S_D"),  # all his lawyers
        ("hwD", "s_D"),  # his former lawyer
        ("QCdw", "QC/X"),  # "…," said the dietitian
        ("Atdw", "A./X"),  # according to the dietitian
        ("CtpN", "CtpN"),
        ("dwDN", "...N"),  # the actress Ann Lee
        ("wwpw", "w.pw"),
        ("NB", "NC"),  # Lind notes
        ("dBp", "/Dp"),  # the note of
        ("M,aC", "N,.C"),
    ],
)
def test_join(raw: str, joined: str) -> None:
    assert join(raw) == joined


@given(st.text(alphabet="dhSwjBODNMav#pbntTQC,:;-&XHImrGA()", max_size=40))
def test_every_raw_token_becomes_one_character(raw: str) -> None:
    joined = join(raw)
    assert len(joined) == len(raw)
    kept = left(joined)
    assert len(kept) == len(raw)
    places = list(compress(count(), kept))
    assert len(final_tags(joined)) == len(places)
    assert set(final_tags(joined)) <= set("QNODSHICGAXmptrTbn&w,:;-()")
    assert all(first_of(joined, place) <= place for place in places)
