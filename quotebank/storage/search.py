"""Full-text search: the FTS5 tables, what a person types made safe, and what matched.

The index holds the live quotations (``retired_at`` is null). Its rowid is ``quotes.search_key``,
so that the newest matches come first without sorting. Triggers keep it in step.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator

from quotebank.errors import QueryError
from quotebank.folding import fold_words

QUOTES_FTS = "quotes_fts"
SPEAKERS_FTS = "speakers_fts"

DDL: dict[str, str] = {
    "searchable_quotes": """
CREATE VIEW searchable_quotes AS
SELECT search_key, text FROM quotes WHERE retired_at IS NULL
""",
    "quotes_fts": """
CREATE VIRTUAL TABLE quotes_fts USING fts5(
  text, content='searchable_quotes', content_rowid='search_key',
  tokenize="unicode61 remove_diacritics 2"
)
""",
    "quotes_terms": """
CREATE VIRTUAL TABLE quotes_terms USING fts5vocab('quotes_fts', 'row')
""",
    "quotes_fts_insert": """
CREATE TRIGGER quotes_fts_insert AFTER INSERT ON quotes WHEN new.retired_at IS NULL BEGIN
  INSERT INTO quotes_fts (rowid, text) VALUES (new.search_key, new.text);
END
""",
    "quotes_fts_delete": """
CREATE TRIGGER quotes_fts_delete AFTER DELETE ON quotes WHEN old.retired_at IS NULL BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.search_key, old.text);
END
""",
    "quotes_fts_update": """
CREATE TRIGGER quotes_fts_update AFTER UPDATE OF text, search_key, retired_at ON quotes
WHEN old.text <> new.text OR old.search_key <> new.search_key
  OR (old.retired_at IS NULL) <> (new.retired_at IS NULL)
BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, text)
    SELECT 'delete', old.search_key, old.text WHERE old.retired_at IS NULL;
  INSERT INTO quotes_fts (rowid, text)
    SELECT new.search_key, new.text WHERE new.retired_at IS NULL;
END
""",
    "speakers_fts": """
CREATE VIRTUAL TABLE speakers_fts USING fts5(
  names_folded, content='speakers', content_rowid='id', prefix='2 3', tokenize="unicode61"
)
""",
    "speakers_fts_insert": """
CREATE TRIGGER speakers_fts_insert AFTER INSERT ON speakers BEGIN
  INSERT INTO speakers_fts (rowid, names_folded) VALUES (new.id, new.names_folded);
END
""",
    "speakers_fts_delete": """
CREATE TRIGGER speakers_fts_delete AFTER DELETE ON speakers BEGIN
  INSERT INTO speakers_fts (speakers_fts, rowid, names_folded)
    VALUES ('delete', old.id, old.names_folded);
END
""",
    "speakers_fts_update": """
CREATE TRIGGER speakers_fts_update AFTER UPDATE OF names_folded ON speakers
WHEN old.names_folded <> new.names_folded
BEGIN
  INSERT INTO speakers_fts (speakers_fts, rowid, names_folded)
    VALUES ('delete', old.id, old.names_folded);
  INSERT INTO speakers_fts (rowid, names_folded) VALUES (new.id, new.names_folded);
END
""",
}
"""Every object of the index by name, in the order in which it is made; frozen by migrations."""

_START, _END = "\N{INFORMATION SEPARATOR ONE}", "\N{INFORMATION SEPARATOR TWO}"
_CURLY = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\0": " ",
        _START: " ",
        _END: " ",
    }
)
_TERM = re.compile(r'"(?P<phrase>[^"]*)"?(?P<phrase_star>\*?)|(?P<word>[^\s"]+)')
_OPERATORS = {"and", "or", "not"}
_NOTHING = '""'
"""A question that finds nothing."""


def match_of(about: str, raw: bool = False) -> str:
    """Return FTS5 syntax for what a person typed.

    Plain words must all occur, in any order; "a phrase" as it stands; ``word*`` as a beginning;
    ``or``, ``and`` and ``not`` between terms mean what they say ("not" before, after or without
    another term is a word). Whatever else is typed is looked for as words. ``raw`` hands FTS5
    syntax through.

    >>> match_of('helicopters "common vital" not afghan*')
    '("helicopters" AND "common vital") NOT ("afghan"*)'
    """
    if raw:
        return about
    terms = list(_terms(about.encode("utf-8", "ignore").decode("utf-8").translate(_CURLY)))
    sides = [_conjunction(side) for side in _split(terms)]
    found = [side for side in sides if side]
    if len(found) > 1:
        return " OR ".join(f"({side})" for side in found)
    return found[0] if found else _NOTHING


def _terms(about: str) -> Iterator[tuple[str, bool]]:
    """Yield (FTS5 term or operator, is it an operator); leave out what has no letter or digit."""
    for match in _TERM.finditer(about):
        word = match["word"]
        if word is not None and word.casefold() in _OPERATORS:
            yield word.casefold(), True
            continue
        words = match["phrase"] if word is None else word
        star = match["phrase_star"] if word is None else "*" if word.endswith("*") else ""
        if any(unicodedata.category(c)[0] in "LN" for c in words):
            yield f'"{words.rstrip("*") if word else words}"{star}', False


def _split(terms: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """Yield the sides of "or"; one with nothing before or after it is a word."""
    side: list[tuple[str, bool]] = []
    for i, (term, operator) in enumerate(terms):
        if operator and term == "or" and side and i + 1 < len(terms):
            yield side
            side = []
        else:
            side.append((term, operator))
    yield side


def _conjunction(terms: list[tuple[str, bool]]) -> str:
    """Return FTS5 syntax for terms that must all occur, save those after "not"."""
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    negated = False
    for i, (term, operator) in enumerate(terms):
        between = operator and 0 < i < len(terms) - 1 and not terms[i - 1][1]
        if between and term == "and":
            continue
        if between and term == "not":
            negated = True
            continue
        (unwanted if negated else wanted)[f'"{term}"' if operator else term] = None
        negated = False
    kept = " AND ".join(wanted)
    if not unwanted:
        return kept
    return f"({kept}) NOT ({' OR '.join(unwanted)})"


def name_match_of(name: str) -> str | None:
    """Return FTS5 syntax for names with all these words or word beginnings; None for no words.

    >>> name_match_of("Sergei LAV")
    '"sergei"* AND "lav"*'
    """
    clean = name.encode("utf-8", "ignore").decode("utf-8").translate(_CURLY)
    words = [word for word in fold_words(clean) if any(c.isalnum() for c in word)]
    return " AND ".join(f'"{word}"*' for word in dict.fromkeys(words)) or None


QUOTES_MATCHING = f"{QUOTES_FTS} MATCH :match"
"""The condition on the index that takes the parameter ``match``."""
KEYS_MATCHING = f"SELECT rowid FROM {QUOTES_FTS} WHERE {QUOTES_MATCHING}"  # noqa: S608 - our own names
"""The search keys of the quotations that match it."""
SPEAKERS_MATCHING = f"SELECT rowid FROM {SPEAKERS_FTS} WHERE {SPEAKERS_FTS} MATCH :name_match"  # noqa: S608 - our own names
"""The ids of the speakers one of whose names matches the parameter ``name_match``."""


def syntax_error(error: BaseException) -> QueryError | None:
    """Return our exception where SQLite complains of search syntax, None for other trouble."""
    said = str(getattr(error, "orig", None) or error)
    if "fts5:" in said or "unterminated string" in said or "no such column" in said:
        return QueryError(f"search syntax: {said.removeprefix('fts5: ')}")
    if "unknown special query" in said:
        return QueryError(f"search syntax: {said}")
    return None


def highlighter(about: str, raw: bool = False) -> Callable[[str], list[tuple[int, int]]]:
    """Return a function from a quotation's words to the places in them that match, [start, end).

    It asks an index of its own with the bank's tokenizer, so that it marks what the bank finds.
    Raises QueryError for bad raw syntax.
    """
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute(
        "CREATE VIRTUAL TABLE one USING fts5(text, tokenize='unicode61 remove_diacritics 2')"
    )
    match = match_of(about, raw)

    def places(words: str) -> list[tuple[int, int]]:
        connection.execute("DELETE FROM one")
        connection.execute("INSERT INTO one VALUES (?)", (words.translate(_CURLY),))
        try:
            row = connection.execute(
                "SELECT highlight(one, 0, ?, ?) FROM one WHERE one MATCH ?", (_START, _END, match)
            ).fetchone()
        except sqlite3.OperationalError as error:
            raise syntax_error(error) or QueryError(f"search: {error}") from None
        return _places(row[0]) if row else []

    places("")
    return places


def _places(marked: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = start = 0
    for piece in re.split(f"({_START}|{_END})", marked):
        if piece == _START:
            start = at
        elif piece == _END:
            found.append((start, at))
        else:
            at += len(piece)
    return found
