"""Who might have said a quotation: candidates and what speaks for each. Between mentions and
attribution.

A candidate is a mention, with the cue that links it to the quotation where there is one. It comes
from the quotation's own sentence, from the sentence that leads up to it, from the quotation before
(whose speaker goes on), or it is nobody. Each carries features: short readable strings such as
``"L N C"`` (a name left of its cue, nothing between), which ``attribution`` weighs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


class Candidate(NamedTuple):
    """One possible answer. ``cue`` is its place in ``mention.scan.tags``, -1 without one."""

    origin: Origin
    mention: Mention | None
    cue: int
    features: list[str]


class Pair(NamedTuple):
    """A mention and a cue of one sentence (places in its tags), and what binds them."""

    mention: int
    cue: int
    features: list[str]


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
            outer = [
                (self.quoted[k].outer_start, self.quoted[k].outer_end)
                for k in self._by_paragraph.get(paragraph, ())
            ]
            found = sentences(self.text, self.layout.paragraphs[paragraph], outer)
            self._sentences[paragraph] = found
        return found

    def scan(self, paragraph: int, sentence: Bounds) -> Scan:
        """Return the scan of one sentence of a paragraph."""
        found = self._scans.get(sentence[0])
        if found is None:
            start, stop = sentence
            inside = [
                (self.quoted[k].outer_start, self.quoted[k].outer_end, k)
                for k in self._by_paragraph.get(paragraph, ())
                if start <= self.quoted[k].outer_start < stop
            ]
            found = scan(self.text, sentence, inside, self.names, self.lexicon)
            self._scans[start] = found
        return found

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
        i = 0
        while i + 1 < len(found) and found[i + 1][0] <= q.outer_start:
            i += 1
        scanned = self.scan(q.paragraph, found[i])
        return scanned, scanned.what.index(k), i


# ---------------------------------------------------------------- pairs within a sentence


def _pairs(scanned: Scan) -> list[Pair]:
    tags = scanned.tags
    found: list[Pair] = []
    first = next((i for i, tag in enumerate(tags) if tag in MENTIONS), -1)
    for c, tag in enumerate(tags):
        if tag not in _CUES:
            continue
        cue = scanned.what[c]
        assert isinstance(cue, Cue)
        own = [
            f"v {cue.verb}",
            f"c {cue.group}{tag}{tags[c - 1] if c else '^'}",
        ]
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


def _pair(scanned: Scan, m: int, c: int, side: str, path: str, own: list[str]) -> Pair:
    tags = scanned.tags
    tag = tags[m]
    before = tags[m - 1] if m else "^"
    path = _short(path)
    sort = _sort(tag, scanned.what[m])
    after = tags[c + 1] if c + 1 < len(tags) else "$"
    return Pair(
        m,
        c,
        [
            f"{side} {tag} {path}",
            f"{side[0]}p {path}",
            f"{side} {before}{tag}",
            f"{side} {sort}",
            f"{side} {before} {len(path)}",
            f"{side[0]}a {tags[c]}{after}{tag}",
            f"{side} {tag}{tags[c - 1] if c else '^'}{tags[c]}",
            f"{side[0]} {own[0]}",
            f"{side[0]} {own[1]}",
        ],
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
    found += _lead(page, k, sentence, shape)
    found += _previous(page, k, scanned, at, sentence, shape, decided)
    found += _next(page, k, scanned, sentence, shape)
    found.append(_nobody(page, k, scanned, at, shape, decided))
    return found


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
        short = _short(gap)
        features = [
            *pair.features,
            f"{side}{order} {short}",
            f"{side} {shape.guess}{shape.ending}{short[:3]}",
            f"{side}{order} {len(short)}{'C' if 'C' in gap or 'A' in gap else ''}",
            f"{side}{order} {tags[m]} {shape.ending} {tags[c]}",
            f"{side} Q{gap.count('Q')}",
            f"{side} {shape.guess} {pair.features[-1]}",
            f"{side} {intro}{shape.ending} {tags[c]}",
            f"{side} {intro} {short[:4]}",
            f"{side} then {tags[high + 1 : high + 3]}",
        ]
        found.append(Candidate("own", mention_at(scanned, m), c, features))
    for m in _uncued(tags, at):
        side, gap = ("B", tags[m + 1 : at]) if m < at else ("A", tags[at + 1 : m])
        short = _short(gap)
        before = tags[m - 1] if m else "^"
        sort = _sort(tags[m], scanned.what[m])
        features = [
            "uncued",
            f"u{side} {short}",
            f"u{side} {tags[m]} {short}",
            f"u{side} {before}{tags[m]}",
            f"u{side} {before} {sort}",
            f"u{side} {shape.guess}{shape.ending}",
            f"u{side} {shape.guess}{len(short)}",
            f"u{side} {shape.guess}{'C' if 'C' in gap else ''}{'Q' if 'Q' in gap else ''}",
        ]
        found.append(Candidate("own", mention_at(scanned, m), -1, features))
    return found


def _uncued(tags: str, at: int) -> set[int]:
    """Return mentions that may do without a cue: the first, and those next to the quotation."""
    found: set[int] = set()
    places = [i for i, tag in enumerate(tags) if tag in MENTIONS]
    before = [i for i in places if i < at]
    if before:
        found |= {before[0], before[-1]}
    after = next((i for i in places if i > at), -1)
    if after >= 0 and after - at < 5:
        found.add(after)
    return found


def _lead(page: Page, k: int, sentence: int, shape: _Shape) -> list[Candidate]:
    """Return candidates from the sentence before, in this paragraph or at the end of the last."""
    paragraph = page.quoted[k].paragraph
    if sentence:
        where = "lead"
        bounds = page.sentences(paragraph)[sentence - 1]
    else:
        where = "leadp"
        paragraph = page.before(paragraph)
        if paragraph < 0:
            return []
        bounds = page.sentences(paragraph)[-1]
    before = page.scan(paragraph, bounds)
    tags = before.tags
    last = page.text[bounds[1] - 1]
    ends = ":" if last == ":" else "Q" if tags.endswith("Q") else "."
    context = [
        where,
        f"{where} {ends} {shape.bare}",
        f"{where} {shape.guess}{'Q' if 'Q' in tags else ''}{ends}",
        f"{where} {shape.guess} {shape.bare}",
    ]
    found: list[Candidate] = []
    seen: set[int] = set()
    passed_on = "Q" in tags and "C" in tags
    for pair in page.pairs(before):
        m, c = pair.mention, pair.cue
        if passed_on and tags[c] == "A":
            continue
        rest = len(tags) - max(m, c)
        features = [
            *context,
            *(f"{where[0]}{f}" for f in pair.features),
            f"{where} cued {ends}",
            f"{where} {ends} {min(rest, 4)}",
            f"{where} first" if not seen else f"{where} later",
        ]
        seen.add(m)
        found.append(Candidate("lead", mention_at(before, m), c, features))
    for m in [i for i, tag in enumerate(tags) if tag in MENTIONS][:2]:
        if m in seen:
            continue
        sort = _sort(tags[m], before.what[m])
        found.append(
            Candidate(
                "lead",
                mention_at(before, m),
                -1,
                [
                    *context,
                    f"{where} uncued",
                    f"{where} uncued {ends}{sort}",
                    f"{where} uncued {tags[m - 1] if m else '^'}{tags[m]}",
                    f"{where} uncued {len(tags) if len(tags) < 4 else 4}{ends}",
                ],
            )
        )
    return found


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
        i = sum(1 for s in page.sentences(q.paragraph) if s[0] <= p.outer_start) - 1
        if i != sentence:
            where = "same1" if sentence - i == 1 else "same2"
    cued = any(tag in _CUES for tag in scanned.tags)
    closed = "c" if p.closed else "o"
    own = "".join(t for t in scanned.tags if t in "NODHIXCGAQ")[:4]
    between = scanned.tags[max(0, at - 3) : at]
    tail = page.layout.paragraphs[p.paragraph][1] - p.outer_end < 3
    features = [
        "previous",
        f"prev {where}",
        f"prev {where} {shape.bare}",
        f"prev {where} {own}",
        f"prev {where} {shape.guess}{shape.ending}{'C' if cued else ''}",
        f"prev {where} {closed}{q.continues}",
        f"prev {where} {before.origin} {'C' if cued else ''}",
        f"prev {where} {'tail' if tail else 'inner'} {'C' if cued else ''}",
        f"prev {where} [{between}]",
        f"prev {where} {before.mention.tag}",
        f"prev {where} skip{k - 1 - last}",
    ]
    return [Candidate("previous", before.mention, before.cue, features)]


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
    features = ["next", f"next {tags[1]}", f"next {shape.bare}"]
    return [Candidate("next", mention_at(after, 1), -1, features)]


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
    size = "1" if words == 1 else "2" if words < 4 else "4" if words < 8 else "8"
    cued = "C" if any(tag in _CUES for tag in tags) else ""
    known = "" if not k or decided[k - 1] is None else "k"
    before = tags[max(0, at - 2) : at]
    after = tags[at + 1 : at + 3]
    form = page.forms[k]
    odds = max(-4, min(4, round(form.odds)))
    features = [
        "none",
        f"none odds{odds}",
        f"none {'alone' if form.alone else 'woven'}{cued}",
        f"none {shape.guess}",
        f"none {shape.guess}{size}{cued}",
        f"none {shape.bare}",
        f"none {before}_",
        f"none _{after}",
        f"none {shape.ending}{size}",
        f"none {known}{shape.guess}",
    ]
    return Candidate("none", None, -1, features)
