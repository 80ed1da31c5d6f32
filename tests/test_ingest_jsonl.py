"""JSON lines: every bad line named by its number, everything else read, memory flat."""

import gzip
import json
import os
import pickle
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank import ingest
from quotebank.ingest import Options
from quotebank.model import Article, Problem


def read(path: Path, **options: object) -> list[Article | Problem]:
    return list(ingest.read([str(path)], Options(**options)))  # type: ignore[arg-type]


def outcome(found: list[Article | Problem]) -> list[tuple[int | None, str]]:
    return [(one.line, one.code if isinstance(one, Problem) else one.text) for one in found]


def test_every_field(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "text": "“Sail,” she said.",
        "title": " Ferry \n runs ",
        "url": "https://harbour.example/a",
        "outlet": "Harbour Times",
        "published": "2010-11-04T09:29:00+08:00",
        "updated": "Nov. 5, 2010",
        "author": ["Ada Lind", "Tom Weir"],
        "section": {"name": "Isles"},
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    [article] = read(tmp_path / "a.jsonl")
    assert article == Article(
        text="“Sail,” she said.",
        key="https://harbour.example/a",
        source=str(tmp_path / "a.jsonl"),
        record_id="7",
        line=1,
        title="Ferry runs",
        url="https://harbour.example/a",
        outlet="Harbour Times",
        published="2010-11-04T09:29:00+08:00",
        updated="2010-11-05",
        authors=("Ada Lind", "Tom Weir"),
        metadata={"section": {"name": "Isles"}},
    )


def test_bad_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        b'{"text": "one"}',
        b"not json",
        b'["an", "array"]',
        b'{"title": "no text"}',
        b'{"text": 5, "title": "still none"}',
        b'{"text": "cut',
        b"",
        b'{"text": " "}',
        b'{"n": ' + b"9" * 5000 + b', "text": "too long a number"}',
        b"[" * 100_000,
        b'{"text": "\xff\xfe odd \x00"}',
        b'"text"',
        b'{"text": "last"}',
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    assert outcome(read(tmp_path / "a.jsonl")) == [
        (1, "one"),
        (2, "malformed-line"),
        (3, "line-not-object"),
        (4, "no-text"),
        (5, "no-text"),
        (6, "malformed-line"),
        (8, "no-text"),
        (9, "malformed-line"),
        (10, "malformed-line"),
        (11, "malformed-line"),
        (12, "line-not-object"),
        (13, "last"),
    ]


def test_what_cannot_be_stored_is_replaced_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a\\ud800b\\u0000", "title": "\\udfff", "x": 1}\n')
    problem, article = read(tmp_path / "a.jsonl")
    assert isinstance(problem, Problem)
    assert isinstance(article, Article)
    gap = "\N{REPLACEMENT CHARACTER}"
    assert (problem.code, problem.line) == ("replaced-characters", 1)
    assert problem.code in ingest.NOTES
    assert (article.text, article.title) == (f"a{gap}b{gap}", gap)
    assert "3 characters" in problem.message


@pytest.mark.parametrize("depth", [100, 400, 900, 5000])
def test_values_nested_deep_end_in_one_line(tmp_path: Path, depth: int) -> None:
    deep = "[" * depth + '"\\ud800"' + "]" * depth
    line = f'{{"text": "A.", "author": {deep}, "published": {deep}, "x": {deep}}}\n'
    (tmp_path / "a.jsonl").write_text(line + '{"text": "B."}\n')
    found = read(tmp_path / "a.jsonl")
    assert isinstance(found[-1], Article)
    assert found[-1].text == "B."
    assert all(one.line == 1 for one in found[:-1])
    assert pickle.loads(pickle.dumps(found)) == found


def test_pairs_of_surrogates_are_one_character(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "\\ud83d\\ude00"}\n')
    assert outcome(read(tmp_path / "a.jsonl")) == [(1, "\N{GRINNING FACE}")]


def test_a_date_with_two_readings_is_left_empty_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A.", "published": "03/11/2010"}\n')
    problem, article = read(tmp_path / "a.jsonl")
    assert isinstance(problem, Problem)
    assert isinstance(article, Article)
    assert problem.code == "unreadable-date"
    assert "03/11/2010" in problem.message
    assert article.published is None
    assert article.metadata == {"published": "03/11/2010"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = '{"text": "“Sail,” she said – at noon"}\r\n{"text": "“Why?” he asked"}\r\n'
    (tmp_path / "a.jsonl").write_bytes(text.encode(encoding))
    expected = [(1, "“Sail,” she said – at noon"), (2, "“Why?” he asked")]
    assert outcome(read(tmp_path / "a.jsonl")) == expected


def test_json_over_many_lines_is_said_once(tmp_path: Path) -> None:
    records = [{"text": f"Story {n}"} for n in range(500)]
    (tmp_path / "a.jsonl").write_text(json.dumps(records, indent=1))
    [problem] = read(tmp_path / "a.jsonl")
    assert isinstance(problem, Problem)
    assert problem.code == "not-json-lines"


def test_gzip_cut_short_gives_what_was_whole(tmp_path: Path) -> None:
    lines = [json.dumps({"text": os.urandom(500).hex()}) for _ in range(300)]
    raw = gzip.compress("\n".join(lines).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(raw[: len(raw) * 2 // 3])
    *whole, last = read(tmp_path / "a.jsonl.gz")
    assert isinstance(last, Problem)
    assert last.code == "cut-short"
    texts = [one.text for one in whole if isinstance(one, Article)]
    assert len(texts) == len(whole) > 150
    assert texts == [json.loads(line)["text"] for line in lines[: len(texts)]]


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "one"}\n{"text": "')
        for _ in range(64):
            file.write(b"word " * 200_000)
        file.write(b'"}\n{"text": "three"}\n')
    tracemalloc.start()
    found = outcome(read(tmp_path / "a.jsonl", max_article=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [(1, "one"), (2, "article-too-large"), (3, "three")]
    assert peak < 5_000_000


def test_a_large_file_is_read_flat(tmp_path: Path) -> None:
    line = json.dumps({"text": "Words of a story. " * 100}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(line * 6_000)  # 11 MB
    tracemalloc.start()
    count = sum(1 for _ in ingest.read([str(tmp_path / "a.jsonl")]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 6_000
    assert peak < 4_000_000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "url", "published", "author", "source", "x"]),
        json_values,
    )
)
def test_any_object_is_an_article_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, record: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_text(json.dumps(record) + "\n")
    found = read(path)
    assert found
    for one in found:
        if isinstance(one, Article):
            given = record["text"]
            parts = [str(part) for part in (given if isinstance(given, list) else [given])]
            assert one.text == "\n\n".join(filter(None, parts)) or "\0" in str(parts)
            one.key.encode()
