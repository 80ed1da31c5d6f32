"""Pull quotes: words of the article that its page prints once more, large. Serves ``quotes``.

Text taken from a web page has such a block as ``"The words.`` and, on the next line, ``Ann Lee."``:
the name stands inside the marks.
"""

import re
from typing import Final

_LONGEST: Final = 100
"""Characters of a line with a name and a role."""
_CREDIT: Final = re.compile(
    r"(?:[^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*,?\s+){1,9}"
    r"[^\W\d_][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]*\s*\W{2,3}$"
)
_RECOGNISABLE: Final = 60
"""Characters by which the words are known again."""


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether a paragraph with one quotation mark is only a name before that mark."""
    if end - start > _LONGEST:
        return False
    line = text[start:end]
    words = line.split()
    capitals = sum(word[0].isupper() for word in words)
    return _CREDIT.match(line) is not None and capitals > 1 and 2 * capitals > len(words)


def is_repeated(text: str, start: int, end: int) -> bool:
    """Whether the article prints the words ``text[start:end]`` elsewhere too."""
    words = text[start : min(end, start + _RECOGNISABLE)].rstrip(".,;")
    return text.find(words) < start or text.find(words, end) >= 0
