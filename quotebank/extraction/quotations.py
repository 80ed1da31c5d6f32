"""Quoted spans joined into quotations: what one speaker says without interruption. After
attribution and kinds, with coreference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quotebank.extraction.attribution import Answer
from quotebank.extraction.attribution.candidate import Candidate
from quotebank.extraction.coreference import NOBODY, Resolver, Speaker, person_of
from quotebank.extraction.kinds import Form, judge
from quotebank.extraction.mentions.page import Mention, Page
from quotebank.extraction.text.quotes import Quoted
from quotebank.extraction.text.spans import Bounds
from quotebank.model import Kind, Person, Quotation, QuoteSpan, Span

_SAID_PLAINLY: Final = 0.998
"""The probability that anybody says what a plain case says."""
_WORTH_A_LOOK: Final = 0.03
"""Candidates less probable than this are not resolved."""


class Said:
    """One quoted span with the answer to who said it."""

    __slots__ = (
        "candidate", "confidence", "kind", "mention", "rule", "runner_up", "span", "speaker",
    )  # fmt: skip

    def __init__(
        self,
        span: int,
        kind: Kind,
        candidate: Candidate,
        mention: Mention | None,
        speaker: Speaker,
        confidence: float,
        runner_up: str | None,
        rule: str,
    ) -> None:
        self.span, self.candidate, self.mention = span, candidate, mention
        self.kind: Kind = kind
        self.speaker, self.confidence, self.runner_up = speaker, confidence, runner_up
        self.rule = rule


def judged(page: Page, answers: Sequence[Answer | None], resolver: Resolver) -> list[Said]:
    """Return the spans that are quotations, in order, each with its speaker."""
    found: list[Said] = []
    last: Speaker | None = None
    for k, answer in enumerate(answers):
        if answer is None:
            continue
        said_by_any = (
            1.0 - sum([p for p, c in answer if c.scan is None])
            if answer[0][1].evidence
            else _SAID_PLAINLY
        )
        kind = judge(page.forms[k], said_by_any)
        if kind is None:
            continue
        said = _who(k, kind, answer, resolver, last)
        found.append(said)
        if said.speaker.name is not None:
            last = said.speaker
    return found


def _who(k: int, kind: Kind, answer: Answer, resolver: Resolver, last: Speaker | None) -> Said:
    best = answer[0][1]
    totals: dict[str | None, float] = {}
    best_mention = best.mention
    speaker = NOBODY if best_mention is None else resolver.resolve(best_mention, last)
    for p, candidate in answer:
        if p < _WORTH_A_LOOK and totals:
            break
        mention = best_mention if candidate is best else candidate.mention
        who = NOBODY if mention is None else resolver.resolve(mention, last)
        totals[who.name] = totals.get(who.name, 0.0) + p
    confidence = totals[speaker.name] * speaker.certainty
    others = [name for name in totals if name != speaker.name and name is not None]
    runner_up = max(others, key=totals.__getitem__, default=None)
    return Said(
        k,
        kind,
        best,
        best_mention,
        speaker,
        min(confidence, 0.999),
        runner_up,
        _rule(resolver.page, k, best, best_mention),
    )


def _rule(page: Page, k: int, best: Candidate, mention: Mention | None) -> str:
    if mention is None:
        return "nobody"
    q = page.quoted[k]
    if best.origin == "previous":
        if q.continues:
            return "reopened"
        first = page.layout.paragraphs[q.paragraph][0]
        return "goes-on" if mention.scan.start >= first else "goes-on-from-before"
    if best.origin == "turn":
        return "turn"
    if best.origin == "lead":
        return "led-in"
    if best.origin == "next":
        return "signed"
    if best.cue < 0:
        return "named-beside"
    cue = mention.scan.bounds(best.cue)[0]
    if mention.scan.tags[best.cue] == "A":
        return "according-to"
    subject_first = mention.at < best.cue
    if cue < q.start:
        return "subject-cue-quotation" if subject_first else "cue-subject-quotation"
    return "quotation-subject-cue" if subject_first else "quotation-cue-subject"


def _cue_bounds(candidate: Candidate) -> Bounds | None:
    scanned = candidate.scan
    if candidate.cue < 0 or scanned is None:
        return None
    return scanned.bounds(candidate.cue)


def group(page: Page, said: Sequence[Said]) -> tuple[Quotation, ...]:
    """Return the quotations that the spans make up."""
    groups: list[list[Said]] = []
    for one in said:
        if groups and _goes_on(page, groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(_quotation(page, spans) for spans in groups)


def _goes_on(page: Page, before: Sequence[Said], one: Said) -> bool:
    first, last = before[0], before[-1]
    q, p = page.quoted[one.span], page.quoted[last.span]
    if q.continues and one.span == last.span + 1:
        return not _parted(page, (first, last), one)
    if q.paragraph != p.paragraph or one.speaker.name != last.speaker.name:
        return False
    mention = one.mention
    if mention is None:
        return False
    return mention.start in [b.mention.start for b in (first, last) if b.mention is not None]


def _parted(page: Page, before: Sequence[Said], one: Said) -> bool:
    """Whether a span that seems to go on with the words before it has a speaker of its own.

    A paper's own article, printed from mark to mark, quotes people in turn; and where a mark is
    missing, two who speak one after the other look so, too.
    """
    if one.speaker.kind != "person":
        return False
    told = [b.speaker for b in before if b.speaker.kind in _NAMED and _is_told(page, b)]
    return bool(told) and one.speaker.name not in [speaker.name for speaker in told]


def _is_told(page: Page, said: Said) -> bool:
    """Whether the sentence of a span, or a line that leads up to it, tells its speaker."""
    if said.candidate.origin != "lead":
        return said.candidate.origin == "own"
    at = page.quoted[said.span].outer_start - 1
    while at > 0 and page.text[at].isspace():
        at -= 1
    return at >= 0 and page.text[at] == ":"


_NAMED: Final = ("person", "organisation")


def _teller(said: Sequence[Said]) -> Said:
    """Return the span whose sentence tells who says them all: of a speech over several paragraphs
    it may be the last one, ``"… for all of us," he said.``"""
    own = (one for one in said if one.candidate.origin == "own" and one.candidate.cue >= 0)
    return next(own, said[0])


def _quotation(page: Page, said: Sequence[Said]) -> Quotation:
    text = page.text
    first = _teller(said)
    spans: list[QuoteSpan] = []
    paragraph = -1
    for one in said:
        q = page.quoted[one.span]
        start, kind = q.start, one.kind
        beside, paragraph = q.paragraph - paragraph <= 1, q.paragraph
        if q.continues and spans and beside:
            # One stretch of words, whatever marks its paragraphs open with.
            opened = spans.pop()
            start, kind = opened.start, "direct" if opened.kind == "direct" else kind
        spans.append(QuoteSpan(start, q.end, text[start : q.end], kind))
    mention = first.mention
    cues: list[Bounds] = []
    for one in said:
        if one.candidate.origin in ("previous", "turn"):
            continue
        bounds = _cue_bounds(one.candidate)
        if bounds is not None and bounds not in cues:
            cues.append(bounds)
    marked = [Span(start, end, text[start:end]) for start, end in cues]
    return Quotation(
        spans=tuple(spans),
        speaker=first.speaker.name,
        speaker_kind=first.speaker.kind,
        mention=Span(*mention.bounds, text[slice(*mention.bounds)]) if mention else None,
        cue=marked[0] if marked else None,
        further_cues=tuple(marked[1:]),
        rule=first.rule,
        confidence=round(min(one.confidence for one in said), 4),
        runner_up=first.runner_up,
    )


def persons(said: Sequence[Said]) -> tuple[Person, ...]:
    """Return everybody who speaks, once each, in order of their first words."""
    found: dict[str, Person] = {}
    for one in said:
        name, kind = one.speaker.name, one.speaker.kind
        if name is None or kind is None or name in found:
            continue
        entity = one.speaker.entity
        found[name] = Person(name, kind, (name,)) if entity is None else person_of(entity)
    return tuple(found.values())


def orphans(text: str, quoted: Sequence[Quoted], forms: Sequence[Form]) -> tuple[Quotation, ...]:
    """Return quoted spans as quotations of nobody: of a text whose language is not read."""
    return tuple(
        Quotation(
            spans=(QuoteSpan(q.start, q.end, text[q.start : q.end], form.guess),),
            speaker=None,
            speaker_kind=None,
            mention=None,
            cue=None,
            rule="not-english",
            confidence=0.0,
        )
        for q, form in zip(quoted, forms, strict=True)
        if form.guess is not None
    )
