"""Which expression of time dates an attribution: a judgement on one sentence.

In "In an interview on Wednesday, Holm said the vote on Friday will fail", Wednesday is when it
was said and Friday what it was about. The place tells them apart: beside the cue ("said
Wednesday"), behind it after nothing but circumstances ("told reporters in Riga on Wednesday"),
between mention and cue ("Holm on Wednesday said"), or at the head of the sentence ("On
Wednesday, Holm said"). Everything behind a clause of content is what was spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from quotebank.days.words import alternation, words
from quotebank.extraction.dates.expressions import Expression
from quotebank.extraction.text.spans import Bounds


class Attribution(NamedTuple):
    """An attribution in its sentence.

    ``kind`` is the lexicon's class of the cue ("say", "tell", "hold", …). ``quoted`` are the quoted
    spans of the sentence, in order: opaque, nothing in them dates the saying.
    """

    text: str
    sentence: Bounds
    cue: Bounds
    mention: Bounds | None
    kind: str
    quoted: Sequence[Bounds]

    def tokens(self, start: int, end: int) -> list[str]:
        """Return the words and signs of a stretch in small letters, a quoted span as one sign."""
        stretch = outside(self.text, start, end, self.quoted)
        return [word.lower() for word in _TOKEN.findall(stretch) if word not in _MARKS]


def date_of(attribution: Attribution, candidates: Iterable[Expression]) -> Expression | None:
    """Return the candidate that dates what the attribution reports, or None."""
    best: tuple[int, Expression] | None = None
    start, end = attribution.sentence
    for found in candidates:
        if not start <= found.start < end:
            continue
        rank = _rank(attribution, found)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, found
    return None if best is None else best[1]


def elsewhere(words_outside: str) -> bool:
    """Say whether an attribution's own words point back to another occasion ("once said")."""
    head = words_outside.split(maxsplit=1)[:1]
    opens = bool(head) and head[0] in _set("elsewhere", "openers")
    return opens or _elsewhere().search(words_outside) is not None


def new_occasion(words_outside: str) -> bool:
    """Say whether they bring in one that was not spoken of before ("said in an interview")."""
    return _new_occasion().search(words_outside) is not None


def posts(words_outside: str) -> bool:
    """Say whether they are of a message on the net, which nobody goes on speaking in."""
    return _POSTS.search(words_outside) is not None


def in_present(cue: str) -> bool:
    """Say whether a cue stands in the present tense ("says")."""
    return cue.endswith("s") and not cue.endswith("ss")


def outside(text: str, start: int, end: int, quoted: Sequence[Bounds]) -> str:
    """Return the words of a stretch, each quoted span in it shown as one sign."""
    parts, at = [], start
    for first, last in quoted:
        if first < end and last > start:
            parts += [text[at : max(at, first)], f" {_SPOKEN} "]
            at = min(max(at, last), end)
    parts.append(text[at:end])
    return "".join(parts)


def _rank(attribution: Attribution, found: Expression) -> int | None:
    """Return how far the expression is from its cue, in tiers (``_BETWEEN`` and its like), None
    when it is something else's."""
    cue, subject = attribution.cue, attribution.mention or attribution.cue
    tokens = attribution.tokens
    if found.start >= cue[1]:
        if _goes_on().match(attribution.text, found.end, attribution.sentence[1]) and not (
            _set("clauses", "breaks") & set(tokens(cue[1], found.start))
        ):
            return 1  # "recommended the share on Friday, saying", "in naming him on Friday said"
        if inverted := subject[0] >= cue[1] and subject[1] <= found.start:
            return _behind_cue(attribution, found, tokens(subject[1], found.start), inverted)
        return _behind_cue(attribution, found, tokens(cue[1], found.start), inverted)
    first = min(subject[0], cue[0])
    if found.end <= first:
        lead = tokens(attribution.sentence[0], found.start)
        return _before_speaker(attribution, found, lead, tokens(found.end, first))
    if found.attributive and subject[0] <= found.start and found.end <= subject[1] <= cue[0]:
        return _IN_SUBJECT  # "A Feb. 1 letter from the council warns"
    if subject[1] <= found.start and found.end <= cue[0]:
        if in_present(attribution.text[slice(*cue)]) and not found.attributive:
            return None  # "Holm, who spoke in May, thinks"
        return _before_cue(found, tokens(subject[1], found.start), tokens(found.end, cue[0]))
    return None


def _behind_cue(
    attribution: Attribution, found: Expression, between: list[str], inverted: bool
) -> int | None:
    """Judge "told reporters in Riga on Friday", "said Holm, the mayor, on Friday"."""
    if not _placed(between, found):
        return None
    stripped = _without_preposition(between)
    if not stripped:
        return 0
    between, apart = stripped, stripped[-1] == ","
    if attribution.kind == "call" and between[0] == "that":
        between = between[1:] or between  # "called that report Friday a «lie»"
    between, kind = _going_on(between, attribution.kind)
    if not between:
        return 2
    if attribution.text.startswith(":", found.end) and "had" in between[-2:]:
        return 3  # "repeated a promise that he had made on Tuesday: «We will open»"
    if _is_other_clause(between, kind, found):
        return None
    if _SPOKEN in between:
        return _behind_quoted(between, kind)
    if inverted and between[0] == "," and len(between) > 1:
        # "said Holm, the mayor, on Friday"; not "said Holm, mayor until the vote on Friday"
        return 1 + len(between) if apart else None
    return 1 + len(between) if _is_circumstance(attribution.text, between, kind, found) else None


def _is_other_clause(between: list[str], kind: str, found: Expression) -> bool:
    if between[-1] in _set("clauses", "participles") and not found.normal.startswith("weekday:"):
        return True  # "said at the talks, held this year in Riga"
    if len(between) > _FARTHEST or not _set("clauses", "breaks").isdisjoint(between):
        return True
    if not _set("clauses", "speech").isdisjoint(between):
        return True  # another verb of speech, with a date of its own
    return between[0] == "to" and kind not in _set("clauses", "speaks_to")  # "hoped to publish it"


def _is_circumstance(text: str, between: list[str], kind: str, found: Expression) -> bool:
    """Say whether nothing but where, to whom and how stands between a cue and its date."""
    first = between[1] if between[0] == "," and len(between) > 1 else between[0]
    if text.startswith(" by ", found.end) or (kind == "tell" and "about" in between):
        return False  # "commented on remarks on Friday by Kask", "asked about the vote on Friday"
    # "called that report Friday a «lie»", not "called the pact, made in Riga on Friday, a «lie»"
    takes_object = kind in {"call", "weak"} and _is_adverb(text, between, kind, found)
    if (takes_object or kind == "tell") and first not in _set("clauses", "reported"):
        return True
    return first in _set("circumstances", "after_cue")


def _is_adverb(text: str, between: list[str], kind: str, found: Expression) -> bool:
    """Say whether a date behind an object dates the verb and not the object."""
    if found.normal.startswith(("month:", "year:")):
        return False  # "describe her loss in 2008": so far back it is mostly the object's
    if "," in between or between[-1] in _set("clauses", "participles"):
        return False
    if kind == "call" and "for" in between:
        return False  # "rebuked Kask for suggesting on Friday that it was over"
    behind = _FIRST_WORD.match(text, found.end)
    return behind is None or behind[1] not in _set("clauses", "noun_goes_on")


def _going_on(between: list[str], kind: str) -> tuple[list[str], str]:
    """Cut before the participle of a further cue: "hailed it, telling reporters on Friday"."""
    participles = _set("clauses", "goes_on")
    for i in range(len(between) - 1, -1, -1):
        if between[i] in participles:
            return between[i + 1 :], "tell" if between[i] == "telling" else "say"
    return between, kind


def _behind_quoted(between: list[str], kind: str) -> int | None:
    """Judge "called it «a gift» in a talk on Friday" against "said the «gift» vote on Friday"."""
    last = len(between) - 1 - between[::-1].index(_SPOKEN)
    behind = [word for word in between[last + 1 :] if word not in _SIGNS]
    if behind and behind[0] not in _set("circumstances", "after_quoted"):
        return None
    if _names_speech(behind):
        return 2 + len(between)  # "said it was «a gift», in an interview on Friday"
    ahead = [word for word in between[: between.index(_SPOKEN)] if word not in _SIGNS]
    if ahead and kind in {"say", "tell", ""} and ahead[0] in _set("clauses", "content"):
        return None
    return 2 + len(between)


def _before_speaker(
    attribution: Attribution, found: Expression, lead: list[str], rest: list[str]
) -> int | None:
    """Judge "In a talk on Friday, Holm said" against "The vote is on Friday, Holm said"."""
    if rest == ["when"] and _set("clauses", "future").isdisjoint(lead) and _SPOKEN not in lead:
        return _IN_CLAUSE_BEFORE  # "He was cheered at the rally on Friday when he declared"
    if not (_placed(lead, found) or not _without_preposition(lead)):
        return None
    # A title may stand in marks: "On Channel One's «Good Day» Friday, Holm said".
    if (_SPOKEN in lead and lead[0] not in _PREPOSITIONS) or (
        _SPOKEN in rest and rest[0] not in _PREPOSITIONS
    ):
        return None
    if (rest and rest[-1] in _SUBORDINATE) or not _SUBORDINATE.isdisjoint(lead[2:]):
        # "In May a court fined the man after he said", "Speaking after they met on Friday, he said"
        return None
    spoken = found.attributive or _names_speech(lead)
    if in_present(attribution.text[slice(*attribution.cue)]) and not spoken:
        return None  # "In May, when it closed, Holm says, he wept"
    if not spoken and _is_inserted(attribution):
        return None  # "In 2008, Holm said, the mine was closed"
    lead = _without_preposition(lead)
    if len(rest) > _FARTHEST or len(lead) > _FARTHEST:
        return None
    # "Asked on Monday whether it would fail, Holm said": what was asked about may lie ahead.
    asked = not _set("circumstances", "asked").isdisjoint(lead[:3])
    if asked and not _set("clauses", "asked_about").isdisjoint(lead[1:]):
        return None  # "Asked about the vote last week", "Asked of the rules imposed last week"
    between = lead if asked else [*lead, *rest]
    if not (_set("clauses", "breaks") - _set("clauses", "past")).isdisjoint(between):
        return None
    if lead and lead[0] not in _set("circumstances", "openers") and lead[0] not in _SIGNS:
        return None
    return _IN_FRONT + len(lead) + len(rest)


def _is_inserted(attribution: Attribution) -> bool:
    """Say whether an attribution is set between commas into what it reports, unquoted."""
    end = max(attribution.cue[1], attribution.mention[1] if attribution.mention else 0)
    if attribution.text[end : end + 2] != ", ":
        return False
    return not any(start <= end + 2 <= last for start, last in attribution.quoted)


def _before_cue(found: Expression, before: list[str], rest: list[str]) -> int | None:
    """Judge "Holm on Friday said" against "Holm, who arrived on Friday, said"."""
    if not _placed(before, found):
        return None
    before = _without_preposition(before)
    clause = before[len(before) - before[::-1].index(",") :] if "," in before else before
    if len(before) > _FARTHEST or not _set("clauses", "relative").isdisjoint(clause):
        return None
    if not (_set("clauses", "breaks") - _set("clauses", "past")).isdisjoint(before):
        return None
    if not _set("clauses", "future").isdisjoint(rest):
        return None
    return _BETWEEN + len(before) + len(rest)


def _names_speech(circumstances: list[str]) -> bool:
    return not _set("speech_events", "words").isdisjoint(circumstances)


def _placed(before: list[str], found: Expression) -> bool:
    """An attributive date needs its preposition: "in a May 3 interview", not "praised Friday's"."""
    if not found.attributive:
        return True
    nouns = [word for word in before[-3:] if word not in _DETERMINERS]
    return bool(nouns) and nouns[-1] in _PREPOSITIONS


def _without_preposition(before: list[str]) -> list[str]:
    end = len(before)
    while end and before[end - 1] in _LINKS:
        end -= 1
    return before[:end]


# What dates an attribution first: an expression behind its cue, by its distance; one between the
# subject and the cue; one in the subject; one in front of both; one in a clause before.
_BETWEEN: Final = 10
_IN_SUBJECT: Final = 20
_IN_FRONT: Final = 30
_IN_CLAUSE_BEFORE: Final = 40
_FARTHEST: Final = 22
"""Words between a cue and its date, or a date and its speaker; beyond, it is another clause."""
_SPOKEN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a quoted span."""
_FIRST_WORD: Final = re.compile(r"\s(\w+)")
_TOKEN: Final = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}-]\w+|[:.]\d\d\b)*|[^\w\s]")
"""A word, an hour ("9:30") or a sign."""
_MARKS: Final = frozenset(
    "\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
)
_POSTS: Final = re.compile(r"tweet|Twitter\b|Facebook\b|Instagram\b")
_SIGNS: Final = frozenset("(-[,\N{EM DASH}\N{EN DASH}")
_DETERMINERS: Final = frozenset({"a", "an", "his", "her", "their", "its", "the"})
_PREPOSITIONS: Final = frozenset({"on", "in", "at", "over", "during", "by", "with", "via"})
_LINKS: Final = _PREPOSITIONS | _DETERMINERS | {"of", "morning", "afternoon", "evening", "night"}
_SUBORDINATE: Final = frozenset({"after", "when", "before", "while", "because", "once", "if"})


@cache
def _set(group: str, entry: str) -> frozenset[str]:
    return frozenset(words().groups[group][entry])


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s{alternation(words().groups['clauses']['goes_on'])}|\ssaid)\b")


@cache
def _elsewhere() -> re.Pattern[str]:
    group = words().groups["elsewhere"]
    return re.compile(rf"\b{alternation([*group['words'], *group['phrases']])}\b", re.IGNORECASE)


@cache
def _new_occasion() -> re.Pattern[str]:
    nouns = alternation(words().groups["speech_events"]["words"])
    return re.compile(rf"\b(?:an?|one\sof|another)\s(?:[\w-]+\s){{0,3}}?{nouns}\b", re.IGNORECASE)
