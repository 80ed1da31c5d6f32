"""What a screen may be given: text of strangers without control characters.

An escape sequence in an article could move the cursor, rename the window or hide words; a
direction override could make a quotation read otherwise than it is stored. Each such character
becomes one visible one, so that offsets into the text still hold.
"""

import sys
from contextlib import suppress
from typing import TextIO

STANDARD_OUTPUT = "standard output"
"""Its name where writing to it fails."""

_DIRECTIONS = (
    *range(0x202A, 0x202F),  # embeddings and overrides, which a line can leave open
    *range(0x2066, 0x206A),  # isolates
)
_CONTROL_PICTURES = 0x2400
_VISIBLE = {
    **{code: chr(_CONTROL_PICTURES + code) for code in range(0x20)},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(_DIRECTIONS, "\N{REPLACEMENT CHARACTER}"),
    0x2028: " ",
    0x2029: " ",
}
_IN_LINES = {code: seen for code, seen in _VISIBLE.items() if chr(code) not in "\n\t"}
_IN_JSON = {
    code: f"\\u{code:04x}" for code in _VISIBLE if code >= 0x7F
}  # the lower ones are escaped in JSON anyway


def on_terminal(stream: TextIO) -> bool:
    """Whether a person looks at ``stream``."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def harmless(text: str) -> str:
    """Return ``text``, length kept, its control characters (not newline, not tab) made visible."""
    return text if text.isascii() and text.isprintable() else text.translate(_IN_LINES)


def harmless_json(text: str) -> str:
    """Return JSON of the same meaning, every character that a terminal might obey escaped."""
    return text if text.isascii() and "\x7f" not in text else text.translate(_IN_JSON)


def one_line(text: str) -> str:
    """Return ``text`` harmless and on one line, for a message or a cell of a table.

    >>> one_line("two\\n  lines and \\x1b[31mred")
    'two lines and ␛[31mred'
    """
    if not text.isprintable():
        text = text.translate(_IN_LINES)
    return " ".join(text.split())


def stdout_is_terminal() -> bool:
    """Whether a person looks at standard output."""
    return on_terminal(sys.stdout)


def note(message: str, *, indent: int = 0) -> None:
    """Tell the person ``message``: one line on standard error, which carries no data."""
    with suppress(OSError):
        sys.stderr.write(" " * indent + one_line(message) + "\n")
