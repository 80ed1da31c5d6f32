"""What archives come in: WARC, feeds, ZIP and tar of anything, tables; and the hostile ones."""

import gzip
import io
import json
import os
import random
import sys
import tarfile
import tracemalloc
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from quotebank import ingest
from quotebank.ingest import Options, openings
from quotebank.ingest.pieces import Piece
from quotebank.model import Article, Problem
from tests.html.shapes import TEXT, TITLE, paragraphs

PLAIN = f"{TITLE}\n\n{TEXT}\n"


def read(*paths: Path, **options: object) -> tuple[list[Article], list[Problem]]:
    found = list(ingest.read([str(path) for path in paths], Options(**options)))  # type: ignore[arg-type]
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, Problem)]


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def make_zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return path


def make_tar(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return path


MEMBERS = {
    "news/a.txt": PLAIN.encode(),
    "news/b.jsonl": b'{"id": 1, "text": "One."}\nbad\n{"id": 2, "text": "Two."}\n',
    "news/c.txt.gz": gzip.compress(PLAIN.encode("utf-16")),
    "news/d.html": f"<article><h1>{TITLE}</h1>{paragraphs()}</article>".encode(),
    "news/table.csv": b"title,text\nT,Three.\n",
    "notes.json": b"{}",
    "__MACOSX/._a.txt": b"\0\1",
    "news/.hidden.txt": b"hidden",
}


@pytest.mark.parametrize("kind", ["zip", "stored", "tar", "tgz", "tar.gz", "tar.bz2", "tar.xz"])
def test_members_are_read_like_files(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{'zip' if kind == 'stored' else kind}"
    if kind in ("zip", "stored"):
        make_zip(path, MEMBERS, zipfile.ZIP_STORED if kind == "stored" else zipfile.ZIP_DEFLATED)
    else:
        packing = {"tar": "w", "tgz": "w:gz", "tar.gz": "w:gz"}.get(kind, f"w:{kind[4:]}")
        make_tar(path, MEMBERS, packing)
    skipped: Counter[str] = Counter()
    found = list(ingest.read([str(path)], skipped=skipped))
    assert [one.text if isinstance(one, Article) else one.code for one in found] == [
        PLAIN,
        "One.",
        "malformed-line",
        "Two.",
        PLAIN,
        TEXT,
        "Three.",
    ]
    assert skipped == {".json": 1, "hidden": 2}
    articles = [one for one in found if isinstance(one, Article)]
    assert articles[0].source == f"{path}!news/a.txt"
    assert articles[0].key == f"{path}#in=news/a.txt"
    assert articles[2].key == f"{path}#in=news/b.jsonl#id=2"
    assert len({one.key for one in articles}) == len(articles)


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = make_zip(tmp_path / "inner.zip", {"a.txt": PLAIN.encode()}).read_bytes()
    middle = make_tar(tmp_path / "middle.tar.gz", {"inner.zip": inner}, "w:gz").read_bytes()
    outer = make_zip(tmp_path / "outer.zip", {"middle.tar.gz": middle})
    articles, problems = read(outer)
    assert problems == []
    assert [one.source for one in articles] == [f"{outer}!middle.tar.gz!inner.zip!a.txt"]
    assert articles[0].key == f"{outer}#in=middle.tar.gz#in=inner.zip#in=a.txt"


def test_a_dozen_archives_in_each_other_are_refused(tmp_path: Path) -> None:
    raw = PLAIN.encode()
    name = "a.txt"
    for _ in range(12):
        raw = make_zip(tmp_path / "x.zip", {name: raw}).read_bytes()
        name = "x.zip"
    (tmp_path / "deep.zip").write_bytes(raw)
    assert codes(read(tmp_path / "deep.zip")[1]) == ["archive-too-deep"]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"]
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_leave_the_archive(tmp_path: Path, name: str, kind: str) -> None:
    make = make_zip if kind == "zip" else make_tar
    path = make(tmp_path / f"a.{kind}", {name: b"evil words", "good.txt": PLAIN.encode()})
    articles, problems = read(path)
    assert codes(problems) == ["unsafe-name"]
    assert [one.text for one in articles] == [PLAIN]
    assert not list(tmp_path.parent.glob("evil*"))


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind, to in (
            ("p.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("h.txt", tarfile.LNKTYPE, "/etc/passwd"),
            ("d.txt", tarfile.CHRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, to
            archive.addfile(info)
    assert list(ingest.read([str(tmp_path / "a.tar")])) == []


def test_links_in_a_zip_are_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("p.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert list(ingest.read([str(tmp_path / "a.zip")])) == []


def test_a_member_that_says_it_is_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bomb.jsonl", "w") as member:
            for _ in range(120):
                member.write(bytes(1_000_000))
        archive.writestr("good.txt", PLAIN)
    articles, problems = read(path)
    assert codes(problems) == ["archive-bomb"]
    assert [one.text for one in articles] == [PLAIN]


def test_a_bomb_of_one_member_is_passed_over(tmp_path: Path) -> None:
    members = {
        "bomb.txt": bytes(60_000_000),
        "bomb.html": b" " * 60_000_000,
        "good.txt": PLAIN.encode(),
    }
    path = make_zip(tmp_path / "a.zip", members)
    tracemalloc.start()
    articles, problems = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(problems) == ["article-too-large"] * 2
    assert [one.text for one in articles] == [PLAIN]
    assert peak < 60_000_000


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_a_bomb_of_lines_ends_its_archive_only(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "_LEAST_BUDGET", 5_000_000)
    bomb = bytes(40_000_000)
    members = {"a.txt": PLAIN.encode(), "bomb.jsonl": bomb, "b.txt": PLAIN.encode()}
    path = tmp_path / f"a!.{kind}"
    make_zip(path, members) if kind == "zip" else make_tar(path, members, "w:gz")
    other = tmp_path / "other.txt"
    other.write_text(PLAIN)
    articles, problems = read(path, other)
    assert "archive-bomb" in codes(problems)
    assert [one.source for one in articles] == [f"{path}!a.txt", str(other)]


def test_an_encrypted_member_and_a_broken_one(tmp_path: Path) -> None:
    path = make_zip(
        tmp_path / "a.zip",
        {"a.txt": PLAIN.encode(), "b.txt": PLAIN.encode() * 50, "c.txt": PLAIN.encode()},
    )
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        second = archive.getinfo("b.txt")
    directory = raw.rfind(b"PK\x01\x02", 0, raw.rfind(b"c.txt"))
    raw[directory + 8] |= 1
    raw[second.header_offset + 40] ^= 0xFF
    path.write_bytes(raw)
    articles, problems = read(path)
    assert len(articles) == 1
    assert sorted(codes(problems))[-1] == "encrypted-member"
    assert len(problems) == 2


@pytest.mark.parametrize("kind", ["zip", "tar", "tgz"])
def test_archives_cut_short(tmp_path: Path, kind: str) -> None:
    noise = {f"{n}.txt": PLAIN.encode() + bytes(str(hash(n)), "ascii") * 900 for n in range(9)}
    path = tmp_path / f"a.{kind}"
    whole = (
        make_zip(path, noise)
        if kind == "zip"
        else make_tar(path, noise, "w:gz" if kind == "tgz" else "w")
    )
    raw = whole.read_bytes()
    path.write_bytes(raw[: len(raw) * 5 // 9])
    articles, problems = read(path)
    assert codes(problems)
    assert set(codes(problems)) <= {"broken-archive", "cut-short"}
    assert len(articles) < 9


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.warc", "a.rss", "a.csv", "a.xml"])
@pytest.mark.parametrize("raw", [b"", b"no archive at all, only words\n", bytes(range(256)) * 9])
def test_what_is_none_of_that_is_one_line(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    articles, problems = read(tmp_path / name)
    assert articles == []
    assert len(problems) == 1
    assert problems[0].source == str(tmp_path / name)


# ------------------------------------------------------------------ tables


def test_a_table_with_named_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Headline,Date,Publication,content,words\n"
        '"Ferry, again",2010-11-04,Harbour Times,"First.\n\n“Second,” she said.",5\n'
        ",,,,\n"
        "x,2010,y,Third.,6\n",
        encoding="utf-8-sig",
    )
    articles, problems = read(tmp_path / "a.csv")
    assert problems == []
    assert [one.text for one in articles] == ["First.\n\n“Second,” she said.", "Third."]
    first = articles[0]
    assert (first.title, first.published, first.outlet) == (
        "Ferry, again",
        "2010-11-04",
        "Harbour Times",
    )
    assert first.metadata == {"words": "5"}
    assert first.line is None


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_other_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f"id{separator}text\r\n1{separator}“Oh,” said Núñez.\r\n"
    (tmp_path / "a.tsv").write_bytes(text.encode(encoding))
    articles, _ = read(tmp_path / "a.tsv")
    assert [(one.record_id, one.text) for one in articles] == [("1", "“Oh,” said Núñez.")]


def test_bad_rows_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,One.\n2,Two.,three\n3,\n4,Four.\n")
    articles, problems = read(tmp_path / "a.csv")
    assert [one.text for one in articles] == ["One.", "Four."]
    assert [problem.message.partition(":")[0] for problem in problems] == ["row 3", "row 4"]


def test_a_table_without_a_column_of_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,age\nAda,40\n")
    [problem] = read(tmp_path / "a.csv")[1]
    assert "name, age" in problem.message


def test_a_mark_that_is_never_closed(tmp_path: Path) -> None:
    rows = 'id,text\n1,"never closed\n' + "2,words of a story\n" * 20_000
    (tmp_path / "a.csv").write_text(rows)
    articles, problems = read(tmp_path / "a.csv", max_article=100_000)
    assert codes(problems)
    assert all(len(one.text) <= 200_000 for one in articles)


# ------------------------------------------------------------------ feeds

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Times</title>
<link>https://harbour.example/</link>{items}</channel></rss>"""
ITEM = """<item><title>Ferry &amp; goat</title><link>https://harbour.example/{n}</link>
<guid>tag:{n}</guid><pubDate>Thu, 04 Nov 2010 09:29:00 GMT</pubDate>
<dc:creator>Nora Berg</dc:creator><description>Teaser {n}.</description>
<content:encoded><![CDATA[<p>“Sail,” she said in café {n}.</p>
<p>Second.</p><script>LEAK</script>]]></content:encoded></item>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Isle Post</title><entry><title>T</title>
<id>urn:1</id><link href="https://isle.example/1"/><updated>2010-11-05T08:00:00Z</updated>
<published>2010-11-04T09:29:00+08:00</published><author><name>Ada Lind</name></author>
<content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_rss(tmp_path: Path, encoding: str) -> None:
    items = "".join(ITEM.format(n=n) for n in range(200))
    if encoding != "utf-8":
        items = items.replace("“", "&#8220;").replace("”", "&#8221;")
        items = items.replace("<![CDATA[", "").replace("]]>", "").replace("<p>", "&lt;p&gt;")
        items = items.replace("</p>", "&lt;/p&gt;").replace("<script>LEAK</script>", "")
    raw = RSS.format(encoding=encoding, items=items).encode(encoding)
    (tmp_path / "feed.xml").write_bytes(raw)
    articles, problems = read(tmp_path)
    assert problems == []
    assert len(articles) == 200
    one = articles[7]
    assert one.text == "“Sail,” she said in café 7.\n\nSecond."
    assert (one.title, one.outlet, one.authors) == (
        "Ferry & goat",
        "The Harbour Times",
        ("Nora Berg",),
    )
    assert (one.published, one.key) == ("2010-11-04T09:29:00+00:00", "https://harbour.example/7")
    assert (one.record_id, one.line) == ("tag:7", None)


def test_atom(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM)
    [one], problems = read(tmp_path / "a.atom")
    assert problems == []
    assert (one.text, one.published) == ("One.", "2010-11-04T09:29:00+08:00")
    assert (one.updated, one.authors, one.outlet) == (
        "2010-11-05T08:00:00+00:00",
        ("Ada Lind",),
        "Isle Post",
    )


def test_a_feed_that_is_broken_in_one_entry(tmp_path: Path) -> None:
    items = (
        ITEM.format(n=1)
        + "<item><title>x</title></item>"
        + "<item><b>&nope; <</item>"
        + ITEM.format(n=2)
    )
    (tmp_path / "a.rss").write_text(RSS.format(encoding="utf-8", items=items), encoding="utf-8")
    articles, problems = read(tmp_path / "a.rss")
    assert [one.url for one in articles] == [
        "https://harbour.example/1",
        "https://harbour.example/2",
    ]
    assert codes(problems) == ["no-text", "no-text"]
    assert problems[0].message.startswith("entry 2:")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    items = (
        ITEM.format(n=1)
        .replace("Second.", "&lol2; Second.")
        .replace("<![CDATA[", "")
        .replace("]]>", "")
    )
    raw = RSS.format(encoding="utf-8", items=items)
    raw = raw.replace("<!ENTITY lol ", '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY lol ')
    (tmp_path / "a.rss").write_text(raw, encoding="utf-8")
    articles, _ = read(tmp_path / "a.rss")
    assert "lollol" not in articles[0].text
    assert "root:" not in articles[0].text


def test_a_long_feed_is_cut_flat(tmp_path: Path) -> None:
    with (tmp_path / "a.rss").open("w", encoding="utf-8") as file:
        head, tail = RSS.format(encoding="utf-8", items="@@").split("@@")
        file.write(head)
        for n in range(30_000):
            file.write(ITEM.format(n=n))
        file.write(tail)
    tracemalloc.start()
    pieces = 0
    entries = 0
    for piece in ingest.pieces([str(tmp_path / "a.rss")], Options()):
        assert isinstance(piece, Piece)
        pieces += 1
        entries += len(piece.records)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert entries == 30_000
    assert pieces > 400
    assert peak < 4_000_000


def test_other_xml_in_a_folder_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(
        "<urlset><url><loc>https://x.example</loc></url></urlset>"
    )
    skipped: Counter[str] = Counter()
    assert list(ingest.read([str(tmp_path)], skipped=skipped)) == []
    assert skipped == {".xml": 1}
    assert codes(read(tmp_path / "sitemap.xml")[1]) == ["unknown-kind"]


# ------------------------------------------------------------------ WARC


def record(
    body: bytes,
    url: str = "https://harbour.example/ferry",
    length: int | None = None,
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8\r\n",
    kind: str = "response",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    size = len(http) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2019-03-04T09:29:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PAGE = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>".encode()


@pytest.mark.parametrize("packing", ["plain", "gzip a record", "gzip whole"])
def test_warc(tmp_path: Path, packing: str) -> None:
    records = [
        record(b"", kind="request"),
        record(PAGE),
        record(b"<p>LEAK moved</p>", status="301 Moved"),
        record(b"\x89PNG", headers="Content-Type: image/png\r\n"),
        record(
            PAGE.decode().encode("cp1252"),
            "https://harbour.example/2",
            headers="Content-Type: text/html; charset=windows-1252\r\n",
        ),
        record(
            gzip.compress(PAGE),
            "https://harbour.example/3",
            headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
        ),
        record(PLAIN.encode(), "https://harbour.example/4", headers="Content-Type: text/plain\r\n"),
    ]
    raw = b"".join(map(gzip.compress, records)) if packing == "gzip a record" else b"".join(records)
    raw = gzip.compress(raw) if packing == "gzip whole" else raw
    path = tmp_path / ("a.warc" if packing == "plain" else "a.warc.gz")
    path.write_bytes(raw)
    articles, problems = read(path)
    assert problems == []
    assert [one.text for one in articles] == [TEXT, TEXT, TEXT, PLAIN]
    assert [one.key for one in articles[1:]] == [f"https://harbour.example/{n}" for n in (2, 3, 4)]
    assert articles[0].retrieved == "2019-03-04T09:29:00+00:00"
    assert articles[0].source == f"{path}!https://harbour.example/ferry"
    assert articles[0].title == TITLE


@pytest.mark.parametrize(
    "broken",
    [
        record(PAGE, length=90),
        record(PAGE, length=-5),
        record(PAGE, length=10**15),
        record(PAGE, length=len(PAGE) + 400),
        record(b"<p>no gzip", headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
        record(
            b"zz\r\nno chunk", headers="Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
        ),
        record(
            gzip.compress(bytes(90_000_000)),
            headers="Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
        ),
        record(b"<p></p>"),
    ],
    ids=["short", "negative", "endless", "long", "no gzip", "no chunk", "bomb", "no page"],
)
def test_broken_records_are_named_and_others_read(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(
        record(PAGE, "https://harbour.example/1")
        + broken
        + record(PAGE, "https://harbour.example/2")
    )
    articles, problems = read(tmp_path / "a.warc")
    assert articles[0].key == "https://harbour.example/1"
    assert len(problems) >= 1
    assert all(one.text == TEXT for one in articles)


@pytest.mark.parametrize("packing", ["plain", "gzip a record"])
def test_a_crawl_in_what_cannot_be_sought_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packing: str
) -> None:
    records = [record(PAGE, f"https://harbour.example/{n}") for n in (1, 2)]
    raw = b"".join(map(gzip.compress, records) if packing == "gzip a record" else records)
    name = "crawl.warc" if packing == "plain" else "crawl.warc.gz"
    packed, problems = read(make_tar(tmp_path / "a.tgz", {name: raw}, "w:gz"))
    assert problems == []
    with os.fdopen(pipe_of(raw), "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
        piped, problems = read(Path("-"), reader="warc")
    assert problems == []
    for articles in (packed, piped):
        assert [one.key for one in articles] == [f"https://harbour.example/{n}" for n in (1, 2)]
        assert [one.text for one in articles] == [TEXT, TEXT]


def test_no_crawl_in_a_pipe_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with os.fdopen(pipe_of(b"x"), "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
        assert codes(read(Path("-"), reader="warc")[1]) == ["empty-file"]


def pipe_of(raw: bytes) -> int:
    """Return the reading end of a pipe that holds ``raw`` (less than a pipe takes at once)."""
    reading, writing = os.pipe()
    os.write(writing, raw)
    os.close(writing)
    return reading


def test_a_crawl_cut_short(tmp_path: Path) -> None:
    raw = gzip.compress(record(PAGE, "https://harbour.example/1")) + gzip.compress(record(PAGE))
    (tmp_path / "a.warc.gz").write_bytes(raw[:-200])
    articles, problems = read(tmp_path / "a.warc.gz")
    assert [one.key for one in articles] == ["https://harbour.example/1"]
    assert len(problems) == 1


# ------------------------------------------------------------------ all together


def test_a_missing_library_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import quotebank.ingest.warc as module

    monkeypatch.setattr(module, "find_spec", lambda name: None)
    (tmp_path / "a.warc").write_bytes(record(PAGE))
    (tmp_path / "b.atom").write_text(ATOM)
    (tmp_path / "c.txt").write_text(PLAIN)
    articles, problems = read(tmp_path)
    assert codes(problems) == ["missing-library"] * 2
    assert all("quotebank[archives]" in problem.message for problem in problems)
    assert len(articles) == 1


def test_standard_input_may_be_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = make_zip(tmp_path / "a.zip", {"a.txt": PLAIN.encode()}).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    [one] = ingest.read(["-"], Options(reader="zip"))
    assert isinstance(one, Article)
    assert one.source == "-!a.txt"


def test_progress_covers_archives(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"id": n, "text": PLAIN * 3}).encode() + b"\n" for n in range(500))
    make_zip(tmp_path / "a.zip", {"a.jsonl": lines, "b.txt": PLAIN.encode()})
    make_tar(tmp_path / "b.tar.gz", {"a.jsonl": lines}, "w:gz")
    (tmp_path / "c.warc").write_bytes(record(PAGE) * 50)
    options = Options()
    total = ingest.total_bytes([str(tmp_path)], options)
    pieces = [one for one in ingest.pieces([str(tmp_path)], options) if isinstance(one, Piece)]
    assert total is not None
    assert 0.5 * total < sum(piece.consumed for piece in pieces) <= 1.1 * total


def _originals(folder: Path) -> dict[str, bytes]:
    """Return a sound file of every kind."""
    make_zip(folder / "a.zip", MEMBERS)
    make_tar(folder / "a.tar", MEMBERS)
    make_tar(folder / "a.tgz", MEMBERS, "w:gz")
    make_tar(folder / "a.tar.xz", MEMBERS, "w:xz")
    crawl = record(PAGE) + record(gzip.compress(PAGE), headers="Content-Encoding: gzip\r\n")
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    return found | {
        "a.warc": crawl,
        "a.warc.gz": gzip.compress(crawl),
        "a.rss": RSS.format(encoding="utf-8", items=ITEM.format(n=1) * 3).encode(),
        "a.atom": ATOM.encode(),
        "a.html": PAGE,
        "a.csv": b'text,id\n"a ""b"" c",1\nx,2\n',
        "a.jsonl.gz": gzip.compress(MEMBERS["news/b.jsonl"] * 20),
    }


@pytest.mark.parametrize("seed", range(12))
def test_damaged_files_end_in_articles_or_problems(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    (tmp_path / "whole").mkdir()
    for name, sound in _originals(tmp_path / "whole").items():
        raw = bytearray(sound)
        for _ in range(chance.choice([1, 2, 8])):
            if not raw:
                break
            place = chance.randrange(len(raw))
            change = chance.randrange(3)
            if change == 0:
                raw[place] = chance.randrange(256)
            elif change == 1:
                del raw[place : place + chance.randrange(1, 60)]
            else:
                raw[place:place] = raw[max(0, place - 40) : place]
        (tmp_path / name).write_bytes(raw)
        for one in ingest.read([str(tmp_path / name)]):
            assert one.source is not None
            assert one.source.startswith(str(tmp_path / name))
