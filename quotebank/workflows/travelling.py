"""How the model's values travel between processes: by their fields, in order.

Without this, pickle asks each frozen, slotted dataclass for its fields anew, for every value, on
both sides; the process that writes the bank would spend a fifth of its time on that.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from quotebank import model

_set = object.__setattr__


def made(kind: type[Any], *values: object) -> object:
    """Return the value of ``kind`` with these fields; the other end of ``_taken_apart``."""
    value = object.__new__(kind)
    for name, part in zip(kind.__slots__, values, strict=True):
        _set(value, name, part)
    return value


def _taken_apart(kind: type[Any]) -> Callable[[Any], tuple[Callable[..., object], tuple[Any, ...]]]:
    parts = attrgetter(*kind.__slots__)
    if fields(kind)[0].kw_only:
        return lambda value: (made, (kind, *parts(value)))
    return lambda value: (kind, parts(value))  # its own constructor is the quicker way


for _kind in (
    *(model.Article, model.Extraction, model.Quotation, model.Person, model.Problem),
    *(model.Span, model.QuoteSpan, model.DateExpression, model.SaidOn),
):
    copyreg.pickle(_kind, _taken_apart(_kind))
