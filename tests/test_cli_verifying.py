"""``verify``: what is stored is what was read, and what has become of the sources since."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.command import Done, run, tabbed
from tests.newsroom import Newsroom

INGEST = ("ingest", "news", "--outlet", "Harbour Echo", "--root", ".")


@pytest.fixture
def desk(newsroom: Newsroom, tmp_path: Path) -> Newsroom:
    """A newsroom of the test's own, its articles known by their path below it."""
    shutil.copytree(newsroom.folder / "news", tmp_path / "news")
    return Newsroom(tmp_path, run("--db", "news.db", *INGEST, cwd=tmp_path))


def verify(desk: Newsroom, *sources: str) -> Done:
    return run("--db", "news.db", "verify", *sources, "--root", ".", cwd=desk.folder)


def alter(desk: Newsroom, sql: str) -> None:
    with closing(sqlite3.connect(desk.bank)) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_bank_as_read_has_no_flaws(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("verify")
    assert (done.status, tabbed(done.out)) == (0, [])
    assert done.complaints == ["6 quotations in 3 articles verified; all as read"]


@pytest.mark.parametrize(
    ("sql", "wrong"),
    [
        ("UPDATE article_texts SET text = text || ' ' WHERE id = 1", "not what was read"),
        ("UPDATE quote_spans SET start_offset = start_offset + 1 WHERE quote_id = 3", "is not"),
        ("UPDATE quotes SET text = 'The shops will thrive,' WHERE id = 3", "not those of its"),
    ],
)
def test_whatever_was_tampered_with_is_found(desk: Newsroom, sql: str, wrong: str) -> None:
    alter(desk, sql)
    done = desk.ask_here("verify")
    assert done.status == 3
    (row,) = tabbed(done.out)
    assert wrong in row["wrong"]
    assert row["source"] == "news/bridge.txt"


def test_sources_that_have_not_changed_are_unchanged(desk: Newsroom) -> None:
    done = verify(desk, "news")
    assert (done.status, tabbed(done.out)) == (0, [])
    assert done.complaints[-1] == "3 unchanged, 0 edited, 0 gone, 0 not in the bank"


def test_an_edit_names_the_quotations_that_changed(desk: Newsroom) -> None:
    article = desk.folder / "news" / "bridge.txt"
    text = article.read_text(encoding="utf-8")
    text = text.replace("We close the bridge on Friday", "We close the bridge on Sunday")
    text = text.replace('"The shops will suffer," a shop owner said.',
                        '"Boats come at noon and at night," said Tomas Brandt.')  # fmt: skip
    article.write_text(text, encoding="utf-8")
    before = Path(desk.bank).read_bytes()
    done = verify(desk, "news")
    assert done.status == 3
    rows = [(r["state"], r["what"], r["words"]) for r in tabbed(done.out)]
    assert [row[:2] for row in rows] == [
        ("edited", "changed"),
        ("edited", "vanished"),
        ("edited", "appeared"),
    ]
    assert "[-Friday,-] {+Sunday,+}" in rows[0][2]
    assert rows[1][2] == "[-The shops will suffer,-]"
    assert rows[2][2] == "{+Boats come at noon and at night,+}"
    assert Path(desk.bank).read_bytes() == before
    records = json.loads(desk_json(desk, "news"))
    assert records[0]["quotation"] == 1
    assert records[2]["quotation"] is None


def desk_json(desk: Newsroom, source: str) -> str:
    return run("--db", "news.db", "verify", source, "--root", ".", "--format", "json",
               cwd=desk.folder).out  # fmt: skip


def test_an_edit_beside_the_quotations_is_told_too(desk: Newsroom) -> None:
    article = desk.folder / "news" / "bridge.txt"
    text = article.read_text(encoding="utf-8").replace("for a month", "for two months")
    article.write_text(text, encoding="utf-8")
    done = verify(desk, "news/bridge.txt")
    assert done.status == 3
    (row,) = tabbed(done.out)
    assert (row["state"], row["what"]) == ("edited", "")


def test_what_is_no_longer_there_is_gone(desk: Newsroom) -> None:
    (desk.folder / "news" / "bridge.txt").unlink()
    for source in ("news", "news/bridge.txt"):
        done = verify(desk, source)
        assert done.status == 3
        assert [r["state"] for r in tabbed(done.out)] == ["gone"]


def test_what_is_gone_from_under_several_sources_is_told_once(desk: Newsroom) -> None:
    (desk.folder / "news" / "bridge.txt").unlink()
    done = verify(desk, "news", "./news", "news/bridge.txt", "./news/../news/bridge.txt")
    assert [r["state"] for r in tabbed(done.out)] == ["gone"]


def test_a_record_taken_out_of_a_file_is_gone(desk: Newsroom) -> None:
    file = desk.folder / "news" / "post.jsonl"
    first, _ = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(first, encoding="utf-8")
    assert [(r["state"], r["article"]) for r in tabbed(verify(desk, "news").out)] == [("gone", "3")]


def test_what_the_bank_does_not_have_is_told_and_nothing_is_wrong(desk: Newsroom) -> None:
    (desk.folder / "news" / "new.txt").write_text("Late news\n\nNothing was said.\n")
    done = verify(desk, "news")
    assert done.status == 0
    assert [r["state"] for r in tabbed(done.out)] == ["not in the bank"]


def test_what_neither_exists_nor_is_known_is_an_error(desk: Newsroom) -> None:
    done = verify(desk, "olds")
    assert (done.status, done.complaints) == (
        1,
        ["quotebank: olds: no such file, and none in the bank"],
    )


def test_what_a_person_called_no_quotation_has_not_appeared(desk: Newsroom) -> None:
    assert desk.ask_here("review", "set", "3", "--not-a-quote").status == 0
    article = desk.folder / "news" / "bridge.txt"
    text = article.read_text(encoding="utf-8").replace("for a month", "for two months")
    article.write_text(text, encoding="utf-8")
    assert [r["what"] for r in tabbed(verify(desk, "news/bridge.txt").out)] == [""]
