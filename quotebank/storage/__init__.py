"""The bank: the only room that knows SQLAlchemy and Alembic."""
