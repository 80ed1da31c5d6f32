"""The views: the public SQL interface of a bank, named for the question each answers.

They show live quotations only (``retired_at`` is null) and people's decisions in place of what was
found. The migrations freeze their SQL; ``check`` compares it with what stands here.

    quotes      each quotation with its speaker, days and article; the doubtful ones
    speakers    speakers and outlets: how often, under which names, in which roles
    statements  each utterance, its printings and the earliest of them
    view        what a view is, and the columns that several have in common
"""

from quotebank.storage.views.quotes import DOUBTFUL, QUOTE_FULL
from quotebank.storage.views.speakers import (
    OUTLET_COUNTS,
    SPEAKER_ALIASES_FULL,
    SPEAKER_ROLES_FULL,
    SPEAKER_TIMELINE,
)
from quotebank.storage.views.statements import FIRST_SAID, STATEMENT_FULL, STATEMENT_PRINTINGS
from quotebank.storage.views.view import View

__all__ = ["VIEWS", "View"]

VIEWS = (
    QUOTE_FULL,
    SPEAKER_TIMELINE,
    FIRST_SAID,
    OUTLET_COUNTS,
    SPEAKER_ALIASES_FULL,
    SPEAKER_ROLES_FULL,
    DOUBTFUL,
    STATEMENT_FULL,
    STATEMENT_PRINTINGS,
)
