"""Tables that fill themselves: what a word, a run or a piece is, each worked out once. Under all
that reads words.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Table(dict[Key, Value]):
    """Key -> what ``work_out`` makes of it, asked for once: the words of news come again and again,
    and a look-up costs a tenth of what reading costs. Beyond ``most`` entries it begins anew.
    """

    most: ClassVar[int] = 1 << 15

    @abstractmethod
    def work_out(self, key: Key) -> Value:
        """Return what a key stands for."""

    def keeps(self, key: Key) -> bool:  # noqa: ARG002 - only tables of long keys look at it
        """Whether a key may come again: a ruin of a thousand letters does not."""
        return True

    def __missing__(self, key: Key) -> Value:
        made = self.work_out(key)
        if self.keeps(key):
            if len(self) > self.most:
                self.clear()
            self[key] = made
        return made
