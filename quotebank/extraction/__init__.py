"""Extraction: one article in, its quotations out. Pure: no files, clock, network or database.

Read ``extract`` as the table of contents:

    the text as it was meant    repairs, and for it damage, glue, capitals
    what is there to read       sheet: spans, zones (inserts), datelines; language;
                                quotes, and for it quoted, marks, singles, pullquotes
    words                       lexicon, cues, possessives; tables
    names                       name_spans (nicknames, surnames, bearers, ordinary, families,
                                posts, seats), and for it names, runs, cuts, titles, sorts,
                                forewords
    direct, partial or neither  kinds, and for it traits, lettering
    a sentence, scanned         page: mentions, and for it tokens, phrases, qualifiers
                                (channels, plurals)
    who said it, by mention     attribution: candidates (candidate, own_sentence, around, pairs,
                                subjects, features), and what is not weighed: plain, rare (forms,
                                verbatim), panels, tellers, headers, dialogues,
                                lead_ins, pointers, charges, received
    people and bodies           people, and for it entity, namesakes, bodies, relatives, deaths,
                                full_names
    who a mention is            coreference: cast, roles, offices, slips, clauses; pronouns
                                (antecedents), things; descriptions, and for it appositions,
                                calling, firms, wording, writings
    spans joined                quotations
    when it was said            dates: timeline (expressions, readings, contexts), occasions,
                                inheritance
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from quotebank.extraction.attribution import attribute, shipped
from quotebank.extraction.coreference import Resolver
from quotebank.extraction.dates import when
from quotebank.extraction.full_names import complete
from quotebank.extraction.kinds import describe
from quotebank.extraction.language import english, foreign
from quotebank.extraction.lexicon import Lexicon, default
from quotebank.extraction.page import Page
from quotebank.extraction.people import gather
from quotebank.extraction.quotations import group, judged, orphans, persons
from quotebank.extraction.repairs import as_meant, repair
from quotebank.extraction.sheet import lay
from quotebank.model import Article, Extraction, Problem, Quotation

VERSION: Final = "12"
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
