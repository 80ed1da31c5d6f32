"""Who might have said a quotation: candidates and what speaks for each. Between mentions and
attribution.

A candidate is a mention, with the cue that links it to the quotation where there is one. It comes
from the quotation's own sentence, from the sentence that leads up to it, from the quotation before
(whose speaker goes on), or it is nobody. Each carries features: short readable strings such as
``"L N C"`` (a name left of its cue, nothing between), which ``attribution`` weighs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from quotebank.extraction.kinds import Form
from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.mentions import MENTIONS, Cue, Description, NameAt, Scan, What, scan
from quotebank.extraction.quotes import Quoted
from quotebank.extraction.spans import Bounds, Layout, sentences
from quotebank.extraction.zones import Zone

Origin = Literal["own", "lead", "previous", "next", "none"]

_CUES: Final = "CGA"
_FARTHEST: Final = 14
"""Tags between a cue and its subject beyond which nobody looks."""


class Mention(NamedTuple):
    """The words an attribution may hang on, where they stand and in which sentence."""

    tag: str
    start: int
    end: int
    what: What
    scan: Scan
    at: int
    """Its place in ``scan.tags``."""


class Pair(NamedTuple):
    """A mention and a cue of one sentence (places in its tags), and what binds them."""

    mention: int
    cue: int
    features: tuple[str, ...]


class Candidate(NamedTuple):
    """One possible answer: a mention at a place of a scan, with its cue (-1 without one).

    Its features are ``features`` and those of ``pair``, which a lead has under other names.
    """

    origin: Origin
    scan: Scan | None
    place: int
    cue: int
    features: tuple[str, ...]
    pair: Pair | None = None

    @property
    def mention(self) -> Mention | None:
        """The mention, None for nobody."""
        return None if self.scan is None else mention_at(self.scan, self.place)

    def all_features(self) -> tuple[str, ...]:
        """Return all features, those of the pair included."""
        if self.pair is None:
            return self.features
        if self.origin == "lead":
            return self.features + tuple(f"{LEAD}{f}" for f in self.pair.features)
        return self.features + self.pair.features


LEAD: Final = "l"
"""Before a pair's features where the pair stands in the sentence before the quotation."""


class Decision(NamedTuple):
    """What was decided for an earlier quoted span."""

    mention: Mention | None
    cue: int
    origin: Origin
    confidence: float = 1.0


class Page:
    """One article as attribution reads it: sentences scanned when first asked for."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        zones: Sequence[Zone],
        quoted: Sequence[Quoted],
        forms: Sequence[Form],
        names: Sequence[NameAt],
        lexicon: Lexicon,
    ) -> None:
        self.text, self.layout, self.zones = text, layout, zones
        self.quoted, self.forms = quoted, forms
        self.lexicon = lexicon
        self.names: Mapping[int, NameAt] = {name.lead: name for name in names}
        self._sentences: dict[int, list[Bounds]] = {}
        self._scans: dict[int, Scan] = {}
        self._pairs: dict[int, list[Pair]] = {}
        self._by_paragraph: dict[int, list[int]] = {}
        for k, q in enumerate(quoted):
            self._by_paragraph.setdefault(q.paragraph, []).append(k)

    def sentences(self, paragraph: int) -> list[Bounds]:
        """Return the sentences of a paragraph."""
        found = self._sentences.get(paragraph)
        if found is None:
            inside = self._by_paragraph.get(paragraph, ())
            outer = [(self.quoted[k].outer_start, self.quoted[k].outer_end) for k in inside]
            found = sentences(self.text, self.layout.paragraphs[paragraph], outer)
            if len(outer) > _MOST_SPANS:
                found = _cut(found, outer)
            self._sentences[paragraph] = found
        return found

    def scan(self, paragraph: int, sentence: Bounds) -> Scan:
        """Return the scan of one sentence of a paragraph."""
        found = self._scans.get(sentence[0])
        if found is None:
            start, stop = sentence
            spans = self._by_paragraph.get(paragraph, ())
            first = bisect_left(spans, start, key=self._outer_start)
            inside = []
            for k in spans[first:]:
                q = self.quoted[k]
                if q.outer_start >= stop:
                    break
                inside.append((q.outer_start, q.outer_end, k))
            found = scan(self.text, sentence, inside, self.names, self.lexicon)
            self._scans[start] = found
        return found

    def _outer_start(self, k: int) -> int:
        return self.quoted[k].outer_start

    def before(self, paragraph: int) -> int:
        """Return the paragraph of the body before this one, -1 without one."""
        paragraph -= 1
        while paragraph >= 0 and self.zones[paragraph] != "body":
            paragraph -= 1
        return paragraph

    def pairs(self, scanned: Scan) -> list[Pair]:
        """Return the pairs of mention and cue in one sentence."""
        found = self._pairs.get(scanned.start)
        if found is None:
            found = self._pairs[scanned.start] = _pairs(scanned)
        return found

    def place(self, k: int) -> tuple[Scan, int, int]:
        """Return the scan of the sentence of span ``k``, its place there, and which sentence."""
        q = self.quoted[k]
        found = self.sentences(q.paragraph)
        i = sentence_at(found, q.outer_start)
        scanned = self.scan(q.paragraph, found[i])
        return scanned, bisect_left(scanned.starts, q.outer_start), i


_MOST_SPANS: Final = 30
"""Quoted spans of one sentence that are read together; only a file of marks has more."""


def _cut(found: Sequence[Bounds], outer: Sequence[Bounds]) -> list[Bounds]:
    """Return sentences with no more than ``_MOST_SPANS`` spans each, cut before a span."""
    cuts = sorted({start for start, _ in found} | {start for start, _ in outer[::_MOST_SPANS]})
    stops = sorted({stop for _, stop in found})
    return [
        (start, min(following, stops[bisect_left(stops, start + 1)]))
        for start, following in zip(cuts, [*cuts[1:], stops[-1]], strict=True)
    ]


def sentence_at(found: Sequence[Bounds], start: int) -> int:
    """Return the index of the sentence that ``start`` stands in."""
    return max(bisect_right(found, (start + 1,)) - 1, 0)


# ---------------------------------------------------------------- pairs within a sentence


def _pairs(scanned: Scan) -> list[Pair]:
    tags = scanned.tags
    found: list[Pair] = []
    mention = _MENTION.search(tags)
    first = mention.start() if mention else -1
    for match in _CUE.finditer(tags):
        c, tag = match.start(), match.group()
        cue = scanned.what[c]
        assert isinstance(cue, Cue)
        own = (cue.verb, cue.group, tags[c - 1] if c else "^", tag, tags[c + 1 : c + 2] or "$")
        rank = 0
        for i in range(c - 1, max(-1, c - _FARTHEST), -1):
            if tags[i] in MENTIONS:
                found.append(_pair(scanned, i, c, f"L{rank}", tags[i + 1 : c], own))
                rank += 1
                if rank == 3:
                    break
            elif tags[i] == ";":
                break
        if first >= 0 and first < c and rank == 3 and found[-1].mention > first:
            found.append(_pair(scanned, first, c, "LF", tags[first + 1 : c], own))
        for i in range(c + 1, min(c + 6, len(tags))):
            if tags[i] in MENTIONS:
                found.append(_pair(scanned, i, c, "R", tags[c + 1 : i], own))
                break
            if tags[i] in "QCGA;:,":
                break
    return found


def _pair(
    scanned: Scan, m: int, c: int, side: str, path: str, own: tuple[str, str, str, str, str]
) -> Pair:
    tags = scanned.tags
    sort = _sort(tags[m], scanned.what[m])
    return Pair(m, c, _pair_features(side, _short(path), tags[m - 1] if m else "^", sort, own))


_MANY: Final = 1 << 16


@lru_cache(maxsize=_MANY)
def _pair_features(
    side: str, path: str, before: str, sort: str, own: tuple[str, str, str, str, str]
) -> tuple[str, ...]:
    verb, group, previous, cue, after = own
    tag = sort[0]
    return (
        f"{side} {tag} {path}",
        f"{side[0]}p {path}",
        f"{side} {before}{tag}",
        f"{side} {sort}",
        f"{side} {before} {len(path)}",
        f"{side[0]}a {cue}{after}{tag}",
        f"{side} {tag}{previous}{cue}",
        f"{side[0]} v {verb}",
        f"{side[0]} c {group}{cue}{previous}",
    )


def _short(path: str) -> str:
    return path if len(path) <= 7 else f"{path[:3]}~{path[-3:]}"


def _sort(tag: str, what: What) -> str:
    if isinstance(what, NameAt):
        return tag + what.name.sort
    if isinstance(what, Description):
        return f"{tag}{what.sort}{'s' if what.plural else ''}"
    return f"{tag}{what}"


# ---------------------------------------------------------------- candidates for one quotation


def candidates(page: Page, k: int, decided: Sequence[Decision | None]) -> list[Candidate]:
    """Return the candidates for quoted span ``k``, given what was decided for those before."""
    scanned, at, sentence = page.place(k)
    shape = _shape(page, k, scanned)
    settled = _settled(scanned.tags, at)
    found = _own(page, scanned, at, shape, settled)
    if settled:
        found.append(_nobody(page, k, scanned, at, shape, decided))
        return found
    previous = _previous(page, k, scanned, at, sentence, shape, decided)
    if not (previous and scanned.tags == "Q" and sentence and _just_before(page, k)):
        found += _lead(page, k, sentence, shape)
    found += previous
    found += _next(page, k, scanned, sentence, shape)
    found.append(_nobody(page, k, scanned, at, shape, decided))
    return found


def _just_before(page: Page, k: int) -> bool:
    """Whether the span before stands in the same paragraph, so that its speaker goes on."""
    return page.quoted[k - 1].paragraph == page.quoted[k].paragraph


_SETTLED_AFTER: Final = re.compile(r"Q,?(?:[NHDO]C|C[NDO])(?![NHDO])")
_SETTLED_BEFORE: Final = re.compile(r"(?<![tpC])[NHDO]C[:,]Q")


def _settled(tags: str, at: int) -> bool:
    """Whether a subject and its cue stand right beside the quotation: nobody looks further."""
    return (
        _SETTLED_AFTER.match(tags, at) is not None
        or _SETTLED_BEFORE.search(tags, max(0, at - 4), at + 1) is not None
    )


class _Shape(NamedTuple):
    """What a quoted span looks like, as features ask for it."""

    guess: str
    ending: str
    bare: str
    """The tags of its sentence, if there are few."""


def _shape(page: Page, k: int, scanned: Scan) -> _Shape:
    q = page.quoted[k]
    last = page.text[q.end - 1]
    form = page.forms[k].guess or "none"
    ending = "," if last == "," else "?" if last in "?!" else "." if last in ".…" else "w"
    tags = scanned.tags
    return _Shape(form[0], ending, tags if len(tags) < 6 else f"{tags[:2]}~")


def mention_at(scanned: Scan, m: int) -> Mention:
    """Return the mention at place ``m`` of a scan's tags; a name without its title."""
    what = scanned.what[m]
    start, end = scanned.starts[m], scanned.ends[m]
    if isinstance(what, NameAt):
        start, end = what.start, what.end
    return Mention(scanned.tags[m], start, end, what, scanned, m)


def _own(page: Page, scanned: Scan, at: int, shape: _Shape, settled: bool) -> list[Candidate]:
    tags = scanned.tags
    found: list[Candidate] = []
    # How the sentence leads into the quotation, which tells whether what follows is another's.
    intro = "^" if not at else tags[max(0, at - 2) : at]
    q = page.quoted[scanned.what[at]]  # type: ignore[index]  # a Q tag holds the span's index
    words = page.text[q.start : q.end]
    reach = _NEAR if settled else _FAR
    for pair in page.pairs(scanned):
        m, c = pair.mention, pair.cue
        if settled and tags[c] == "A":
            continue  # "Lind said, according to the court": the court only passes it on
        low, high = (m, c) if m < c else (c, m)
        order = "mc" if m < c else "cm"
        if high < at:
            side, gap = "B", tags[high + 1 : at]
        elif low > at:
            side, gap = "A", tags[at + 1 : low]
        else:
            side, gap = "M", tags[low + 1 : high]
        if len(gap) > reach:
            continue
        what = scanned.what[m]
        features = _own_features(
            side,
            order,
            _short(gap),
            gap.count("Q")
            + (10 if "C" in gap or "A" in gap else 0)
            + (100 if _OTHER.search(gap) else 0),
            shape.guess + shape.ending,
            intro,
            tags[m] + tags[c],
            tags[high + 1 : high + 3],
            pair.features[-1],
            # Nobody calls himself by name.
            isinstance(what, NameAt) and what.name.words[-1] in words,
        )
        found.append(Candidate("own", scanned, m, c, features, pair))
    for m in () if settled else _uncued(tags, at):
        side, gap = ("B", tags[m + 1 : at]) if m < at else ("A", tags[at + 1 : m])
        features = _uncued_features(
            side,
            _short(gap),
            ("C" if "C" in gap else "") + ("Q" if "Q" in gap else ""),
            tags[m - 1] if m else "^",
            _sort(tags[m], scanned.what[m]),
            shape.guess + shape.ending,
        )
        found.append(Candidate("own", scanned, m, -1, features))
    return found


_NEAR: Final = 5
_FAR: Final = 40
"""Tags between a pair and the quotation beyond which it is none's."""
_OTHER: Final = re.compile("[NDHXOm][GC]")
"""Somebody else who says: "recalled his sister saying"."""


@lru_cache(maxsize=_MANY)
def _own_features(
    side: str,
    order: str,
    gap: str,
    inside: int,
    shape: str,
    intro: str,
    tags: str,
    then: str,
    cue: str,
    called: bool,
) -> tuple[str, ...]:
    guess, ending = shape[0], shape[1]
    features = (
        f"{side}{order} {gap}",
        f"{side} {shape}{gap[:3]}",
        f"{side}{order} {len(gap)}{'C' if inside % 100 >= 10 else ''}",
        f"{side} {tags[1]} {'another' if inside >= 100 else 'none other'}",
        f"{side}{order} {tags[0]} {ending} {tags[1]}",
        f"{side} Q{inside % 10}",
        f"{side} {guess} {cue}",
        f"{side} {intro}{ending} {tags[1]}",
        f"{side} {intro} {gap[:4]}",
        f"{side} then {then}",
    )
    return (*features, "named inside") if called else features


@lru_cache(maxsize=_MANY)
def _uncued_features(
    side: str, gap: str, inside: str, before: str, sort: str, shape: str
) -> tuple[str, ...]:
    tag, guess = sort[0], shape[0]
    return (
        "uncued",
        f"u{side} {gap}",
        f"u{side} {tag} {gap}",
        f"u{side} {before}{tag}",
        f"u{side} {before} {sort}",
        f"u{side} {shape}",
        f"u{side} {guess}{len(gap)}",
        f"u{side} {guess}{inside}",
    )


def _uncued(tags: str, at: int) -> set[int]:
    """Return mentions that may do without a cue: the first, and those next to the quotation."""
    found: set[int] = set()
    first = _MENTION.search(tags, 0, at)
    if first:
        found.add(first.start())
        last = at - 1
        while tags[last] not in MENTIONS:
            last -= 1
        found.add(last)
    after = _MENTION.search(tags, at + 1, at + 5)
    if after:
        found.add(after.start())
    return found


_MENTION: Final = re.compile(f"[{''.join(sorted(MENTIONS))}]")


_LONGEST: Final = 3000


def _end_of(sentence: Bounds) -> Bounds:
    """Return the end of a sentence so long that it can be none."""
    return max(sentence[0], sentence[1] - _LONGEST), sentence[1]


def _lead(page: Page, k: int, sentence: int, shape: _Shape) -> list[Candidate]:
    """Return candidates from the sentence before, in this paragraph or at the end of the last."""
    paragraph = page.quoted[k].paragraph
    if sentence:
        where = "lead"
        bounds = _end_of(page.sentences(paragraph)[sentence - 1])
    else:
        where = "leadp"
        paragraph = page.before(paragraph)
        if paragraph < 0:
            return []
        bounds = _end_of(page.sentences(paragraph)[-1])
    before = page.scan(paragraph, bounds)
    tags = before.tags
    last = page.text[bounds[1] - 1]
    ends = ":" if last == ":" else "Q" if tags.endswith("Q") else "."
    found: list[Candidate] = []
    seen: set[int] = set()
    passed_on = "Q" in tags and "C" in tags
    context = (where, ends, shape.bare, shape.guess, "Q" in tags)
    for pair in page.pairs(before):
        m, c = pair.mention, pair.cue
        if passed_on and tags[c] == "A":
            continue
        rest = min(len(tags) - max(m, c), 4)
        features = _lead_features(*context, f"{rest}{'later' if seen else 'first'}")
        seen.add(m)
        found.append(Candidate("lead", before, m, c, features, pair))
    for m in [i for i, tag in enumerate(tags) if tag in MENTIONS][:2]:
        if m not in seen:
            sort = _sort(tags[m], before.what[m])
            kind = f"{tags[m - 1] if m else '^'}{sort} {min(len(tags), 4)}"
            features = _lead_features(*context, kind)
            found.append(Candidate("lead", before, m, -1, features))
    return found


@lru_cache(maxsize=_MANY)
def _lead_features(
    where: str, ends: str, bare: str, guess: str, quoted: bool, kind: str
) -> tuple[str, ...]:
    """``kind``: of a pair how far from the end it stands, of a bare mention what it is."""
    features = (
        where,
        f"{where} {ends} {bare}",
        f"{where} {guess}{'Q' if quoted else ''}{ends}",
        f"{where} {guess} {bare}",
    )
    if kind[0].isdigit():
        return (*features, f"{where} cued {ends}", f"{where} {ends} {kind[0]}", f"{where} {kind}")
    sort, size = kind.split()
    return (
        *features,
        f"{where} uncued",
        f"{where} uncued {ends}{sort[1:]}",
        f"{where} uncued {sort[:2]}",
        f"{where} uncued {size}{ends}",
    )


def _previous(
    page: Page,
    k: int,
    scanned: Scan,
    at: int,
    sentence: int,
    shape: _Shape,
    decided: Sequence[Decision | None],
) -> list[Candidate]:
    """Return the speaker of the quotation before, who may go on."""
    last = k - 1
    while last >= 0 and last >= k - 4:
        before = decided[last]
        if before is not None and before.mention is not None:
            break
        last -= 1  # a scare quote between two quotations interrupts nobody
    else:
        return []
    assert before is not None
    assert before.mention is not None
    q, p = page.quoted[k], page.quoted[last]
    gap = q.paragraph - p.paragraph
    where = "sentence"
    if gap:
        where = f"par{min(gap, 3)}"
    else:
        i = sentence_at(page.sentences(q.paragraph), p.outer_start)
        if i != sentence:
            where = "same1" if sentence - i == 1 else "same2"
    tail = page.layout.paragraphs[p.paragraph][1] - p.outer_end < 3
    features = _previous_features(
        where,
        shape,
        "".join([t for t in scanned.tags if t in _TOLD])[:4],
        "C" if _CUE.search(scanned.tags) else "",
        f"{'c' if p.closed else 'o'}{q.continues}",
        before.origin,
        tail,
        scanned.tags[max(0, at - 3) : at],
        before.mention.tag,
        k - 1 - last,
    )
    mention = before.mention
    return [Candidate("previous", mention.scan, mention.at, before.cue, features)]


_TOLD: Final = frozenset("NODHIXCGAQ")
_CUE: Final = re.compile(f"[{_CUES}]")


@lru_cache(maxsize=_MANY)
def _previous_features(
    where: str,
    shape: _Shape,
    own: str,
    cued: str,
    closed: str,
    origin: str,
    tail: bool,
    between: str,
    tag: str,
    skipped: int,
) -> tuple[str, ...]:
    return (
        "previous",
        f"prev {where}",
        f"prev {where} {shape.bare}",
        f"prev {where} {own}",
        f"prev {where} {shape.guess}{shape.ending}{cued}",
        f"prev {where} {closed}",
        f"prev {where} {origin} {cued}",
        f"prev {where} {'tail' if tail else 'inner'} {cued}",
        f"prev {where} [{between}]",
        f"prev {where} {tag}",
        f"prev {where} skip{skipped}",
    )


def _next(page: Page, k: int, scanned: Scan, sentence: int, shape: _Shape) -> list[Candidate]:
    """Return a name set under the quotation after a dash ("— Lena Voss")."""
    q = page.quoted[k]
    if scanned.tags[-1] != "Q" or scanned.what[-1] != k:
        return []
    found = page.sentences(q.paragraph)
    if sentence + 1 < len(found):
        after = page.scan(q.paragraph, found[sentence + 1])
    elif q.paragraph + 1 < len(page.layout.paragraphs):
        bounds = page.layout.paragraphs[q.paragraph + 1]
        if page.text[bounds[0]] not in "-\N{EN DASH}\N{EM DASH}~":
            return []
        after = page.scan(q.paragraph + 1, page.sentences(q.paragraph + 1)[0])
    else:
        return []
    tags = after.tags
    if not tags.startswith("-") or len(tags) < 2 or tags[1] not in MENTIONS or "Q" in tags:
        return []
    features = ("next", f"next {tags[1]}", f"next {shape.bare}")
    return [Candidate("next", after, 1, -1, features)]


def _nobody(
    page: Page,
    k: int,
    scanned: Scan,
    at: int,
    shape: _Shape,
    decided: Sequence[Decision | None],
) -> Candidate:
    q = page.quoted[k]
    tags = scanned.tags
    words = page.text.count(" ", q.start, q.end) + 1
    form = page.forms[k]
    features = _nobody_features(
        shape,
        "1" if words == 1 else "2" if words < 4 else "4" if words < 8 else "8",
        "C" if _CUE.search(tags) else "",
        "" if not k or decided[k - 1] is None else "k",
        tags[max(0, at - 2) : at],
        tags[at + 1 : at + 3],
        max(-4, min(4, round(form.odds))),
        form.alone,
    )
    return Candidate("none", None, -1, -1, features)


@lru_cache(maxsize=_MANY)
def _nobody_features(
    shape: _Shape, size: str, cued: str, known: str, before: str, after: str, odds: int, alone: bool
) -> tuple[str, ...]:
    guess = shape.guess
    return (
        "none",
        f"none odds{odds}",
        f"none {'alone' if alone else 'woven'}{cued}",
        f"none {guess}",
        f"none {guess}{size}{cued}",
        f"none {shape.bare}",
        f"none {before}_",
        f"none _{after}",
        f"none {shape.ending}{size}",
        f"none {known}{guess}",
    )
