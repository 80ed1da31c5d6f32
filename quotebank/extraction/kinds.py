"""Is a quoted stretch a direct quotation, a partial one, or none? After quotes, by attribution.

``describe`` reads off the page what the words and their surroundings look like; ``judge`` decides,
once it is known whether somebody is said to say them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotebank.extraction.quotes import Quoted
from quotebank.extraction.spans import Bounds
from quotebank.model import Kind


@dataclass(slots=True)
class Form:
    """What one quoted stretch looks like."""

    guess: Kind | None
    """The kind by the form alone: what it is if nothing else comes to light."""


def describe(text: str, paragraph: Bounds, quoted: Sequence[Quoted]) -> list[Form]:  # noqa: ARG001
    """Return the form of each quoted stretch of one paragraph, in order."""
    forms = []
    for q in quoted:
        full = q.end - q.start > 30 and text[q.start].isupper()
        forms.append(Form("direct" if full else "partial"))
    return forms


def judge(form: Form, cue: Bounds | None, mention: Bounds | None) -> Kind | None:  # noqa: ARG001
    """Return the kind of a stretch, given the cue and the mention of its attribution, if any."""
    if form.guess == "partial" and cue is None:
        return None
    return form.guess
