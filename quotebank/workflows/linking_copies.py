"""Copies to reports: of which earlier article each new one is a near copy.

The third part of ``linking_up``: a page of articles without a signature a step.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotebank.days import ordinal
from quotebank.linking import copies
from quotebank.storage import Bank, Signed, Unsigned


def link_copies(bank: Bank, texts: list[int] | None = None) -> Iterator[None]:
    """Find of which report each article without a signature is a copy, a page a step."""
    for page in bank.unsigned_articles(texts):
        signed = [(article, copies.signature(article.text)) for article in page]
        banded = [(a, s, () if s is None else tuple(copies.bands(s))) for a, s in signed]
        reports = bank.first_printings(sorted({b for *_, bands in banded for b in bands}))
        bank.sign_articles([_copied(a, sign, bands, reports) for a, sign, bands in banded])
        yield


def _copied(
    article: Unsigned,
    signature: bytes | None,
    bands: tuple[int, ...],
    reports: dict[int, list[Signed]],
) -> Signed:
    """Return the article signed, and add it to ``reports`` if it is a first printing."""
    candidates = {r.article_id: r for band in bands for r in reports.get(band, ())}
    candidates.pop(article.article_id, None)
    copy_of = None
    if signature is not None:
        known = (
            copies.Report(r.article_id, r.signature, ordinal(r.day))
            for r in candidates.values()
            if r.signature is not None
        )
        copy_of = copies.original(known, signature, ordinal(article.day))
    signed = Signed(
        article_id=article.article_id,
        text_id=article.text_id,
        signature=signature,
        bands=bands,
        day=article.day,
        copy_of=copy_of,
    )
    if copy_of is None:
        for band in bands:
            reports.setdefault(band, []).append(signed)
    return signed
