"""A ready citation as pieces of text, and its three faces: plain, Markdown, HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from quotebank.export.exporter import Markup

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~!&$^]")
_LIST_MARKER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a citation; ``italic`` titles, and addresses that may be followed."""

    text: str
    italic: bool = False
    address: bool = False


def render(pieces: Iterable[Piece], markup: Markup) -> str:
    """Return the pieces as one line: plain text, Markdown, or HTML with everything escaped."""
    if markup == "markdown":
        return "".join(map(_markdown_piece, pieces))
    if markup == "html":
        return "".join(map(_html_piece, pieces))
    return "".join(piece.text for piece in pieces)


def markdown(text: str) -> str:
    """Return ``text`` such that Markdown shows it as it is, wherever on a line it stands."""
    text = _ACTIVE.sub(r"\\\g<0>", text)
    return _LIST_MARKER.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text
    )


def html(text: str) -> str:
    """Return ``text`` escaped for content and for attributes in double quotes."""
    return escape(text, quote=True)


def _markdown_piece(piece: Piece) -> str:
    if piece.address:
        return f"<{piece.text}>"
    return f"*{markdown(piece.text)}*" if piece.italic and piece.text else markdown(piece.text)


def _html_piece(piece: Piece) -> str:
    text = html(piece.text)
    if piece.address:
        return f'<a href="{text}">{text}</a>'
    return f"<cite>{text}</cite>" if piece.italic and piece.text else text


class Line:
    """A citation being put together, left to right, without a doubled stop."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def add(self, text: str, *, italic: bool = False) -> "Line":
        """Add words behind what is there."""
        if text:
            self.pieces.append(Piece(text, italic=italic))
        return self

    def extend(self, pieces: Iterable[Piece]) -> "Line":
        """Add the pieces of another line."""
        self.pieces.extend(pieces)
        return self

    def address(self, url: str) -> "Line":
        """Add an address that may be followed."""
        self.pieces.append(Piece(url, address=True))
        return self

    def comma(self) -> "Line":
        """Add ", " unless nothing is there yet or the last words bring a comma."""
        return self._join(",", already=",")

    def stop(self, final: str = ".?!\N{HORIZONTAL ELLIPSIS}") -> "Line":
        """End a sentence, unless the last words end one, and make room for the next."""
        return self._join(".", already=final)

    def end(self) -> tuple[Piece, ...]:
        """Return the line, its last blank taken away."""
        while self.pieces and not self.pieces[-1].address:
            last = self.pieces.pop()
            if last.text.rstrip():
                self.pieces.append(Piece(last.text.rstrip(), italic=last.italic))
                break
        return tuple(self.pieces)

    def _join(self, mark: str, already: str) -> "Line":
        if not self.pieces:
            return self
        last = self.pieces[-1]
        text = last.text.rstrip(" \N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
        done = text.endswith(tuple(already)) and not last.address
        blank = "" if last.text.endswith(" ") else " "
        self.pieces.append(Piece(blank if done else f"{mark} "))
        return self
