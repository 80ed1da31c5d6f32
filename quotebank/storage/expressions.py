"""What questions in SQLAlchemy's own language have in common (``filters`` has it as SQL)."""

from sqlalchemy import ColumnElement, func

from quotebank.storage.batch import table_of
from quotebank.storage.schema import QuoteRow, SpeakerRow

_SPEAKERS = table_of(SpeakerRow)

LIVE: ColumnElement[bool] = table_of(QuoteRow).c.retired_at.is_(None)
SPEAKER_NAME: ColumnElement[str] = func.coalesce(_SPEAKERS.c.decided_name, _SPEAKERS.c.name)
