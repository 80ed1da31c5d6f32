"""Text-fragment links: an address that opens an article at the quotation (``#:~:text=``).

Source: the WICG draft "URL Fragment Text Directives". A browser that knows none opens the page.
"""

from collections.abc import Sequence
from functools import lru_cache

from quotebank.export.cleaning import web_address
from quotebank.model import Printing, paragraphs_of

WHOLE_WORDS = 12
"""A span of more words is named by its first and last ones: links stay short, and a page whose
words differ in the middle (a correction, a footnote) is still found."""
END_WORDS = 5
LONE_WORDS, LONE_LENGTH = 3, 60
"""A span of at most so many words and characters stands in most articles more than once: the words
before it go into the link too."""


def fragment_link(printing: Printing) -> str | None:
    """Return the address of the article at the printing's words, or None without an address."""
    words = [span.text for span in printing.quotation.spans]
    return link_to(printing.url, words, printing.prefix)


def link_to(url: str | None, texts: Sequence[str], prefix: str) -> str | None:
    """Return the address of a page at ``texts``, the words of a quotation's spans in order.

    ``prefix`` is the text before the first of them, which is looked at only if that is ``lone``.
    None where ``url`` is no address on the web.
    """
    before = before_words(url)
    if before is None or not texts:
        return web_address(url)
    return before + at_words(texts, prefix)


@lru_cache(maxsize=256)
def before_words(url: str | None) -> str | None:
    """Return what stands before ``at_words`` in all links to a page, None for no address."""
    address = web_address(url)
    if address is None:
        return None
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text="


def at_words(texts: Sequence[str], prefix: str) -> str:
    """Return the end of a link to ``texts``: ASCII, without quotation marks and backslashes."""
    if "\n" in "".join(texts):  # words are only found within one paragraph
        texts = [words for text in texts for words in paragraphs_of(text)]
    link = _directive(texts[0], prefix)
    if len(texts) > 1:
        link += "".join([f"&text={_directive(text, '')}" for text in texts[1:]])
    return link


def lone(text: str) -> bool:
    """Whether words are so few that a link to them needs the words before them."""
    return len(text) <= LONE_LENGTH and len(text.split()) <= LONE_WORDS


def _directive(text: str, prefix: str) -> str:
    words = text.split(None, WHOLE_WORDS)
    if len(words) > WHOLE_WORDS:
        last = text.rsplit(None, END_WORDS)[1:]
        return f"{_encoded(words[:END_WORDS])},{_encoded(last)}"
    if prefix and lone(text):
        before = prefix.split()
        # The first word of the prefix may have been cut in two.
        if len(before) > LONE_WORDS:
            return f"{_encoded(before[-LONE_WORDS:])}-,{_encoded(words)}"
    return _encoded(words)


_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~"
# A hyphen is unreserved in addresses but syntax of the directive, as the comma and ampersand are.
_ENCODED = tuple(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256))


def _encoded(words: list[str]) -> str:
    # Half a surrogate pair has no address: the page shows the replacement mark, too.
    if "".join(words).encode("utf-8", "replace").translate(None, _UNRESERVED):
        written = " ".join(words).encode("utf-8", "replace")
        return "".join([_ENCODED[byte] for byte in written])
    return "%20".join(words)  # most phrases: nothing in them but words
