"""Bytes to text: the cheap certain decisions first, guessing last and only where it must be.

Order: byte-order mark, NUL pattern of UTF-16 and UTF-32, UTF-8, what a page declares, then the
single-byte encodings of the English-speaking world; charset-normalizer only for text that is
mostly not Latin letters.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SAMPLE = 65_536

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "gzip inside gzip",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
# Control characters that text never or hardly holds (news wires used a few: they are let pass).
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_NOT_CONTROLS = bytes(set(range(256)) - set(_CONTROLS))
_MOST_CONTROLS = 0.02

_ESCAPED = re.compile("[\udc80-\udcff]+")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_MAC_APOSTROPHE = re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d|m)\b")
# Bytes 0x80 to 0x9f as Windows has them; the five it leaves undefined stay control characters.
_WINDOWS = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
# What a page declares, as browsers read it. UTF-16 declared in readable ASCII cannot be true.
_DECLARED = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252"), "cp1252"),
    **dict.fromkeys(("windows-1252", "iso8859-1", "iso_8859-1"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "windows-949"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("macintosh", "x-mac-roman"), "mac_roman"),
    **{f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 5, 6, 7, 8)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "ibm866": "cp866",
    "windows-874": "cp874",
    "tis-620": "cp874",
}
_SEVEN_BIT = {"iso2022_jp"}


class NotText(Exception):
    """The bytes are no text; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte-order mark, and the encoding it was read by."""

    text: str
    encoding: str


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Return the text of ``raw``; ``declared`` is the encoding that the page or record names.

    Raises NotText for binary data.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw[len(mark) :], encoding), encoding)
    if wide := wide_encoding(raw):
        return Decoded(_strictly(raw, wide), wide)
    _refuse_binary(raw)
    codec = _DECLARED.get(declared.strip().lower()) if declared else None
    if codec in _SEVEN_BIT and b"\x1b" in raw:
        return Decoded(raw.decode(codec, "replace"), codec)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(raw) or _legacy(raw, codec)


def wide_encoding(raw: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that ``raw`` is in by its NUL bytes, or None.

    English in UTF-16 has a NUL in nearly every pair, always on the same side; any other script
    still has it at blanks and line ends.
    """
    sample = raw[: min(4096, len(raw) // 4 * 4 or 4096)]
    columns = [sample[place::4].count(0) for place in range(4)]
    if not any(columns):
        return None
    even, odd = columns[0] + columns[2], columns[1] + columns[3]
    quarter = len(sample) / 4
    candidates: list[str] = []
    if min(columns[2], columns[3]) > 0.9 * quarter > columns[0]:
        candidates.append("utf-32-le")
    if min(columns[0], columns[1]) > 0.9 * quarter > columns[3]:
        candidates.append("utf-32-be")
    if odd > 20 * even and odd > 0.02 * len(sample):
        candidates.append("utf-16-le")
    if even > 20 * odd and even > 0.02 * len(sample):
        candidates.append("utf-16-be")
    return next((encoding for encoding in candidates if _reads_as_text(sample, encoding)), None)


def storable(text: str) -> tuple[str, int]:
    """Return the text with what no database or stream can hold replaced, and how many there were.

    NUL and lone surrogates (from ``"\\ud800"`` in JSON) become U+FFFD, one for one, so that
    offsets stay.
    """
    if "\0" not in text:
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text, 0
    return _UNSTORABLE.subn(REPLACEMENT, text)


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    plain = sum(c.isalnum() or c.isspace() or 0x20 < ord(c) < 0x7F for c in text)
    return plain > 0.7 * len(text)


def _strictly(raw: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return raw.decode(encoding, "replace")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return _mended(raw)


def _refuse_binary(raw: bytes) -> None:
    for magic, kind in _MAGIC.items():
        if raw.startswith(magic):
            raise NotText(f"looks like {kind}, not text")
    sample = raw[:_SAMPLE]
    if len(sample.translate(None, _NOT_CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise NotText("binary data, not text")


def _damaged_utf8(raw: bytes) -> Decoded | None:
    """Read UTF-8 with some stray bytes: pages are pasted together from several sources.

    To read such a page as cp1252 for one bad byte would break every curly mark in it.
    """
    loose = raw.decode("utf-8", "surrogateescape")
    stray = sum(len(run) for run in _ESCAPED.findall(loose))
    good = sum(1 for c in loose if c > "\x7f") - stray
    if good < stray:
        return None
    return Decoded(_mended(raw), "utf-8 with stray bytes")


def _mended(raw: bytes) -> str:
    return _ESCAPED.sub(_stray, raw.decode("utf-8", "surrogateescape"))


def _stray(found: re.Match[str]) -> str:
    raw = found[0].encode("utf-8", "surrogateescape")
    if raw[0] >= 0xC3 and (len(raw) > 1 or found.end() == len(found.string)):
        return REPLACEMENT  # a character cut in the middle
    return raw.decode("latin-1").translate(_WINDOWS)


def _legacy(raw: bytes, codec: str | None) -> Decoded:
    if codec and codec not in ("cp1252", *_SEVEN_BIT):
        try:
            return Decoded(raw.decode(codec), codec)
        except UnicodeDecodeError:
            pass  # the page declares what it is not
    if _MAC_APOSTROPHE.search(raw):
        return Decoded(raw.decode("mac_roman"), "mac_roman")
    guessed = _guessed(raw) if codec is None and _mostly_high(raw) else None
    if guessed:
        return Decoded(raw.decode(guessed, "replace"), guessed)
    return Decoded(raw.decode("latin-1").translate(_WINDOWS), "cp1252")


def _mostly_high(raw: bytes) -> bool:
    sample = raw[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    letters = sum(65 <= (byte & 0xDF) <= 90 for byte in sample if byte < 0x80)
    return high > 0.4 * (high + letters)


def _guessed(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    return best.encoding if best is not None else None
