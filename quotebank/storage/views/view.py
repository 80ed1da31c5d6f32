"""One view, and the columns that several views have in common."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One view: its SQL after ``AS``, what it answers, and what each of its columns means."""

    name: str
    doc: str
    columns: Mapping[str, str]
    select: str

    @property
    def ddl(self) -> str:
        """The statement that makes it."""
        return f"CREATE VIEW {self.name} AS\n{self.select.strip()}"


WHO = {
    "speaker": "Who said it: a person's decision, else the register's name; null if nobody is.",
    "speaker_id": "The speaker's id (speakers.id).",
}

WHERE = {
    "outlet": "Who printed it.",
    "title": "The article's headline.",
    "article_id": "The article's id (articles.id).",
}

KNOWN = {
    "known_earliest": "The first day it may have been said: said-on, else published.",
    "known_latest": "The last day it may have been said: said-on, else published.",
}

SPREAD = {
    "first": "The first day of them.",
    "last": "The last day of them.",
}
