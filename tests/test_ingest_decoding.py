"""Bytes to text: each encoding read right, nothing that is no text read at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.ingest.decoding import NotText, decode, storable

NEWS = "“We’ll sail at noon,” Ada Lind said in the café – and so they did.\nNobody objected.\n"
RUSSIAN = "«Мы выйдем в море в полдень», — сказала Ада Линд в четверг. Никто не возражал.\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_english_news_is_read_right(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)).text == NEWS


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_wide_text_without_mark(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)).text == NEWS


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)],
)
def test_wide_text_with_mark(encoding: str, mark: bytes) -> None:
    assert decode(mark + RUSSIAN.encode(encoding)).text == RUSSIAN


def test_wide_russian_without_mark() -> None:
    assert decode(RUSSIAN.encode("utf-16-le")).text == RUSSIAN


def test_latin_1_with_and_without_accents() -> None:
    text = 'Señor Núñez said: "No." The façade stood.\n'
    assert decode(text.encode("latin-1")).text == text


def test_old_mac_text_keeps_its_apostrophes() -> None:
    text = "“We don’t know,” she said.\n"
    assert decode(text.encode("mac_roman")).text == text


def test_one_stray_byte_does_not_break_every_mark() -> None:
    raw = NEWS.encode() + b"It cost \xa3400.\n"
    assert decode(raw).text == NEWS + "It cost £400.\n"
    assert decode(raw).encoding == "utf-8 with stray bytes"


def test_a_character_cut_at_the_end() -> None:
    raw = NEWS.encode() + "…".encode()[:2]
    assert decode(raw).text == NEWS + "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN.translate(dict.fromkeys(map(ord, "«»—"), '"'))),
        ("gb18030", "市长周四在议会表示，渡轮将于中午启航。没有人反对。\n" * 4),
    ],
)
def test_other_scripts_are_guessed(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_declared_encoding_is_believed_where_bytes_allow_it() -> None:
    assert decode("Příliš žluťoučký kůň.".encode("cp1250"), "windows-1250").text == (
        "Příliš žluťoučký kůň."
    )
    assert decode(NEWS.encode(), "iso-8859-1").text == NEWS
    assert decode(NEWS.encode("cp1252"), "utf-8").text == NEWS
    assert decode(NEWS.encode("cp1252"), "iso-8859-1").text == NEWS
    assert decode(b"plain", "utf-16").text == "plain"
    assert decode("速報".encode("iso2022_jp"), "iso-2022-jp").text == "速報"


def test_declared_codecs_that_run_nothing() -> None:
    # utf-7 hides tags in letters, and Python's "codecs" of that kind are no encodings.
    for name in ("utf-7", "rot13", "unicode_escape", "idna", "x-unknown"):
        assert decode(b"+ADw-script+AD4- plain", name).text == "+ADw-script+AD4- plain"


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 and so on",
        b"PK\x03\x04" + bytes(60),
        b"\x89PNG\r\n",
        b"\xd0\xcf\x11\xe0" + b"x" * 90,
        bytes(range(256)) * 8,
        b"\0" * 4096,
        b"text with\0many\0\x01\x02\x03 controls",
    ],
)
def test_binary_is_refused(raw: bytes) -> None:
    with pytest.raises(NotText):
        decode(raw)


def test_the_controls_of_old_wires_pass() -> None:
    raw = b"\x02MOSCOW, Nov. 3 - " + b"Words of a story. " * 20 + b"\x03"
    assert decode(raw).text.startswith("\x02MOSCOW")


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=400)
)
def test_utf8_is_always_itself(text: str) -> None:
    if not text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        assert decode(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        decoded = decode(raw)
    except NotText:
        return
    storable(decoded.text)[0].encode()


def test_what_nothing_can_store_is_replaced_one_for_one() -> None:
    gap = "\N{REPLACEMENT CHARACTER}"
    face = "\N{GRINNING FACE}"
    assert storable(f"a\ud800b\0c{face}") == (f"a{gap}b{gap}c{face}", 2)
