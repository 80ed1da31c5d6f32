"""HTML: one self-contained page of quotations, for reading and for print. No script."""

from collections.abc import Iterable, Iterator

from quotebank.export.chicago import BIBLIOGRAPHY_STYLE
from quotebank.export.dates import american, american_span
from quotebank.export.exporter import Exporter, Options, one_a_reference
from quotebank.export.fragment import fragment_link
from quotebank.export.marks import quoted, turned
from quotebank.export.names import Name
from quotebank.export.palette import head
from quotebank.export.reference import Day, Reference, reference, said, speaker_name, words
from quotebank.export.typeset import html, render
from quotebank.model import Printing

_SHEET = """\
figure{position:relative;margin:0;padding:1.6rem 0 1.5rem;border-top:1px solid var(--rule);
break-inside:avoid}
blockquote{margin:0;padding-right:3.4rem}
blockquote p{font-size:1.22rem;line-height:1.45;margin:0;text-wrap:pretty}
figcaption{margin-top:.7rem}
.who{margin:0;font-weight:600}
.who .when{font-weight:400}
.who .unknown{font-weight:400;font-style:italic;color:var(--muted)}
.note{color:var(--accent);font:500 .78rem/1 var(--sans);white-space:nowrap;margin-left:.4rem}
.from{margin:.2rem 0 0;color:var(--muted);font:.86rem/1.5 var(--sans)}
.number{position:absolute;right:0;top:2rem;color:var(--muted);text-decoration:none;
font:.78rem/1 var(--sans);font-variant-numeric:tabular-nums}
.references{list-style:none;margin:0;padding:1.5rem 0 0;border-top:1px solid var(--rule)}
.references li{padding-left:2rem;text-indent:-2rem;margin:0 0 .8rem;break-inside:avoid}
@media print{figure{padding:5mm 0}.from{font-size:9pt}}
"""
_NBSP = "\N{NO-BREAK SPACE}"


def _figure(printing: Printing) -> str:
    article, link = reference(printing), fragment_link(printing)
    cite = f' cite="{html(article.url)}"' if article.url else ""
    return (
        f'<figure id="q{printing.id}">\n'
        f'<blockquote{cite}><p dir="auto">{html(quoted(words(printing), keep=True))}</p>'
        f"</blockquote>\n<figcaption>\n{_who(printing)}\n"
        f'<p class="from">{_source(article, link)}</p>\n'
        f'<a class="number" href="#q{printing.id}" aria-label="Quotation {printing.id}">'
        f"#{printing.id}</a>\n</figcaption>\n</figure>\n"
    )


def _who(printing: Printing) -> str:
    speaker, spoken = speaker_name(printing), said(printing)
    return f'<p class="who">{_name(speaker)}{_when(spoken)}{_remark(printing)}</p>'


def _name(speaker: Name | None) -> str:
    if speaker is None:
        return '<span class="unknown">Speaker unknown</span>'
    return f"<bdi>{html(speaker.whole)}</bdi>"


def _when(spoken: tuple[Day, Day] | None) -> str:
    if spoken is None:
        return ""
    text = html(american_span(*spoken))
    if spoken[0] == spoken[1]:
        text = f'<time datetime="{spoken[0].iso}">{text}</time>'
    return f'<span class="when">, {text}</span>'


def _remark(printing: Printing) -> str:
    """Return a note on the attribution where it is surer or less sure than others."""
    if printing.decided:
        return ' <span class="note">confirmed by hand</span>'
    confidence = printing.quotation.confidence
    if confidence < 0.5:
        return f' <span class="note">uncertain, {confidence:.0%}</span>'
    return ""


def _source(article: Reference, link: str | None) -> str:
    title = html(turned(article.title, 0) or "Untitled article")
    title = f"<bdi>{title}</bdi>"
    if link:
        title = f'<a href="{html(link)}">{title}</a>'
    parts = [title]
    if article.outlet:
        parts.append(f"<cite>{html(article.outlet)}</cite>")
    if article.published:
        day = article.published
        parts.append(f'<time datetime="{day.iso}">{american(day).replace(" ", _NBSP)}</time>')
    byline = ", ".join(html(author.whole) for author in article.authors)
    if byline and not article.own:
        parts.append(f"by <bdi>{byline}</bdi>")
    return " · ".join(parts)


def _quotes(printings: Iterable[Printing]) -> Iterator[str]:
    yield head("Quotations", _SHEET)
    yield "<body>\n<header>\n<h1>Quotations</h1>\n</header>\n<main>\n"
    count = 0
    for count, printing in enumerate(printings, 1):  # noqa: B007 - the count stands in the footer
        yield _figure(printing)
    if not count:
        yield "<p>No quotations.</p>\n"
    noun = "quotation" if count == 1 else "quotations"
    yield f"</main>\n<footer>\n<p>{count:,} {noun}</p>\n</footer>\n</body>\n</html>\n"


def _articles(printings: Iterable[Printing]) -> Iterator[str]:
    yield head("Articles", _SHEET)
    yield '<body>\n<header>\n<h1>Articles</h1>\n</header>\n<main>\n<ul class="references">\n'
    articles = map(reference, one_a_reference(printings))
    count = 0
    for article in BIBLIOGRAPHY_STYLE.sorted(articles):
        count += 1
        yield f'<li dir="auto">{render(BIBLIOGRAPHY_STYLE.entry(article), "html")}</li>\n'
    noun = "article" if count == 1 else "articles"
    yield f"</ul>\n</main>\n<footer>\n<p>{count:,} {noun}</p>\n</footer>\n</body>\n</html>\n"


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    return _articles(printings) if options.listing == "articles" else _quotes(printings)


HTML = Exporter(
    name="html", summary="one self-contained page to read or print", suffix=".html", write=_write
)
