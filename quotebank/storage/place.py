"""Where what was found in a text is stored: beside which article and version, and of which day."""

from dataclasses import dataclass

from quotebank.days import Interval


@dataclass(frozen=True, slots=True)
class Place:
    """Where quotations are stored: the article, its text version, and its days of publication."""

    article_id: int
    article_key: str
    text_id: int
    published: Interval | None
