"""The bank: the only room that knows SQLAlchemy, Alembic and sqlite3."""
