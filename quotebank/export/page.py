"""One whole article as a self-contained page, every quotation marked in its speaker's colour.

No exporter of lists: ``show --html`` calls it with a text and the printings found in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quotebank.export.cleaning import one_line, web_address
from quotebank.export.dates import american, american_span
from quotebank.export.highlight import Mark, marks, paragraphs, parted_by_blank_lines, tints
from quotebank.export.marks import quoted
from quotebank.export.names import people
from quotebank.export.palette import TINTS, head
from quotebank.export.reference import day, said, speaker_name, words
from quotebank.export.typeset import html
from quotebank.model import Printing

_SHEET = """\
.legend{list-style:none;margin:1.6rem 0 2.6rem;padding:1rem 0;border:1px solid var(--rule);
border-width:1px 0;font:.9rem/1.5 var(--sans);display:flex;flex-wrap:wrap;gap:.5rem 1.4rem}
.legend a{text-decoration:none}
.legend a:hover .swatch{text-decoration-thickness:.18em}
.legend .count{color:var(--muted)}
.swatch{padding:.05em .3em}
.top{margin:0 0 .7rem}
article p{margin:0 0 1.1rem}
article.lines p{white-space:pre-line}
mark,.swatch{color:var(--ink);background:var(--tint);
text-decoration:underline var(--style) var(--line);
text-decoration-thickness:.1em;text-underline-offset:.22em;text-decoration-skip-ink:none;
border-radius:.12em;-webkit-box-decoration-break:clone;box-decoration-break:clone;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
mark{padding:.08em .12em}
mark:has(+.ref:target),mark:has(+.ref:focus-visible){outline:.14rem solid var(--line);
outline-offset:.08rem}
.mention{text-decoration:underline var(--style) var(--line);text-decoration-thickness:.08em;
text-underline-offset:.22em}
.ref{font:600 .68rem/1 var(--sans);vertical-align:super;text-decoration:none;
padding:.2em .1em .2em .2em}
.notes{border-top:1px solid var(--rule);margin-top:3rem}
.notes ol{margin:0;padding:0 0 0 2.1rem;font-size:.94rem}
.notes li{margin:0 0 .9rem;padding-left:.2rem;break-inside:avoid}
.notes li::marker{font:600 .8rem var(--sans);color:var(--muted)}
.notes p{margin:0}
.notes .why{color:var(--muted);font:.84rem/1.5 var(--sans)}
@media print{.about a::after{content:": " attr(href)}.notes a{display:none}}
.remark{color:var(--accent);font:500 .78rem/1 var(--sans)}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a page shows besides the quotations; nothing of it need be known but the text.

    ``paragraphs`` are the spans of the text that stand as paragraphs (without them: what blank
    lines part, line ends kept). ``reasons`` says by a printing's id why this speaker.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    paragraphs: Sequence[tuple[int, int]] | None = None
    reasons: Mapping[int, str] = field(default_factory=dict)


def article_page(sheet: Sheet, printings: Sequence[Printing]) -> str:
    """Return the page, quotations numbered in the order of the text.

    ``printings`` are those of this text. Words that it does not have at their offsets, and words
    that overlap earlier ones, are left unmarked but listed.
    """
    printings = sorted(printings, key=_first_offset)
    colours = tints(printings)
    body = _body(sheet, marks(sheet.text, printings, colours))
    # A number is missing where the words are not in the text, or in none of its paragraphs.
    numbered = {n for n in range(1, len(printings) + 1) if f'<a class="ref" id="q{n}"' in body}
    title = html(one_line(sheet.title) or "Untitled article")
    lines = "" if sheet.paragraphs is not None else ' class="lines"'
    return (
        head(title, _SHEET + _tint_rules())
        + '<body>\n<a class="skip" href="#article">Skip to the article</a>\n<header>\n'
        + f'{_about(sheet)}<h1 dir="auto">{title}</h1>\n{_byline(sheet)}</header>\n<main>\n'
        + _legend(printings, colours, numbered)
        + f'<article id="article"{lines} aria-label="Article">\n{body}</article>\n'
        + f"{_notes(sheet, printings, colours, numbered)}</main>\n</body>\n</html>\n"
    )


def _first_offset(printing: Printing) -> int:
    return printing.quotation.spans[0].start if printing.quotation.spans else 0


def _tint_rules() -> str:
    light = "".join(
        f".t{n}{{--tint:{tint.light};--line:{tint.light_line};--style:{tint.line}}}\n"
        for n, tint in enumerate(TINTS)
    )
    dark = "".join(
        f".t{n}{{--tint:{tint.dark};--line:{tint.dark_line}}}\n" for n, tint in enumerate(TINTS)
    )
    # Paper is white, whatever the screen was.
    return f"{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n"


def _body(sheet: Sheet, found: Sequence[Mark]) -> str:
    spans = sheet.paragraphs
    if spans is None:
        spans = parted_by_blank_lines(sheet.text)
    return "".join(f'<p dir="auto">{text}</p>\n' for text in paragraphs(sheet.text, spans, found))


def _about(sheet: Sheet) -> str:
    published = day(sheet.published)
    parts = []
    if one_line(sheet.outlet):
        parts.append(f"<cite>{html(one_line(sheet.outlet))}</cite>")
    if published:
        parts.append(f'<time datetime="{published.iso}">{american(published)}</time>')
    url = web_address(sheet.url)
    if url:
        parts.append(f'<a href="{html(url)}">original</a>')
    return f'<p class="about top">{" · ".join(parts)}</p>\n' if parts else ""


def _byline(sheet: Sheet) -> str:
    names = ", ".join(html(name.whole) for author in sheet.authors for name in people(author))
    return f'<p class="about">By <bdi>{names}</bdi></p>\n' if names else ""


def _legend(
    printings: Sequence[Printing], colours: Mapping[str | None, int], numbered: set[int]
) -> str:
    """Return the speakers with their colours; each leads to their first quotation."""
    if not printings:
        return '<p class="about">No quotations found.</p>\n'
    items = []
    for speaker in [*(name for name in colours if name is not None), None]:
        theirs = [n for n, p in enumerate(printings, 1) if p.speaker == speaker]
        if theirs:
            first = theirs[0]
            noun = "quotation" if len(theirs) == 1 else "quotations"
            items.append(
                f'<li><a href="#{"q" if first in numbered else "n"}{first}">'
                f'<span class="swatch t{colours[speaker]}">{_name(printings[first - 1])}</span>'
                f'</a> <span class="count">{len(theirs)} {noun}</span></li>\n'
            )
    return f'<nav aria-label="Speakers">\n<ul class="legend">\n{"".join(items)}</ul>\n</nav>\n'


def _name(printing: Printing) -> str:
    speaker = speaker_name(printing)
    return f"<bdi>{html(speaker.whole)}</bdi>" if speaker else "Speaker unknown"


def _notes(
    sheet: Sheet,
    printings: Sequence[Printing],
    colours: Mapping[str | None, int],
    numbered: set[int],
) -> str:
    if not printings:
        return ""
    items = []
    for number, printing in enumerate(printings, 1):
        back = f'<a href="#q{number}" aria-label="Back to quotation {number}">\N{UPWARDS ARROW}</a>'
        reason = html(one_line(sheet.reasons.get(printing.id)))
        items.append(
            f'<li id="n{number}"><p><span class="swatch t{colours[printing.speaker]}">'
            f"{_name(printing)}</span>{_said(printing)} {back if number in numbered else ''}</p>"
            + (f'\n<p class="why">{reason}</p>' if reason else "")
            + "</li>\n"
        )
    return (
        '<section class="notes" aria-labelledby="quotations">\n'
        f'<h2 id="quotations">Who said what</h2>\n<ol>\n{"".join(items)}</ol>\n</section>\n'
    )


def _said(printing: Printing) -> str:
    spoken = said(printing)
    when = f", {html(american_span(*spoken))}" if spoken else ""
    text = html(quoted(words(printing), keep=True))
    return f'{when}: <span dir="auto">{text}</span>{_remark(printing)}'


def _remark(printing: Printing) -> str:
    if printing.decided:
        return ' <span class="remark">confirmed by hand</span>'
    confidence = printing.quotation.confidence
    return f' <span class="remark">uncertain, {confidence:.0%}</span>' if confidence < 0.5 else ""
