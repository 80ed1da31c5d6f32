"""Link people, statements and copies.

Revision: 0002, after 0001. What linking keeps to find its way, and the index's list of terms, by
which rare words are told, are made here, frozen.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FROZEN = (
    """
CREATE VIRTUAL TABLE quotes_terms USING fts5vocab('quotes_fts', 'row')
""",
    """
CREATE TRIGGER quotes_leave_statement
AFTER UPDATE OF text, final_speaker_id, known_earliest, known_latest, retired_at ON quotes
WHEN old.statement_id IS NOT NULL AND (old.text <> new.text
  OR old.final_speaker_id IS NOT new.final_speaker_id
  OR old.known_earliest IS NOT new.known_earliest OR old.known_latest IS NOT new.known_latest
  OR (old.retired_at IS NULL) <> (new.retired_at IS NULL))
BEGIN
  UPDATE quotes SET statement_id = NULL WHERE id = new.id;
  UPDATE quotes SET statement_id = NULL WHERE statement_id = old.statement_id AND EXISTS (
    SELECT 1 FROM statements WHERE id = old.statement_id AND longest_quote_id = new.id);
  DELETE FROM statements
    WHERE new.retired_at IS NOT NULL AND id = old.statement_id AND longest_quote_id = new.id;
END
""",
)


def upgrade() -> None:
    op.create_table(
        "name_blocks",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["article_people.id"],
            name=op.f("fk_name_blocks_person_id_article_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_name_blocks")),
    )
    op.create_index(op.f("ix_name_blocks_block_person_id"), "name_blocks", ["block", "person_id"])
    op.create_table(
        "article_signatures",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_signatures_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["article_texts.id"],
            name=op.f("fk_article_signatures_text_id_article_texts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_signatures")),
    )
    op.create_index(op.f("ix_article_signatures_text_id"), "article_signatures", ["text_id"])
    op.create_table(
        "article_bands",
        sa.Column("band", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_article_bands_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("band", "article_id", name=op.f("pk_article_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_bands_article_id"), "article_bands", ["article_id"])
    op.create_index(
        "ix_quotes_pending",
        "quotes",
        ["final_speaker_id"],
        sqlite_where=sa.text(
            "statement_id IS NULL AND retired_at IS NULL AND final_speaker_id IS NOT NULL"
        ),
        postgresql_where=sa.text(
            "statement_id IS NULL AND retired_at IS NULL AND final_speaker_id IS NOT NULL"
        ),
    )
    for statement in FROZEN:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE quotes_terms")
    op.execute("DROP TRIGGER quotes_leave_statement")
    op.drop_index("ix_quotes_pending", table_name="quotes")
    op.drop_table("article_bands")
    op.drop_table("article_signatures")
    op.drop_table("name_blocks")
