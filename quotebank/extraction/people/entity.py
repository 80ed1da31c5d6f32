"""A person or body of one article, with the names printed for them. Made by ``people``."""

from __future__ import annotations

from quotebank.extraction.names.name import Name, NameAt


class Entity:
    """A person or body of the article while its names are being gathered."""

    __slots__ = (
        "body", "full", "gender", "given", "honoured", "name", "names", "starts", "words", "years",
    )  # fmt: skip

    def __init__(self, name: Name, words: tuple[str, ...]) -> None:
        self.name = name.text
        self.words = words
        self.gender = name.gender
        self.body = name.sort == "body" or name.sort == "place"
        self.honoured = name.sort == "person"
        self.given = ""  # the full name where only a headline prints it
        self.years = -1  # the age printed beside the name, once asked for
        self.names: list[Name] = []  # each once, in order; few differ
        self.starts: list[int] = []
        self.full: list[int] = []  # where the name stands with more than the surname

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms of the name, in order of first appearance."""
        given = (self.given,) if self.given else ()
        return tuple(dict.fromkeys((*(name.text for name in self.names), *given)))

    @property
    def roles(self) -> tuple[str, ...]:
        """The titles printed with the name, in order of first appearance."""
        return tuple(dict.fromkeys(name.role for name in self.names if name.role))

    def is_not(self, gender: str) -> bool:
        """Whether a gender told elsewhere is another than this one's, both being known."""
        return bool(gender and self.gender) and gender != self.gender

    def add(self, at: NameAt) -> None:
        """Count one printing of the name."""
        start, name = at.start, at.name
        self.starts.append(start)
        if len(name.words) > 1:
            self.full.append(start)
        for known in self.names:
            if known is name:  # mostly; comparing names costs more than all else
                return
        if name not in self.names:
            self._learn(name)

    def _learn(self, name: Name) -> None:
        self.names.append(name)
        if name.gender and (not self.gender or name.honorific):
            self.gender = name.gender
        if name.sort == "person":
            self.honoured = True
        size, known = len(name.words), len(self.words)
        longer = size > known or (size == known and len(name.text) > len(self.name))
        # "De La Cruz" is no more of a name than "Jose de la Cruz".
        if longer and not self.name.casefold().endswith(name.text.casefold()):
            self.name, self.words = name.text, name.words
