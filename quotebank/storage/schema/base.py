"""The ground of the tables: the naming convention and the column types they share.

A column's ``comment`` is its meaning in the user's words; ``quotebank schema`` prints it.
"""

from datetime import date
from typing import Annotated, Any

from sqlalchemy import JSON, Date, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PublicId = Annotated[int, mapped_column(Integer, primary_key=True)]
"""An id that people see and keep. With AUTOINCREMENT (``NEVER_REUSED``) none comes twice."""

Words = Annotated[str, mapped_column(Text)]
"""Text as printed, or as the program names it."""

Folded = Annotated[str, mapped_column(Text)]
"""``folding.fold_words`` joined by blanks: what names and titles are compared by."""

Offset = Annotated[int, mapped_column(Integer)]
"""A place in an article's text, in code points."""

Day = Annotated[date, mapped_column(Date)]
"""A local calendar day, ISO text in SQLite."""

IsoTime = Annotated[str, mapped_column(Text)]
"""ISO text of the precision and zone given. Never a DateTime: SQLite's would drop the zone."""

Moment = Annotated[str, mapped_column(Text)]
"""When the machine did something, ISO text in UTC with seconds."""

Json = Annotated[Any, mapped_column(JSON(none_as_null=True))]
"""A JSON value; SQL NULL where there is none."""

NEVER_REUSED = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """All tables of a bank."""

    metadata = MetaData(naming_convention=NAMING)
