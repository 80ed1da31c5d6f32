"""Text from strangers made fit to stand on one line of a citation."""

import re
from functools import lru_cache
from urllib.parse import quote

from quotebank.folding import fold

# Controls would break a line or a file format; the embeddings, overrides and isolates of the
# bidirectional algorithm could turn round the words of the citation behind them. The plain
# right-to-left and left-to-right marks do no harm and stay.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}\ud800-\udfff]"
)
_NOT_IN_A_URL = re.compile(r'[\s"<>\\^`{|}]|[^\x20-\x7e]|%(?![0-9A-Fa-f]{2})')
# A host and a port; no login, which serves to disguise a host. Tabs and line ends, which browsers
# pass over in silence, make it no address.
_WEB = re.compile(
    r"(https?://(?:[^\W_][\w.-]*|\[[0-9a-f:.]+\])(?::\d+)?)((?:[/?#][^\t\r\n]*)?)", re.IGNORECASE
)


def one_line(text: str | None) -> str:
    """Return ``text`` with single blanks, without line ends and unprintable controls."""
    return " ".join(_UNFIT.sub("", text or "").split())


def ascii_word(text: str) -> str:
    """Return the ASCII letters and digits of ``text``, accents set aside, in lower case."""
    return re.sub("[^a-z0-9]", "", fold(text))


# The quotations of an article come one after the other.
@lru_cache(maxsize=256)
def web_address(url: str | None) -> str | None:
    """Return ``url`` fit to print and to link, or None when it is no address on the web.

    Only http and https with a host are (``javascript:`` is text, never a link). What an address
    cannot hold (a blank, a brace, a letter beyond ASCII in its path) is percent-encoded; what is
    percent-encoded already stays as it is.
    """
    found = _WEB.fullmatch((url or "").strip())
    if not found:
        return None
    front, rest = found.groups()
    return front + _NOT_IN_A_URL.sub(
        lambda character: quote(character[0], safe="", errors="replace"), rest
    )
