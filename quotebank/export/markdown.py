"""Markdown: each quotation a block quote with its speaker and a citation."""

import re
from collections.abc import Iterable, Iterator

from quotebank.export.chicago import BIBLIOGRAPHY, note
from quotebank.export.dates import american_span
from quotebank.export.exporter import Exporter, Options
from quotebank.export.fragment import fragment_link
from quotebank.export.marks import quoted
from quotebank.export.reference import reference, said, speaker_name, words
from quotebank.export.typeset import markdown, render
from quotebank.model import Printing

_ENTITY = re.compile(r"&(?=#?\w+;)")
_EM_DASH = "\N{EM DASH}"


def _block(printing: Printing) -> str:
    speaker, spoken = speaker_name(printing), said(printing)
    who = f"**{markdown(speaker.whole)}**" if speaker else "Speaker unknown"
    when = f", {american_span(*spoken)}" if spoken else ""
    by_hand = " (confirmed by hand)" if printing.decided else ""
    source = render(note(reference(printing)), "markdown")
    link = fragment_link(printing)
    words_there = f" [In the article](<{_ENTITY.sub('&amp;', link)}>)" if link else ""
    return (
        f"> {markdown(quoted(words(printing), keep=True))}\n>\n"
        f"> {_EM_DASH} {who}{when}{by_hand}. {source}{words_there}\n\n"
    )


def _write(printings: Iterable[Printing], options: Options) -> Iterator[str]:
    if options.listing == "articles":
        return BIBLIOGRAPHY(printings, Options(listing="articles", markup="markdown"))
    return map(_block, printings)


MARKDOWN = Exporter(name="md", summary="Markdown block quotes", suffix=".md", write=_write)
