"""A reviewer at a terminal: each quotation in its passage, and what the pressed keys mean."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from quotebank.cli.progress import amount
from quotebank.cli.terminal import one_line
from quotebank.errors import QueryError
from quotebank.model import Kind, Printing, SpeakerKind
from quotebank.workflows.reviewing import Session, Who, exactly, runner_up

if TYPE_CHECKING:
    from quotebank.storage import Bank

_ESCAPE = "\x1b"
_STOP = ("q", "\x03", "\x04")
_OFFERED = 9


class Sitting:
    """Shows what a session asks about and takes the answers from single keys."""

    def __init__(self, session: Session) -> None:
        from rich.console import Console

        self._session = session
        self._bank = session.bank
        self._console = Console(highlight=False, markup=False, emoji=False)
        self._shown: Printing | None = None
        self._stopped = False
        self._kind: Kind | None = None
        """The kind that the reviewer set for the quotation now shown, before answering."""

    def run(self) -> None:
        """Ask until nothing is left or the reviewer stops."""
        while (printing := self._session.next()) is not None:
            self._kind = None
            self._shown = printing
            self._show(printing)
            while not self._answered():
                pass
            if self._stopped:
                return
        self._say("nothing is left to review here")

    def _answered(self) -> bool:
        """Take a key; say whether the next quotation is to be shown."""
        key = _key()
        if key in _STOP:
            self._stopped = True
            return True
        actions: dict[str, Callable[[], bool]] = {
            "a": self._accept,
            "r": self._runner_up,
            "o": self._other,
            "n": self._nobody,
            "x": self._no_quotation,
            "k": self._switch_kind,
            "s": self._skip,
            "u": self._undo,
        }
        action = actions.get(key)
        if action is None:
            return self._asked_again()
        return action()

    @property
    def _printing(self) -> Printing:
        assert self._shown is not None
        return self._shown

    def _asked_again(self) -> bool:
        self._keys()
        return False

    def _accept(self) -> bool:
        self._session.answer("confirmed", None, self._kind)
        return self._done(self._printing.speaker or "nobody is named")

    def _runner_up(self) -> bool:
        who = runner_up(self._bank, self._printing)
        if who is None:
            return self._again("there is no runner-up")
        return self._speaker(who)

    def _other(self) -> bool:
        who = self._named()
        if who is None:
            return self._asked_again()
        return self._speaker(who)

    def _speaker(self, who: Who) -> bool:
        self._session.answer("speaker", who, self._kind)
        return self._done(who.name)

    def _nobody(self) -> bool:
        self._session.answer("nobody", None, self._kind)
        return self._done("nobody is named")

    def _no_quotation(self) -> bool:
        self._session.answer("not-a-quote")
        return self._done("no quotation")

    def _switch_kind(self) -> bool:
        now = self._kind or self._printing.quotation.kind
        self._kind = "partial" if now == "direct" else "direct"
        return self._again(f"kind: {self._kind} (and who said it?)")

    def _skip(self) -> bool:
        if self._kind is None:
            self._session.skip()
            return self._done("skipped")
        self._session.answer("kind", None, self._kind)
        return self._done(f"kind: {self._kind}; who said it is left open")

    def _undo(self) -> bool:
        if self._session.undo():
            return self._done("undone")
        return self._again("nothing to undo in this sitting (quotebank undo goes further back)")

    def _done(self, message: str) -> bool:
        self._say(f"-> {message}")
        self._console.rule(style="dim")
        return True

    def _again(self, message: str) -> bool:
        self._say(message)
        return False

    def _say(self, message: str) -> None:
        from rich.text import Text

        self._console.print(Text(one_line(message)))

    def _show(self, printing: Printing) -> None:
        from quotebank.cli.showing import write_page

        write_page(self._bank, printing, whole=False)
        self._keys()

    def _keys(self) -> None:
        from rich.text import Text

        quotation = self._printing.quotation
        other = quotation.runner_up
        keys = [
            ("a", "ccept"),
            *([("r", f"unner-up {one_line(other)}")] if other else []),
            ("o", "ther name"),
            ("n", "obody"),
            ("x", " no quotation"),
            ("k", f"ind: {'partial' if (self._kind or quotation.kind) == 'direct' else 'direct'}"),
            ("s", "kip"),
            ("u", "ndo"),
            ("q", "uit"),
        ]
        line = Text()
        for letter, rest in keys:
            line.append(f"[{letter}]", style="bold").append(f"{rest}  ")
        self._console.print(line)

    def _named(self) -> Who | None:
        """Ask for a name, completed from the register; None when the reviewer thinks better."""
        with _completing(self._bank):
            name = _typed("Who? (tab completes) ")
        if not name:
            return None
        same = exactly(self._bank, name)
        found = same or self._bank.find_speakers(name)
        if len(same) == 1:
            return Who(same[0].name, same[0].id)
        for number, one in enumerate(found[:_OFFERED], 1):
            roles = f", {one.roles[0]}" if one.roles else ""
            self._say(f"{number}  {one.name}{roles} ({amount(one.quotations, 'quotations')})")
        offer = "1-9 for one of these; " if found else f"no speaker '{one_line(name)}'; "
        self._say(offer + "new [p]erson, [o]rganisation, [d]ocument, [u]nnamed; else back")
        key = _key()
        if key.isascii() and key.isdigit() and 0 < int(key) <= len(found):
            return Who(found[int(key) - 1].name, found[int(key) - 1].id)
        kinds: dict[str, SpeakerKind] = {
            "p": "person",
            "o": "organisation",
            "d": "document",
            "u": "unnamed",
        }
        return Who(name, None, kinds[key]) if key in kinds else None


def _key() -> str:
    """Return the key pressed, in small letters; the end of the input stops as Ctrl-D does."""
    try:
        return click.getchar().lower()
    except (EOFError, KeyboardInterrupt):
        return "q"


def _typed(prompt: str) -> str:
    try:
        return " ".join(input(prompt).split())
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return ""


@contextmanager
def _completing(bank: Bank) -> Iterator[None]:
    """Let the tab key complete names of the register while a line is typed."""
    try:
        import readline
    except ImportError:  # Windows: names are typed whole
        yield
        return
    found: list[str] = []

    def complete(begun: str, number: int) -> str | None:
        nonlocal found
        if number == 0:
            try:
                found = [one_line(one.name) for one in bank.speakers(begun or None, limit=50)]
            except QueryError:
                found = []
        return found[number] if number < len(found) else None

    before, delimiters = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims("")  # a name is completed whole, blanks and all
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before)
        readline.set_completer_delims(delimiters)
