"""Standard input as one text, for commands that take ``-`` instead of an argument."""

import sys

from quotebank.errors import SourceError


def standard_input() -> str:
    """Return all of standard input, decoded as a file of it would be.

    Raises SourceError where it is no text.
    """
    from quotebank.ingest.decoding import NotText, decode  # late: not every argument is "-"

    try:
        return decode(sys.stdin.buffer.read()).text
    except NotText as error:
        raise SourceError(f"-: {error}") from None
