"""Extraction: one article in, its quotations out. Pure: no files, clock, network or database.

Read ``extract`` as the table of contents:

    repairs, damage, glue, capitals  the text as it was meant
    spans         paragraphs and sentences          lexicon              the words, from data/en
    language      whether it is English             bodies               what is printed for short
    zones         what of the page is news          runs, cuts, possessives, names, titles, sorts,
                                                    forewords, name_spans  names
    quotes, marks what stands between marks         mentions, cues       who and what in a sentence
    candidates    who might have said it            attribution          which of them did
    plain, rare, verbatim, panels  not weighed      people, entity, slips  names joined to people
    coreference   who "he" is                       roles                offices beside the names
    kinds         direct, partial, or neither       quotations           spans joined
    dates         when it was said
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quotebank.extraction.attribution import attribute, shipped
from quotebank.extraction.coreference import Resolver
from quotebank.extraction.datelines import find_dateline
from quotebank.extraction.dates import when
from quotebank.extraction.full_names import complete
from quotebank.extraction.kinds import Form, describe
from quotebank.extraction.language import english, foreign
from quotebank.extraction.lexicon import Lexicon, default
from quotebank.extraction.name_spans import find_names
from quotebank.extraction.page import Page
from quotebank.extraction.people import gather
from quotebank.extraction.quotations import group, judged, orphans, persons
from quotebank.extraction.quotes import Quoted, find_quoted
from quotebank.extraction.repairs import as_meant, repair
from quotebank.extraction.spans import Bounds, Layout, lay_out
from quotebank.extraction.zones import Zone, find_zones
from quotebank.model import Article, Extraction, Problem, Quotation

VERSION: Final = "8"
"""Changes whenever the same article may give another answer."""

_NOT_ENGLISH: Final = Problem("not-english", "the text does not read as English: nobody is named")
_NO_RUNNING_TEXT: Final = frozenset(("headline", "byline", "navigation", "appeal", "stamp"))


def extract(article: Article, lexicon: Lexicon | None = None) -> Extraction:
    """Return the quotations of an article, the problems of its text, and who speaks in it."""
    lexicon = lexicon or default()
    repairs = repair(article.text, lexicon)
    if not repairs:
        return _extract(article, lexicon)
    title = article.title and as_meant(article.title, lexicon)
    found = _extract(replace(article, text=repairs[-1].text, title=title), lexicon)
    for made in reversed(repairs):
        found = made.restored(found)
    return found


def _extract(article: Article, lexicon: Lexicon) -> Extraction:
    text = article.text
    layout = lay_out(text)
    zones = find_zones(text, layout, article.title)
    quoted, problems = find_quoted(text, layout, zones)
    dateline = find_dateline(text, layout.paragraphs)
    place = dateline.place if dateline else None
    if not quoted:
        # A table of prices is no English either, but nothing is missed in it.
        return Extraction((), (*problems, _NOT_ENGLISH) if foreign(text) else problems, (), place)
    forms = _forms(text, layout, quoted)
    if not english(text):
        nameless = orphans(text, quoted, forms)
        return Extraction(nameless, (*problems, _NOT_ENGLISH), (), place)
    # The place in "MOSCOW, Nov. 3 -" is no name, and begins no sentence.
    before = dateline.bounds if dateline else (0, 0)
    names = find_names(text, lexicon, wrapped=layout.wrapped, dateline=before)
    page = Page(text, layout, zones, quoted, forms, names, lexicon, before)
    answers = attribute(page, shipped())
    people = gather(text, names, _outside(layout, zones), lexicon)
    complete(people, _headline(article, layout, zones), lexicon)
    said = judged(page, answers, Resolver(page, people))
    outer = [(q.outer_start, q.outer_end) for q in quoted]
    quotations = when(
        text,
        layout,
        group(page, said),
        article.published,
        quoted=outer,
        dateline=dateline,
        sentences_of=page.sentences,
    )
    return Extraction(quotations, problems, persons(said), place)


def explain(quotation: Quotation) -> str:
    """Return in plain words why the quotation has the speaker it has."""
    sentence = default().rules[quotation.rule]
    return sentence.format(
        speaker=quotation.speaker or "nobody",
        mention=quotation.mention.text if quotation.mention else "",
        cue=quotation.cue.text if quotation.cue else "",
    )


def _forms(text: str, layout: Layout, quoted: tuple[Quoted, ...]) -> list[Form]:
    forms: list[Form] = []
    first = 0
    for k in range(1, len(quoted) + 1):
        if k == len(quoted) or quoted[k].paragraph != quoted[first].paragraph:
            paragraph = layout.paragraphs[quoted[first].paragraph]
            forms += describe(text, paragraph, quoted[first:k])
            first = k
    return forms


def _outside(layout: Layout, zones: tuple[Zone, ...]) -> list[Bounds]:
    return [
        bounds
        for bounds, zone in zip(layout.paragraphs, zones, strict=True)
        if zone in _NO_RUNNING_TEXT
    ]


def _headline(article: Article, layout: Layout, zones: tuple[Zone, ...]) -> str:
    lines = [article.title or ""]
    lines += [
        article.text[start:end]
        for (start, end), zone in zip(layout.paragraphs, zones, strict=True)
        if zone == "headline"
    ]
    return "\n".join(lines)
