"""What the person said beside the sources: plain values that travel to every worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quotebank.errors import SourceError
from quotebank.ingest.keys import is_address

READERS: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "feed": (".rss", ".atom", ".rdf", ".xml"),
    "warc": (".warc",),
    "zip": (".zip",),
    "tar": (".tar", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
}
"""Names of the readers (``--reader``) and the ends of the file names that they claim."""

MAX_ARTICLE = 8_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read. ``outlet``, ``published`` and ``url`` fill what a source does not say.

    ``reader`` takes standard input and files that no reader claims by name. ``root``: articles are
    known by their path below this folder, so that a moved archive keeps its articles.
    ``max_article``: bytes that one article may have. Raises SourceError for what cannot be meant.
    """

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    reader: str | None = None
    root: str | None = None
    max_article: int = MAX_ARTICLE

    def __post_init__(self) -> None:
        if self.reader is not None and self.reader not in READERS:
            raise SourceError(f"--reader {self.reader}: no such reader (there are {names()})")
        if self.url is not None and not is_address(self.url):
            raise SourceError(f"--url {self.url}: no web address (https://...)")
        if self.root is not None and not Path(self.root).is_dir():
            raise SourceError(f"--root {self.root}: no such folder")
        if self.max_article < 1:
            raise SourceError(f"--max-article {self.max_article}: must be at least one byte")
        if self.published is not None:
            object.__setattr__(self, "published", _day(self.published))


def names() -> str:
    """Return the readers' names for a message."""
    return ", ".join(READERS)


def claimed(name: str) -> str | None:
    """Return the reader that claims a file by its name (``.gz`` set aside), or None.

    >>> claimed("NEWS.TXT.gz"), claimed("gold.json")
    ('text', None)
    """
    lowered = name.lower().removesuffix(".gz")
    for reader, ends in READERS.items():
        if lowered.endswith(ends):
            return reader
    return None


def _day(printed: str) -> str:
    from quotebank.days import publication

    known = publication(printed)
    if known is None:
        raise SourceError(f"--published {printed}: no day, or more than one reading (2010-11-04?)")
    return known
