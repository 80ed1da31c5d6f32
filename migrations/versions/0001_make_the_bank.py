"""Make the bank.

Revision: 0001, the first. Statements are frozen here: what the
storage room says today may differ.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The full-text index with its triggers, and the views, in the order in which they are made.
FROZEN = (
    """
CREATE VIEW searchable_quotes AS
SELECT search_key, text FROM quotes WHERE retired_at IS NULL
""",
    """
CREATE VIRTUAL TABLE quotes_fts USING fts5(
  text, content='searchable_quotes', content_rowid='search_key',
  tokenize="unicode61 remove_diacritics 2"
)
""",
    """
CREATE TRIGGER quotes_fts_insert AFTER INSERT ON quotes WHEN new.retired_at IS NULL BEGIN
  INSERT INTO quotes_fts (rowid, text) VALUES (new.search_key, new.text);
END
""",
    """
CREATE TRIGGER quotes_fts_delete AFTER DELETE ON quotes WHEN old.retired_at IS NULL BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, text) VALUES ('delete', old.search_key, old.text);
END
""",
    """
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
    """
CREATE VIRTUAL TABLE speakers_fts USING fts5(
  names_folded, content='speakers', content_rowid='id', prefix='2 3', tokenize="unicode61"
)
""",
    """
CREATE TRIGGER speakers_fts_insert AFTER INSERT ON speakers BEGIN
  INSERT INTO speakers_fts (rowid, names_folded) VALUES (new.id, new.names_folded);
END
""",
    """
CREATE TRIGGER speakers_fts_delete AFTER DELETE ON speakers BEGIN
  INSERT INTO speakers_fts (speakers_fts, rowid, names_folded)
    VALUES ('delete', old.id, old.names_folded);
END
""",
    """
CREATE TRIGGER speakers_fts_update AFTER UPDATE OF names_folded ON speakers
WHEN old.names_folded <> new.names_folded
BEGIN
  INSERT INTO speakers_fts (speakers_fts, rowid, names_folded)
    VALUES ('delete', old.id, old.names_folded);
  INSERT INTO speakers_fts (rowid, names_folded) VALUES (new.id, new.names_folded);
END
""",
    """
CREATE VIEW quote_full AS
SELECT q.id, coalesce(s.decided_name, s.name) AS speaker, q.final_speaker_id AS speaker_id,
  s.kind AS speaker_kind, s.qid AS speaker_qid, q.text,
  coalesce(q.decided_kind, q.kind) AS kind,
  d.earliest AS said_earliest, d.latest AS said_latest,
  d.precision AS said_precision, d.words AS said_words, q.said_inherited, q.known_earliest,
  q.known_latest, a.published, a.published_earliest, a.published_latest, a.updated,
  o.name AS outlet, a.title, q.article_id, a.dateline,
  a.byline AS authors, a.url, a.source, q.position,
  q.start_offset, q.end_offset, q.text_id, q.mention, q.cue, q.name_in_article, q.rule,
  q.confidence, q.runner_up, q.decision, q.statement_id, q.search_key
FROM quotes AS q
LEFT JOIN articles AS a ON a.id = q.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = q.final_speaker_id
LEFT JOIN dates AS d ON d.id = q.said_date_id
WHERE q.retired_at IS NULL
""",
    """
CREATE VIEW speaker_timeline AS
SELECT coalesce(s.decided_name, s.name) AS speaker, q.final_speaker_id AS speaker_id,
  CASE WHEN substr(CAST(q.known_earliest AS TEXT), 1, 7)
      = substr(CAST(q.known_latest AS TEXT), 1, 7)
    THEN substr(CAST(q.known_latest AS TEXT), 1, 7)
    ELSE substr(CAST(q.known_latest AS TEXT), 1, 4) END AS month,
  count(*) AS quotations, count(DISTINCT q.article_id) AS articles
FROM quotes AS q
JOIN speakers AS s ON s.id = q.final_speaker_id
WHERE q.retired_at IS NULL AND q.known_latest IS NOT NULL
GROUP BY 2, 1, 3
""",
    """
CREATE VIEW first_said AS
SELECT coalesce(s.decided_name, s.name) AS speaker, f.final_speaker_id AS speaker_id, f.text,
  f.known_earliest, f.known_latest, a.published, o.name AS outlet, a.title, f.article_id,
  f.id AS quotation_id, f.statement_id, f.printings
FROM (
  SELECT u.*, row_number() OVER (
      PARTITION BY u.utterance
      ORDER BY CASE WHEN u.known_earliest IS NULL THEN 1 ELSE 0 END, u.known_earliest, u.id
    ) AS place, count(*) OVER (PARTITION BY u.utterance) AS printings
  FROM (
    SELECT q.*,
      coalesce('s' || q.statement_id, q.final_speaker_id || ':' || lower(q.text)) AS utterance
    FROM quotes AS q
    WHERE q.retired_at IS NULL AND q.final_speaker_id IS NOT NULL
  ) AS u
) AS f
LEFT JOIN articles AS a ON a.id = f.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = f.final_speaker_id
WHERE f.place = 1
""",
    """
CREATE VIEW outlet_counts AS
SELECT o.name AS outlet, a.outlet_id, count(DISTINCT a.id) AS articles, count(q.id) AS quotations,
  count(q.final_speaker_id) AS attributed, count(DISTINCT q.final_speaker_id) AS speakers,
  min(a.published_earliest) AS first, max(a.published_latest) AS last
FROM articles AS a
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN quotes AS q ON q.article_id = a.id AND q.retired_at IS NULL
GROUP BY a.outlet_id, o.name
""",
    """
CREATE VIEW speaker_aliases_full AS
SELECT coalesce(s.decided_name, s.name) AS speaker, s.id AS speaker_id, n.name,
  count(DISTINCT p.article_id) AS articles, min(a.published_earliest) AS first,
  max(a.published_latest) AS last,
  max(CASE WHEN n.person_id IS NULL THEN 1 ELSE 0 END) AS by_hand
FROM speaker_aliases AS n
JOIN speakers AS found ON found.id = n.speaker_id
JOIN speakers AS s ON s.id = coalesce(found.merged_into, found.id)
LEFT JOIN article_people AS p ON p.id = n.person_id
LEFT JOIN articles AS a ON a.id = p.article_id
GROUP BY s.id, coalesce(s.decided_name, s.name), n.name
""",
    """
CREATE VIEW speaker_roles_full AS
SELECT coalesce(s.decided_name, s.name) AS speaker, s.id AS speaker_id, r.role_folded AS role,
  min(r.role) AS printed, count(DISTINCT p.article_id) AS articles,
  min(a.published_earliest) AS first,
  max(a.published_latest) AS last
FROM speaker_roles AS r
JOIN speakers AS found ON found.id = r.speaker_id
JOIN speakers AS s ON s.id = coalesce(found.merged_into, found.id)
LEFT JOIN article_people AS p ON p.id = r.person_id
LEFT JOIN articles AS a ON a.id = p.article_id
GROUP BY s.id, coalesce(s.decided_name, s.name), r.role_folded
""",
    """
CREATE VIEW doubtful AS
SELECT q.id,
  CASE WHEN q.final_speaker_id IS NULL THEN 'unattributed' ELSE 'low confidence' END AS reason,
  coalesce(s.decided_name, s.name) AS speaker, q.final_speaker_id AS speaker_id, q.runner_up,
  q.confidence, q.rule, q.text,
  coalesce(q.decided_kind, q.kind) AS kind, q.mention, o.name AS outlet, a.title, q.article_id
FROM quotes AS q
LEFT JOIN articles AS a ON a.id = q.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = q.final_speaker_id
WHERE q.retired_at IS NULL AND q.decision IS NULL
  AND (q.final_speaker_id IS NULL OR q.confidence < 0.5)
""",
    """
CREATE VIEW statement_full AS
SELECT t.id AS statement_id, coalesce(s.decided_name, s.name) AS speaker, s.id AS speaker_id,
  longest.text, count(q.id) AS printings, count(DISTINCT q.article_id) AS articles,
  count(DISTINCT coalesce(a.copy_of_id, a.id)) AS reports, count(DISTINCT a.outlet_id) AS outlets,
  min(q.known_earliest) AS known_earliest, max(q.known_latest) AS known_latest
FROM statements AS t
JOIN quotes AS q ON q.statement_id = t.id AND q.retired_at IS NULL
JOIN articles AS a ON a.id = q.article_id
LEFT JOIN quotes AS longest ON longest.id = t.longest_quote_id
LEFT JOIN speakers AS found ON found.id = t.speaker_id
LEFT JOIN speakers AS s ON s.id = coalesce(found.merged_into, found.id)
GROUP BY t.id, s.id, coalesce(s.decided_name, s.name), longest.text
""",
    """
CREATE VIEW statement_printings AS
SELECT q.statement_id, q.id AS quotation_id, coalesce(s.decided_name, s.name) AS speaker,
  q.final_speaker_id AS speaker_id, q.text, q.known_earliest, q.known_latest, a.published,
  o.name AS outlet, a.title, q.article_id
FROM quotes AS q
LEFT JOIN articles AS a ON a.id = q.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = q.final_speaker_id
WHERE q.retired_at IS NULL AND q.statement_id IS NOT NULL
""",
)


def upgrade() -> None:
    op.create_table(
        "authors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authors")),
        sa.UniqueConstraint("name", name=op.f("uq_authors_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "verb IN ('merge', 'split', 'rename', 'alias', 'link', 'article', 'review', 'statement')",
            name=op.f("ck_decisions_verb"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decisions_verb_subject"), "decisions", ["verb", "subject"])

    op.create_table(
        "ingest_runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=True),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("articles_new", sa.Integer(), nullable=False),
        sa.Column("articles_text", sa.Integer(), nullable=False),
        sa.Column("articles_metadata", sa.Integer(), nullable=False),
        sa.Column("articles_same", sa.Integer(), nullable=False),
        sa.Column("quotations", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_runs")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlets")),
        sa.UniqueConstraint("name_folded", name=op.f("uq_outlets_name_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_folded", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("metadata", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("given", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("copy_of_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["copy_of_id"],
            ["articles.id"],
            name=op.f("fk_articles_copy_of_id_articles"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["outlet_id"], ["outlets.id"], name=op.f("fk_articles_outlet_id_outlets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("key", name=op.f("uq_articles_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_articles_copy_of_id"), "articles", ["copy_of_id"])
    op.create_index(op.f("ix_articles_outlet_id"), "articles", ["outlet_id"])
    op.create_index(op.f("ix_articles_published_latest"), "articles", ["published_latest"])
    op.create_index(op.f("ix_articles_title_folded"), "articles", ["title_folded"])

    op.create_table(
        "article_authors",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_authors_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["authors.id"], name=op.f("fk_article_authors_author_id_authors")
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_article_authors")),
    )
    op.create_index(op.f("ix_article_authors_author_id"), "article_authors", ["author_id"])

    op.create_table(
        "article_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_texts_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_texts")),
        sa.UniqueConstraint(
            "article_id", "version", name=op.f("uq_article_texts_article_id_version")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("start_offset", sa.Integer(), nullable=True),
        sa.Column("end_offset", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_problems_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["ingest_runs.id"],
            name=op.f("fk_problems_run_id_ingest_runs"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problems")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_problems_article_id"), "problems", ["article_id"])
    op.create_index(op.f("ix_problems_run_id"), "problems", ["run_id"])

    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("names_folded", sa.Text(), nullable=False),
        sa.Column("decided_name", sa.Text(), nullable=True),
        sa.Column("qid", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation', 'document', 'unnamed')",
            name=op.f("ck_speakers_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_speakers_article_id_articles"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"],
            ["speakers.id"],
            name=op.f("fk_speakers_merged_into_speakers"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speakers")),
        sa.UniqueConstraint("key", name=op.f("uq_speakers_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speakers_article_id"), "speakers", ["article_id"])
    op.create_index(op.f("ix_speakers_merged_into"), "speakers", ["merged_into"])

    op.create_table(
        "article_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("decided_speaker_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation', 'document', 'unnamed')",
            name=op.f("ck_article_people_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_people_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_speaker_id"],
            ["speakers.id"],
            name=op.f("fk_article_people_decided_speaker_id_speakers"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name=op.f("fk_article_people_speaker_id_speakers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_people")),
        sa.UniqueConstraint("article_id", "name", name=op.f("uq_article_people_article_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_article_people_decided_speaker_id"), "article_people", ["decided_speaker_id"]
    )
    op.create_index(op.f("ix_article_people_speaker_id"), "article_people", ["speaker_id"])

    op.create_table(
        "dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('printed', 'published', 'dateline')", name=op.f("ck_dates_basis")
        ),
        sa.CheckConstraint(
            "precision IN ('day', 'week', 'month', 'year')", name=op.f("ck_dates_precision")
        ),
        sa.CheckConstraint("(earliest IS NULL) = (latest IS NULL)", name=op.f("ck_dates_together")),
        sa.CheckConstraint("earliest <= latest", name=op.f("ck_dates_order")),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["article_texts.id"],
            name=op.f("fk_dates_text_id_article_texts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dates")),
        sa.UniqueConstraint(
            "text_id",
            "start_offset",
            "end_offset",
            name=op.f("uq_dates_text_id_start_offset_end_offset"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("longest_quote_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["longest_quote_id"],
            ["quotes.id"],
            name=op.f("fk_statements_longest_quote_id_quotes"),
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name=op.f("fk_statements_speaker_id_speakers"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statements_longest_quote_id"), "statements", ["longest_quote_id"])
    op.create_index(op.f("ix_statements_speaker_id"), "statements", ["speaker_id"])

    op.create_table(
        "quotes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("search_key", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("span_count", sa.Integer(), nullable=False),
        sa.Column("name_in_article", sa.Text(), nullable=True),
        sa.Column("speaker_kind", sa.Text(), nullable=True),
        sa.Column("mention", sa.Text(), nullable=True),
        sa.Column("mention_start", sa.Integer(), nullable=True),
        sa.Column("mention_end", sa.Integer(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("further_cues", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("runner_up", sa.Text(), nullable=True),
        sa.Column("said_date_id", sa.Integer(), nullable=True),
        sa.Column("said_inherited", sa.Boolean(), nullable=False),
        sa.Column("known_earliest", sa.Date(), nullable=True),
        sa.Column("known_latest", sa.Date(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_kind", sa.Text(), nullable=True),
        sa.Column("decided_speaker_id", sa.Integer(), nullable=True),
        sa.Column("final_speaker_id", sa.Integer(), nullable=True),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("retired_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "decided_kind IN ('direct', 'partial')", name=op.f("ck_quotes_decided_kind")
        ),
        sa.CheckConstraint(
            "decision IN ('confirmed', 'speaker', 'nobody', 'not-a-quote')",
            name=op.f("ck_quotes_decision"),
        ),
        sa.CheckConstraint(
            "kind IN ('direct', 'partial', 'indirect')", name=op.f("ck_quotes_kind")
        ),
        sa.CheckConstraint(
            "speaker_kind IN ('person', 'organisation', 'document', 'unnamed')",
            name=op.f("ck_quotes_speaker_kind"),
        ),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_quotes_confidence")),
        sa.CheckConstraint("start_offset <= end_offset", name=op.f("ck_quotes_order")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_quotes_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_speaker_id"],
            ["speakers.id"],
            name=op.f("fk_quotes_decided_speaker_id_speakers"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["final_speaker_id"],
            ["speakers.id"],
            name=op.f("fk_quotes_final_speaker_id_speakers"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["said_date_id"],
            ["dates.id"],
            name=op.f("fk_quotes_said_date_id_dates"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name=op.f("fk_quotes_speaker_id_speakers"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statements.id"],
            name=op.f("fk_quotes_statement_id_statements"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["article_texts.id"],
            name=op.f("fk_quotes_text_id_article_texts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
        sa.UniqueConstraint("search_key", name=op.f("uq_quotes_search_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_quotes_article_id_position"), "quotes", ["article_id", "position"])
    op.create_index(op.f("ix_quotes_decided_speaker_id"), "quotes", ["decided_speaker_id"])
    op.create_index(
        "ix_quotes_listing",
        "quotes",
        ["final_speaker_id", "search_key", "known_earliest", "known_latest", "article_id"],
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.create_index(op.f("ix_quotes_said_date_id"), "quotes", ["said_date_id"])
    op.create_index(op.f("ix_quotes_speaker_id"), "quotes", ["speaker_id"])
    op.create_index(op.f("ix_quotes_statement_id"), "quotes", ["statement_id"])
    op.create_index(op.f("ix_quotes_text_id"), "quotes", ["text_id"])

    op.create_table(
        "speaker_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["article_people.id"],
            name=op.f("fk_speaker_aliases_person_id_article_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name=op.f("fk_speaker_aliases_speaker_id_speakers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_aliases")),
    )
    op.create_index(op.f("ix_speaker_aliases_person_id"), "speaker_aliases", ["person_id"])
    op.create_index(
        op.f("ix_speaker_aliases_speaker_id_name_folded"),
        "speaker_aliases",
        ["speaker_id", "name_folded"],
    )

    op.create_table(
        "speaker_roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("role_folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["article_people.id"],
            name=op.f("fk_speaker_roles_person_id_article_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name=op.f("fk_speaker_roles_speaker_id_speakers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_roles")),
    )
    op.create_index(op.f("ix_speaker_roles_person_id"), "speaker_roles", ["person_id"])
    op.create_index(
        op.f("ix_speaker_roles_speaker_id_role_folded"),
        "speaker_roles",
        ["speaker_id", "role_folded"],
    )

    op.create_table(
        "quote_spans",
        sa.Column("quote_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote_id"],
            ["quotes.id"],
            name=op.f("fk_quote_spans_quote_id_quotes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quote_id", "position", name=op.f("pk_quote_spans")),
    )

    for statement in FROZEN:
        op.execute(statement)


def downgrade() -> None:
    for kind, name in (
        ("VIEW", "statement_printings"),
        ("VIEW", "statement_full"),
        ("VIEW", "doubtful"),
        ("VIEW", "speaker_roles_full"),
        ("VIEW", "speaker_aliases_full"),
        ("VIEW", "outlet_counts"),
        ("VIEW", "first_said"),
        ("VIEW", "speaker_timeline"),
        ("VIEW", "quote_full"),
        ("TRIGGER", "speakers_fts_update"),
        ("TRIGGER", "speakers_fts_delete"),
        ("TRIGGER", "speakers_fts_insert"),
        ("TABLE", "speakers_fts"),
        ("TRIGGER", "quotes_fts_update"),
        ("TRIGGER", "quotes_fts_delete"),
        ("TRIGGER", "quotes_fts_insert"),
        ("TABLE", "quotes_fts"),
        ("VIEW", "searchable_quotes"),
    ):
        op.execute(f"DROP {kind} {name}")
    op.drop_table("quote_spans")
    op.drop_index(op.f("ix_speaker_roles_speaker_id_role_folded"), table_name="speaker_roles")
    op.drop_index(op.f("ix_speaker_roles_person_id"), table_name="speaker_roles")

    op.drop_table("speaker_roles")
    op.drop_index(op.f("ix_speaker_aliases_speaker_id_name_folded"), table_name="speaker_aliases")
    op.drop_index(op.f("ix_speaker_aliases_person_id"), table_name="speaker_aliases")

    op.drop_table("speaker_aliases")
    op.drop_index(op.f("ix_quotes_text_id"), table_name="quotes")
    op.drop_index(op.f("ix_quotes_statement_id"), table_name="quotes")
    op.drop_index(op.f("ix_quotes_speaker_id"), table_name="quotes")
    op.drop_index(op.f("ix_quotes_said_date_id"), table_name="quotes")
    op.drop_index("ix_quotes_listing", table_name="quotes")
    op.drop_index(op.f("ix_quotes_decided_speaker_id"), table_name="quotes")
    op.drop_index(op.f("ix_quotes_article_id_position"), table_name="quotes")

    op.drop_table("quotes")
    op.drop_index(op.f("ix_statements_speaker_id"), table_name="statements")
    op.drop_index(op.f("ix_statements_longest_quote_id"), table_name="statements")

    op.drop_table("statements")
    op.drop_table("dates")
    op.drop_index(op.f("ix_article_people_speaker_id"), table_name="article_people")
    op.drop_index(op.f("ix_article_people_decided_speaker_id"), table_name="article_people")

    op.drop_table("article_people")
    op.drop_index(op.f("ix_speakers_merged_into"), table_name="speakers")
    op.drop_index(op.f("ix_speakers_article_id"), table_name="speakers")

    op.drop_table("speakers")
    op.drop_index(op.f("ix_problems_run_id"), table_name="problems")
    op.drop_index(op.f("ix_problems_article_id"), table_name="problems")

    op.drop_table("problems")
    op.drop_table("article_texts")
    op.drop_index(op.f("ix_article_authors_author_id"), table_name="article_authors")

    op.drop_table("article_authors")
    op.drop_index(op.f("ix_articles_title_folded"), table_name="articles")
    op.drop_index(op.f("ix_articles_published_latest"), table_name="articles")
    op.drop_index(op.f("ix_articles_outlet_id"), table_name="articles")
    op.drop_index(op.f("ix_articles_copy_of_id"), table_name="articles")

    op.drop_table("articles")
    op.drop_table("outlets")
    op.drop_table("ingest_runs")
    op.drop_index(op.f("ix_decisions_verb_subject"), table_name="decisions")

    op.drop_table("decisions")
    op.drop_table("authors")
