"""Full-text search: the FTS5 tables, what a person types made safe, and what matched.

The index holds the live quotations (``retired_at`` is null). Its rowid is ``quotes.search_key``,
so that the newest matches come first without sorting. Triggers keep it in step.
"""

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
