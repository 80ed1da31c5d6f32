"""Files, folders, standard input: what is found, in which order, and what is said of the rest."""

import gzip
import io
import json
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank import ingest
from quotebank.errors import SourceError
from quotebank.ingest import Options, Piece
from quotebank.ingest.options import READERS
from quotebank.model import Article, Problem

STORY = "Ferry runs again\n\nThe ferry ran on Monday, and nobody was seasick, the captain said.\n"


def articles(sources: Sequence[str], **options: object) -> list[Article]:
    found = list(ingest.read(sources, Options(**options)))  # type: ignore[arg-type]
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def problems(sources: Sequence[str], **options: object) -> list[tuple[str, str | None, int | None]]:
    found = ingest.read(sources, Options(**options))  # type: ignore[arg-type]
    return [(one.code, one.source, one.line) for one in found if isinstance(one, Problem)]


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> "type[Fed]":
    class Here(Fed):
        patch = monkeypatch

    return Here


class Fed:
    """Feeds bytes to standard input."""

    patch: pytest.MonkeyPatch

    @classmethod
    def feed(cls, raw: bytes) -> None:
        cls.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_a_folder_is_read_sorted_and_the_rest_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.TXT", "c.htm.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    for name in ("gold.json", "x.JSON", "README", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text(STORY)
    skipped: Counter[str] = Counter()
    found = list(ingest.read([str(tmp_path)], skipped=skipped))
    names = [os.path.relpath(one.source or "", tmp_path) for one in found]
    assert names == ["a/b.TXT", "a/z.md", "b.txt", "c.htm.txt"]
    assert skipped == {".json": 2, "no ending": 1, "hidden": 2}


def test_the_source_is_the_path_as_named_or_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    assert [a.source for a in articles(["news"])] == ["news/a.txt"]
    assert [a.source for a in articles(["news/"])] == ["news/a.txt"]
    assert [a.key for a in articles(["news", "./news/a.txt"])] == [f"{tmp_path}/news/a.txt"] * 2


def test_the_text_of_a_plain_file_is_the_whole_file(tmp_path: Path) -> None:
    raw = "\N{ZERO WIDTH NO-BREAK SPACE}  Menu\r\n\r\n“Sail,” she said.\r  \n\nEnd \n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    assert articles([str(tmp_path)])[0].text == "  Menu\n\n“Sail,” she said.\n  \n\nEnd \n"


def test_gzip_is_known_by_its_mark_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "b.txt").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "c.txt.gz").write_text(STORY)
    line = json.dumps({"text": STORY}).encode() + b"\n"
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(line) + gzip.compress(line))
    assert [a.text for a in articles([str(tmp_path)])] == [STORY] * 5


def test_what_is_no_file_of_ours_is_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "gold.json").write_text("{}")
    whole = gzip.compress(os.urandom(9000).hex().encode())
    (tmp_path / "cut.txt.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "good.txt").write_text(STORY)
    names = ["none", "empty.txt", "empty.jsonl", "blank.txt", "binary.txt", "gold.json"]
    sources = [str(tmp_path / name) for name in (*names, "cut.txt.gz", "good.txt")]
    found = problems(["https://harbour.example/a.html", *sources])
    assert [code for code, _, _ in found] == [
        "web-address",
        "missing-source",
        "empty-file",
        "empty-file",
        "no-text",
        "binary-file",
        "unknown-kind",
        "cut-short",
    ]
    assert [source for _, source, _ in found][1:] == sources[:-1]
    assert len(list(ingest.read(sources))) == 8


def test_unknown_kind_names_the_kinds(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("{}")
    [problem] = ingest.read([str(tmp_path / "gold.json")])
    assert isinstance(problem, Problem)
    assert ".txt" in problem.message
    assert ".jsonl" in problem.message


def test_reader_takes_files_that_none_claims(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(STORY)
    (tmp_path / "page.html").write_text("<p>" + "A sentence of the page stands here. " * 20)
    found = articles([str(tmp_path)], reader="text")
    assert [a.title for a in found if a.source.endswith("story")] == ["Ferry runs again"]
    assert "<p>" not in found[0].text


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt").chmod(0)
    assert problems([str(tmp_path)]) == [("unreadable-source", str(tmp_path / "a.txt"), None)]


def test_links_that_lead_back_end_and_links_to_nothing_are_named(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(STORY)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    found = list(ingest.read([str(tmp_path)]))
    assert [one.code for one in found if isinstance(one, Problem)] == [
        "missing-source",
        "folder-seen",
    ]
    assert sum(isinstance(one, Article) for one in found) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    skipped: Counter[str] = Counter()
    assert list(ingest.read([str(tmp_path)], skipped=skipped)) == []
    assert skipped == {".txt": 1}


def test_a_name_of_any_bytes(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(STORY)
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    [article] = articles([str(tmp_path)])
    assert article.source.endswith("caf%E9.txt")
    article.key.encode()


def test_deep_folders(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(400):
        here /= "d"
    here.mkdir(parents=True)
    (here / "a.txt").write_text(STORY)
    assert len(articles([str(tmp_path)])) == 1


def test_one_article_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"words " * 1000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(20_000_000)))
    (tmp_path / "small.txt").write_text(STORY)
    found = list(ingest.read([str(tmp_path)], Options(max_article=5000)))
    codes = [one.code if isinstance(one, Problem) else "read" for one in found]
    assert codes == ["article-too-large", "article-too-large", "read"]


@pytest.mark.parametrize(
    ("raw", "reader"),
    [
        (b'\xef\xbb\xbf\n {"text": "Words."}', "jsonl"),
        ('{"text": "Words."}'.encode("utf-16"), "jsonl"),
        (gzip.compress(b'{"text": "Words."}\n'), "jsonl"),
        (b"  Words.", "text"),
        (b"<!DOCTYPE HTML><title>T</title><p>" + b"Words of a page. " * 30, "html"),
        (b"", "text"),
    ],
    # Names of their own: packed bytes carry the second they were made, and every test process
    # must find the same tests.
    ids=["bom", "utf-16", "gzip", "text", "html", "empty"],
)
def test_standard_input_is_known_by_how_it_begins(
    standard_input: type[Fed], raw: bytes, reader: str
) -> None:
    standard_input.feed(raw)
    [piece] = ingest.pieces(["-"], Options())
    assert isinstance(piece, Piece)
    assert (piece.reader, piece.source, piece.address) == (reader, "-", "-")


def test_standard_input_whole_text(standard_input: type[Fed]) -> None:
    standard_input.feed(b" \n" + STORY.encode())
    [article] = articles(["-"])
    assert article.text == " \n" + STORY
    assert article.source == "-"
    assert article.key.startswith("-#text=")


def test_standard_input_with_the_reader_named(standard_input: type[Fed]) -> None:
    standard_input.feed(b"{curly} words stand here.")
    assert articles(["-"], reader="text")[0].text == "{curly} words stand here."


def test_options_fill_what_the_source_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text":"A.","outlet":"Isle Post","published":"2019"}\n{"text":"B."}\n')
    found = articles([str(path)], outlet="Harbour Times", published="Nov. 4, 2010")
    assert [(a.outlet, a.published) for a in found] == [
        ("Isle Post", "2019"),
        ("Harbour Times", "2010-11-04"),
    ]


def test_url_is_of_one_article(tmp_path: Path) -> None:
    one, many = tmp_path / "a.txt", tmp_path / "b.jsonl"
    one.write_text(STORY)
    many.write_text('{"text":"A."}\n{"text":"B."}\n')
    url = "https://harbour.example/a"
    assert articles([str(one)], url=url)[0].key == url
    for sources in ([str(one), str(many)], [str(tmp_path)], [str(many)]):
        with pytest.raises(SourceError, match="one article"):
            list(ingest.read(sources, Options(url=url)))


@pytest.mark.parametrize(
    "options",
    [{"reader": "docx"}, {"root": "/nowhere"}, {"published": "03/11/2010"}, {"max_article": 0}],
)
def test_misuse_is_said_at_once(options: dict[str, object]) -> None:
    with pytest.raises(SourceError):
        Options(**options)  # type: ignore[arg-type]


def test_misuse_of_sources_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="only once"):
        ingest.read(["-", "-"])
    with pytest.raises(SourceError, match="not below"):
        ingest.read(["/elsewhere/a.txt"], Options(root=str(tmp_path)))


def test_pieces_travel_and_say_what_they_stand_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    lines = b"".join(json.dumps({"id": n, "text": STORY * 9}).encode() + b"\n" for n in range(900))
    (tmp_path / "b.jsonl").write_bytes(lines)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines))
    options = Options(outlet="Harbour Times")
    pieces = [one for one in ingest.pieces([str(tmp_path)], options) if isinstance(one, Piece)]
    assert ingest.total_bytes([str(tmp_path)], options) == sum(p.consumed for p in pieces)
    assert all(len(p.records) <= 64 and sum(map(len, p.records)) < 400_000 for p in pieces)
    far = pickle.loads(pickle.dumps((pieces, options)))
    made = [one for piece in far[0] for one in ingest.articles(piece, far[1])]
    assert made == list(ingest.read([str(tmp_path)], options))
    assert pickle.loads(pickle.dumps(made)) == made
    assert pieces[0].label == str(tmp_path / "a.txt")
    assert pieces[2].label.endswith("b.jsonl, line 65")


def test_a_piece_splits_into_its_articles(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('\n{"text":"A."}\n\n{"text":"B."}\n')
    [piece] = ingest.pieces([str(tmp_path)], Options())
    assert isinstance(piece, Piece)
    parts = piece.split()
    split = [one for part in parts for one in ingest.articles(part, Options())]
    assert split == list(ingest.articles(piece, Options()))
    assert [one.line for one in split if isinstance(one, Article)] == [2, 4]
    assert parts[0].split() == (parts[0],)
    assert sum(part.consumed for part in parts) == piece.consumed


def test_nobody_can_know_the_length_of_standard_input() -> None:
    assert ingest.total_bytes(["-"], Options()) is None


def test_importing_the_readers_is_cheap() -> None:
    heavy = {"trafilatura", "selectolax", "lxml", "dateparser", "feedparser", "fastwarc"}
    code = f"import sys, quotebank.ingest; print({heavy!r} & sys.modules.keys() or '')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


BEGINNINGS = [
    *(
        b"",
        b"{",
        b"[",
        b"<html><p>",
        b"<rss><item>",
        b"<feed><entry>",
        b"WARC/1.0\r\n",
        b"PK\x03\x04",
    ),
    *(
        b"PK\x05\x06" + bytes(18),
        b"\x1f\x8b",
        b"\x1f\x8b\x08\x00" + bytes(6),
        b"BZh9",
        b"\xfd7zXZ\0",
    ),
    *(
        b"text,id\n",
        b'id,text\n1,"',
        b"\xff\xfe",
        b"\xfe\xff\0{",
        b"\xff\xfe\0\0",
        b"---\ntitle: a\n",
    ),
    *(b"a.txt" + bytes(95) + b"0000644\0", b"WARC/1.0\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"),
]
ENDS = [end for ends in READERS.values() for end in ends]


@settings(max_examples=400)
@given(
    st.sampled_from(ENDS),
    st.booleans(),
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from(BEGINNINGS) | st.binary(max_size=40), max_size=6).map(b"".join),
)
def test_any_bytes_under_any_name_end_in_articles_or_problems(
    tmp_path_factory: pytest.TempPathFactory, end: str, is_packed: bool, begin: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{end}"
    raw = begin + rest
    path.write_bytes(gzip.compress(raw) if is_packed else raw)
    for one in ingest.read([str(path)], Options(max_article=100_000)):
        if isinstance(one, Article):
            assert one.text.strip()
            one.text.encode()
            one.key.encode()
        else:
            assert "\n" not in one.message
            assert one.source
