"""Extraction: one article in, its quotations out. Pure: no files, clock, network or database.

Read ``extract`` as the table of contents. The rooms, in the order in which they build on each
other (each one's first lines say what its modules are for):

    lexicon         what words do: entries, cues, possessives; tables
    text            the text as it was meant, its paragraphs and zones, what stands between marks
    names           names where they stand, and what they name
    kinds           direct, partial or no quotation
    mentions        the sentences, scanned: who and what is mentioned, subjects and their cues
    attribution     who said it, by mention
    people          who appears in the article: every printed name joined to one person or body
    coreference     which of them a mention is
    quotations      spans joined
    dates           when it was said
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quotebank.extraction.attribution import attribute, shipped
from quotebank.extraction.coreference import Resolver
from quotebank.extraction.dates import when
from quotebank.extraction.kinds import describe
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.shipped import default
from quotebank.extraction.mentions.page import Page
from quotebank.extraction.people import gather
from quotebank.extraction.people.full_names import complete
from quotebank.extraction.quotations import group, judged, orphans, persons
from quotebank.extraction.text.language import english, foreign
from quotebank.extraction.text.repairs import as_meant, repair
from quotebank.extraction.text.sheet import lay
from quotebank.model import Article, Extraction, Problem, Quotation

VERSION: Final = "17"
"""Changes whenever the same article may give another answer."""

_NOT_ENGLISH: Final = Problem("not-english", "the text does not read as English: nobody is named")


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
    sheet = lay(article.text, article.title, lexicon)
    place = sheet.dateline.place if sheet.dateline else None
    if not sheet.quoted:
        # A table of prices is no English either, but nothing is missed in it.
        unread = (_NOT_ENGLISH,) if foreign(sheet.text) else ()
        return Extraction((), (*sheet.problems, *unread), (), place)
    if not english(sheet.text):
        nameless = orphans(sheet.text, sheet.quoted, describe(sheet, lexicon))
        return Extraction(nameless, (*sheet.problems, _NOT_ENGLISH), (), place)
    page = Page(sheet, lexicon)
    answers = attribute(page, shipped())
    people = gather(page.text, page.in_order, sheet.aside(), lexicon)
    complete(people.entities, sheet.headlines(), lexicon)
    said = judged(page, answers, Resolver(page, people))
    quotations = when(page, group(page, said), article.published)
    return Extraction(quotations, sheet.problems, persons(said), place)


def explain(quotation: Quotation) -> str:
    """Return in plain words why the quotation has the speaker it has."""
    sentence = default().rules[quotation.rule]
    return sentence.format(
        speaker=quotation.speaker or "nobody",
        mention=quotation.mention.text if quotation.mention else "",
        cue=quotation.cue.text if quotation.cue else "",
    )
