"""Find people by surname and name, and what has no statement by its own index.

Revision: 0003, after 0002. Linking one article more reads the latest printings of each name under
a surname, not all of them; and no index holds the quotations that are in no statement for good.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PRINTED = sa.text("statement_id IS NOT NULL")


def upgrade() -> None:
    remade_name_blocks(named=True)
    op.drop_index("ix_quotes_statement_id", table_name="quotes")
    op.create_index(
        "ix_quotes_statement_id",
        "quotes",
        ["statement_id"],
        sqlite_where=PRINTED,
        postgresql_where=PRINTED,
    )


def downgrade() -> None:
    op.drop_index("ix_quotes_statement_id", table_name="quotes")
    op.create_index("ix_quotes_statement_id", "quotes", ["statement_id"])
    remade_name_blocks(named=False)


def remade_name_blocks(*, named: bool) -> None:
    """Make the table anew, with or without the names, and fill it from the one that stands."""
    before = "ix_name_blocks_block_name_person_id", "ix_name_blocks_block_person_id"
    op.drop_index(before[named], table_name="name_blocks")
    op.rename_table("name_blocks", "name_blocks_before")
    op.create_table(
        "name_blocks",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        *([sa.Column("name", sa.Text(), nullable=False)] if named else []),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["article_people.id"],
            name=op.f("fk_name_blocks_person_id_article_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_name_blocks")),
    )
    op.execute(
        "INSERT INTO name_blocks (person_id, block, name) SELECT b.person_id, b.block, p.name "
        "FROM name_blocks_before AS b JOIN article_people AS p ON p.id = b.person_id "
        "ORDER BY b.person_id"
        if named
        else "INSERT INTO name_blocks SELECT person_id, block FROM name_blocks_before "
        "ORDER BY person_id"
    )
    op.drop_table("name_blocks_before")
    columns = ["block", "name", "person_id"] if named else ["block", "person_id"]
    op.create_index(op.f(f"ix_name_blocks_{'_'.join(columns)}"), "name_blocks", columns)
