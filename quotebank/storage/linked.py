"""What linking asks of a bank and writes there: people by surname, statements, copies."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from quotebank.storage import blocks, copying, utterances
from quotebank.storage.linkage import Settled, Signed, Unsigned, Utterance
from quotebank.storage.writing import Writer


class Linked:
    """The bank's side of linking. Writing methods belong inside ``Bank.writing``."""

    _connection: Connection

    @abstractmethod
    def _write(self) -> AbstractContextManager[Writer]:
        """Give the open transaction, or one of its own."""

    def unfiled_people(self, most: int) -> list[tuple[int, str]]:
        """Return so many persons of articles whom the register has not seen: (id, name) each."""
        return blocks.unfiled(self._connection, most)

    def file_people(self, filed: Iterable[tuple[int, str, str]]) -> None:
        """Put persons into blocks: (person's id, block, name) each."""
        with self._write() as writer:
            writer.flush()
            blocks.file(self._connection, filed)

    def crowded_blocks(self) -> Iterator[str]:
        """Yield the blocks that hold more than one sighting."""
        return blocks.crowded(self._connection)

    def block_people(
        self, wanted: Sequence[str], most: int
    ) -> dict[str, dict[str, list[tuple[int, int]]]]:
        """Return the people of blocks: by name, (person's id, speaker's id), the latest first.

        The latest ``most`` of a name, and its first of all.
        """
        return blocks.people(self._connection, wanted, most)

    def people_named(self, block: str, name: str) -> list[tuple[int, int]]:
        """Return all people of a name in a block: (person's id, speaker's id), latest first."""
        return blocks.named(self._connection, block, name)

    def company(self, articles: Iterable[int]) -> dict[int, dict[int, str]]:
        """Return the persons who speak in articles: names by person's id, by article."""
        return blocks.company(self._connection, articles)

    def pending_speakers(self) -> dict[int, int]:
        """Return the speakers some of whose quotations are in no statement yet, and how many."""
        with self._write() as writer:
            writer.flush()
            utterances.headless(self._connection)
            return utterances.pending(self._connection)

    def utterances(self, speakers: Sequence[int], days: int) -> dict[int, list[Utterance]]:
        """Return, by speaker, the quotations that pending ones, all dated, may be printings with.

        Those within so many ``days``, those without a day, and what is printed with them.
        """
        return utterances.around(self._connection, speakers, days)

    def undated_speakers(self, speakers: Sequence[int]) -> list[int]:
        """Return those of the speakers who have a pending quotation without a day."""
        return utterances.undated(self._connection, speakers)

    def spoken(self, speakers: Sequence[int]) -> Iterator[tuple[int, dict[int, str], list[int]]]:
        """Yield each speaker, the words of all their quotations by id, and the ids pending."""
        return utterances.spoken(self._connection, speakers)

    def utterances_of(self, ids: Iterable[int]) -> dict[int, list[Utterance]]:
        """Return these quotations, by speaker."""
        return utterances.named(self._connection, ids)

    def settle_statements(self, statements: Iterable[Settled]) -> None:
        """Write statements and which quotations are their printings now."""
        with self._write() as writer:
            utterances.settle(writer.batch, statements)

    def prune_statements(self, statements: Iterable[int]) -> None:
        """Remove those of the statements that have no printing any more."""
        utterances.prune(self._connection, statements)

    def unsigned_articles(self, texts: Sequence[int] | None = None) -> Iterator[list[Unsigned]]:
        """Yield pages of the articles that have no signature yet; or of those of these texts."""
        return copying.unsigned(self._connection, texts)

    def orphaned_copies(self) -> list[int]:
        """Return the texts of copies whose first printing was removed."""
        return copying.orphaned(self._connection)

    def first_printings(self, bands: Sequence[int]) -> dict[int, list[Signed]]:
        """Return the first printings of reports that have one of these bands, by band."""
        return copying.first_printings(self._connection, bands)

    def sign_articles(self, signed: Sequence[Signed]) -> None:
        """Write the signatures of articles, and of which article each is a copy."""
        with self._write() as writer:
            copying.sign(writer.batch, signed)
