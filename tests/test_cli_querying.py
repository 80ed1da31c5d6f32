"""``quotebank sql`` and ``schema``: from the query to the rows, and what cannot be asked."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.command import command, environment, tabbed
from tests.newsroom import Newsroom

BY_SPEAKER = "select speaker, count(*) as n from quote_full group by 1 order by 2 desc, 1 limit 1"


def test_a_query_on_the_line_from_a_file_and_from_standard_input(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    expected = [{"speaker": "Ana Moreau", "n": "2"}]
    assert tabbed(newsroom.ask_here("sql", BY_SPEAKER).out) == expected
    file = tmp_path / "q.sql"
    file.write_text("\ufeff" + BY_SPEAKER, encoding="utf-8")
    assert tabbed(newsroom.ask_here("sql", f"@{file}").out) == expected
    piped = subprocess.run(
        command("--db", newsroom.bank, "sql", "-"),
        input=BY_SPEAKER.encode(),
        capture_output=True,
        env=environment(),
        check=True,
    )
    assert tabbed(piped.stdout.decode()) == expected


def test_formats(newsroom: Newsroom) -> None:
    query = "select 1 as n, 'a|b' as n, null as gap, x'00ff' as bytes, '=1' as f"
    out = newsroom.ask_here("sql", query, "--format", "json").out
    assert json.loads(out) == [{"n": 1, "n_2": "a|b", "gap": None, "bytes": "00ff", "f": "=1"}]
    line = newsroom.ask_here("sql", query, "--format", "jsonl").out
    assert json.loads(line)["n_2"] == "a|b"
    rows = list(csv.reader(io.StringIO(newsroom.ask_here("sql", query, "--format", "csv").out)))
    assert rows[0] == ["n", "n_2", "gap", "bytes", "f"]
    assert rows[1][0] == "1"
    assert rows[1][4] == "'=1"
    assert "a\\|b" in newsroom.ask_here("sql", query, "--format", "md").out


def test_parameters(newsroom: Newsroom) -> None:
    query = "select count(*) as n from quote_full where speaker = :who and confidence > :sure"
    done = newsroom.ask_here(
        "sql", query, "--param", "who=Ana Moreau", "--param", "sure=0.1", "--format", "json"
    )
    assert json.loads(done.out) == [{"n": 2}]
    for wrong in ("who", "=x", "1a=2"):
        done = newsroom.ask_here("sql", query, "--param", wrong)
        assert (done.status, len(done.complaints)) == (2, 1)


@pytest.mark.parametrize("comment", ["-- how many\n", "--\thow many\n", "/* how many */ "])
def test_a_query_may_begin_with_a_comment(newsroom: Newsroom, comment: str) -> None:
    for options in ([], ["--format", "csv"]):
        done = newsroom.ask_here("sql", f"{comment}select 1 as one -- it is", *options)
        assert (done.status, done.out) == (0, "one\n1\n"), done.err
    assert newsroom.ask_here("sql", "--formt", "csv", "select 1").status == 2


def test_limits_say_when_they_cut(newsroom: Newsroom) -> None:
    done = newsroom.ask_here("sql", "select id from quotes", "--row-limit", "2")
    assert done.out.count("\n") == 3
    assert done.err == "cut after 2 rows (--row-limit N shows more)\n"
    assert done.status == 0
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    done = newsroom.ask_here("sql", endless, "--time-limit", "0.2")
    assert done.status == 1
    assert "cut after 0.2 seconds" in done.err
    one = newsroom.ask_here("sql", "select id from quotes", "--row-limit", "1")
    assert one.err == "cut after 1 row (--row-limit N shows more)\n"


@pytest.mark.parametrize(
    "query",
    [
        "delete from quotes",
        "select 1; select 2",
        "selec",
        "attach 'x.db' as x",
        "pragma query_only = off",
        "",
        "select * from nowhere",
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(query: str, newsroom: Newsroom) -> None:
    before = Path(newsroom.bank).read_bytes()
    done = newsroom.ask_here("sql", query)
    assert (done.status, done.out, len(done.complaints)) == (1, "", 1)
    assert Path(newsroom.bank).read_bytes() == before


def test_a_file_that_is_missing_or_no_text(newsroom: Newsroom, tmp_path: Path) -> None:
    missing = newsroom.ask_here("sql", f"@{tmp_path}/none.sql")
    assert missing.err == f"quotebank: {tmp_path}/none.sql: No such file or directory\n"
    (tmp_path / "b.sql").write_bytes(b"\xff\xfe\x00")
    assert "not a text in UTF-8" in newsroom.ask_here("sql", f"@{tmp_path}/b.sql").err


def test_schema_tells_tables_views_and_columns(newsroom: Newsroom) -> None:
    tables = {row["name"]: row for row in tabbed(newsroom.ask_here("schema").out)}
    assert tables["quote_full"]["kind"] == "view"
    assert tables["quotes"]["kind"] == "table"
    assert all(row["meaning"] for row in tables.values())
    columns = tabbed(newsroom.ask_here("schema", "quote_full").out)
    assert {"speaker", "text", "outlet", "published"} <= {row["column"] for row in columns}
    asked = newsroom.ask_here("sql", "select * from quote_full limit 0").out.split()
    assert asked == [row["column"] for row in columns]
    everything = json.loads(newsroom.ask_here("schema", "--format", "json").out)
    assert all(table["columns"] for table in everything)
    wrong = newsroom.ask_here("schema", "quote_ful")
    assert wrong.err == "quotebank: no table or view 'quote_ful'; did you mean quote_full?\n"
