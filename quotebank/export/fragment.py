"""Text-fragment links: an address that opens an article at the quotation (``#:~:text=``).

Source: the WICG draft "URL Fragment Text Directives". A browser that knows none opens the page.
"""

from functools import lru_cache

from quotebank.export.cleaning import web_address
from quotebank.model import Printing, QuoteSpan

WHOLE_WORDS = 12
"""A span of more words is named by its first and last ones: links stay short, and a page whose
words differ in the middle (a correction, a footnote) is still found."""
END_WORDS = 5
LONE_WORDS = 3
"""A span of at most so many words stands in most articles more than once: the words before it
go into the link too."""


def fragment_link(printing: Printing) -> str | None:
    """Return the address of the article at the printing's words, or None without an address."""
    before = _before(printing.url)
    spans = printing.quotation.spans
    if before is None or not spans:
        return web_address(printing.url)
    link = before + _directive(spans[0], printing.prefix)
    for span in spans[1:]:
        link += f"&text={_directive(span, '')}"
    return link


@lru_cache(maxsize=256)
def _before(url: str | None) -> str | None:
    address = web_address(url)
    if address is None:
        return None
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text="


def _directive(span: QuoteSpan, prefix: str) -> str:
    words = span.text.split(maxsplit=WHOLE_WORDS)
    if len(words) > WHOLE_WORDS:
        last = span.text.rsplit(maxsplit=END_WORDS)[-END_WORDS:]
        return f"{_encoded(words[:END_WORDS])},{_encoded(last)}"
    if len(words) <= LONE_WORDS:
        before = prefix.split()[-LONE_WORDS:]
        # The first word of the prefix may have been cut in two.
        if len(before) == LONE_WORDS < len(prefix.split()):
            return f"{_encoded(before)}-,{_encoded(words)}"
    return _encoded(words)


_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~")
# A hyphen is unreserved in addresses but syntax of the directive, as the comma and ampersand are.
_ENCODED = tuple(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256))


def _encoded(words: list[str]) -> str:
    # By table, and only where need be: urllib's quote() alone took half the time of an export.
    return "%20".join([w if w.isascii() and w.isalnum() else _word(w) for w in words])


def _word(word: str) -> str:
    # Half a surrogate pair has no address: the page shows the replacement mark, too.
    return "".join([_ENCODED[byte] for byte in word.encode(errors="replace")])
