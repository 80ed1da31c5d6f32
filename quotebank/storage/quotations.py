"""The quotations of a bank and who said them: what is asked all day, on the driver alone.

Opening a whole ``Bank`` costs SQLAlchemy, which takes longer to be imported than these questions
take to be answered; ``said``, ``export``, ``check`` and a shell's completion open this instead.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Self

from quotebank.errors import BankError, QueryError
from quotebank.layout import Layout, Told
from quotebank.model import Printing, Question
from quotebank.storage import file, questions, search, speakers
from quotebank.storage.objects import Wanted, told_printings
from quotebank.storage.printings import printings
from quotebank.storage.questions import Asked
from quotebank.storage.resembling import resembling
from quotebank.storage.texts import article_text
from quotebank.storage.values import Printed, Resembling, SpeakerSummary


class Quotations:
    """A bank open for the questions asked most. Use it as a context manager, or close it.

    Answers are yielded as they are read; do not write meanwhile.
    """

    def __init__(self, path: Path, driver: Connection) -> None:
        self.target = path
        self._driver = driver

    @classmethod
    def open(cls, target: str | Path) -> Self:
        """Open a bank for reading: a path or an SQLAlchemy URL of SQLite.

        Raises NotABank, OldBank (with the command to run), BankBusy, BankError (missing, a folder).
        """
        path = file.path_of(target)
        return cls(path, file.open_bank(path, "read"))

    def close(self) -> None:
        """Close it; whoever closes last leaves one plain file behind."""
        self._driver.close()
        file.settle(self.target)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            with file.wrapped(self.target):
                yield
        except BankError as error:
            complaint = search.syntax_error(error.__cause__) if error.__cause__ else None
            raise complaint or error from None

    def said(self, question: Question, *, context: bool = True) -> Iterator[Printing]:
        """Yield the printings that answer a question, in its order, without gathering them.

        Without ``context`` their prefix and suffix are empty, which is faster.
        Raises QueryError for an unknown speaker id or ``after``, and for bad raw search syntax.
        """
        with self._asking():
            yield from printings(self._driver, Asked(self._driver, question), context=context)

    def told(
        self, question: Question, layout: Layout, origin: Layout, context: Wanted
    ) -> Iterator[Told]:
        """Yield the same as JSON that SQLite writes, which is fastest.

        Objects are made by ``layout``, those of the articles by ``origin``. ``context`` says, by
        the words of a quotation's first span, whether its prefix is wanted.
        """
        with self._asking():
            asked = Asked(self._driver, question)
            yield from told_printings(self._driver, asked, layout, origin, context)

    def count(self, question: Question) -> int:
        """Return how many printings answer a question, whatever its limit and ``after``."""
        with self._asking():
            return Asked(self._driver, question).count()

    def printing(self, id: int) -> Printing:  # noqa: A002 - the public name of the value
        """Return one printing. Raises QueryError when there is none, or it is retired."""
        with self._asking():
            asked = Asked(self._driver, Question(), only=id)
            for found in printings(self._driver, asked, context=True):
                return found
            raise QueryError(_why_not_there(self._driver, id))

    def resembling(self, given: str) -> Iterator[list[Resembling]]:
        """Yield quotations that may be the ones somebody gives in these words, in portions.

        Where the first has them as they are given, the next need not be asked for.
        """
        with self._asking():
            yield from resembling(self._driver, given)

    def article_text(self, id: int) -> str:  # noqa: A002 - the public name of the value
        """Return the latest text of an article. Raises QueryError when there is none."""
        with self._asking():
            return article_text(self._driver, id)

    def speakers(
        self,
        name: str | None = None,
        kind: str | None = None,
        sort: speakers.SpeakerOrder = "quotations",
        limit: int | None = None,
        after: int | None = None,
    ) -> Iterator[SpeakerSummary]:
        """Yield the speakers who have quotations; ``name`` is words or their beginnings.

        ``after`` is the id of the last speaker of the page before; QueryError if it is not there.
        """
        with self._asking():
            yield from speakers.speakers(
                self._driver, name=name, kind=kind, sort=sort, limit=limit, after=after
            )

    def find_speakers(self, name: str) -> list[SpeakerSummary]:
        """Return the speakers one of whose names has these words, or words that begin so.

        Whatever the case and accents; the most quoted first; none for no match.
        """
        return list(self.speakers(name=name))

    def speakers_named(self, name: str) -> dict[int, str]:
        """Return the speakers whom these words, or beginnings of words, name: their final names.

        As ``find_speakers``, without counting what they said.
        """
        with self._asking():
            return speakers.speakers_named(self._driver, name)

    def speaker(self, id: int) -> SpeakerSummary:  # noqa: A002 - the public name of the value
        """Return one speaker, of a merged one who it is now. Raises QueryError for none."""
        with self._asking():
            return speakers.speaker(self._driver, id)

    def names_of(self, speaker: int) -> list[Printed]:
        """Return the names printed for a speaker, the most printed first. Raises QueryError."""
        with self._asking():
            return speakers.names_of(self._driver, speaker)

    def roles_of(self, speaker: int) -> list[Printed]:
        """Return the roles printed with a speaker, the most printed first. Raises QueryError."""
        with self._asking():
            return speakers.roles_of(self._driver, speaker)

    def speaker_names(self) -> Iterator[str]:
        """Yield the names of the persons and organisations that have quotations."""
        with self._asking():
            yield from speakers.speaker_names(self._driver)

    def outlets(self, name: str | None = None) -> list[str]:
        """Return the outlets' names in order; ``name`` is words of them or their beginnings."""
        with self._asking():
            return questions.outlets(self._driver, name)


def _why_not_there(connection: Connection, id_: int) -> str:
    """Say what became of a quotation: a citation may be older than a decision or an edit."""
    asked = "SELECT decision FROM quotes WHERE id = ?"
    for (decision,) in connection.execute(asked, (id_,)):
        if decision == "not-a-quote":
            return f"quotation {id_} was decided to be none (quotebank undo --list)"
        return f"quotation {id_} is no longer found in its article"
    return f"no quotation {id_}"
