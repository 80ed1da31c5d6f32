"""``quotebank eval``: figures, errors and floors as a person meets them."""

import json
from pathlib import Path

import pytest

from quotebank import resources
from quotebank.cli import main

TEXT = 'The hall was full. "We are open," Ada Brill said. A "free" lunch followed.'
QUOTES = [
    {"text": "We are open,", "kind": "direct", "speaker": "Ada Brill", "speaker_kind": "person"},
    {"text": "free", "kind": "none"},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    record = {"id": "a", "text": TEXT, "quotes": QUOTES}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_figures_are_a_table_in_a_pipe(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(gold)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split("\t") == ["figure", "%", "95% between", "what it is"]
    assert any(line.startswith("speaker_full\t100.0\t") for line in out.splitlines())
    assert "1 article scored" in err


def test_json_holds_everything(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(gold), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert list(record) == ["articles", "figures", "counts", "reliability", "errors"]
    assert record["figures"]["detect_r"]["value"] == 1
    assert sum(bucket["attributions"] for bucket in record["reliability"]) >= 1


@pytest.mark.parametrize("form", ["csv", "jsonl", "md"])
def test_other_formats_list_the_figures(
    form: str, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(gold), "--format", form]) == 0
    assert "speaker" in capsys.readouterr().out


def test_a_figure_under_its_floor_ends_with_status_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    quotes = [{**QUOTES[0], "speaker": "Bo Lum"}]
    record = {"id": "a", "text": TEXT, "quotes": quotes}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert main(["eval", str(path), "--floor", "speaker_full=0.5"]) == 3
    assert "speaker_full 0.0000 is under its floor 0.5000" in capsys.readouterr().err
    assert main(["eval", str(path), "--floor", "said_on=0.5"]) == 3
    assert main(["eval", str(path), "--floor", "detect_r=1"]) == 0


def test_errors_are_shown_in_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    quotes = [{**QUOTES[0], "speaker": "Bo Lum"}]
    record = {"id": "a", "text": TEXT, "quotes": quotes}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert main(["eval", str(path), "--errors", "5"]) == 0
    out = capsys.readouterr().out
    assert "wrong speaker: a:20" in out
    assert "[[We are open,]]" in out
    assert "Ada Brill by 'Ada Brill'" in out
    assert main(["eval", str(path), "--errors", "5", "--format", "json"]) == 0
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert error["gold"] == {"kind": "direct", "speaker": "Bo Lum"}


@pytest.mark.parametrize(
    ("floor", "says"),
    [
        ("charm=0.5", "no figure 'charm'"),
        ("detect_f1", "'' is no number"),
        ("detect_f1=high", "'high' is no number"),
        ("detect_f1=95", "between 0 and 1"),
    ],
)
def test_a_floor_that_cannot_be_meant_is_misuse(
    floor: str, says: str, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(gold), "--floor", floor]) == 2
    assert says in capsys.readouterr().err


def test_what_cannot_be_scored_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    good = {"id": "a", "text": TEXT, "quotes": QUOTES}
    path.write_text(json.dumps(good) + "\nnot json\n", encoding="utf-8")
    assert main(["eval", str(path)]) == 1
    assert f"{path}, line 2: not JSON" in capsys.readouterr().err
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    assert main(["eval", str(empty)]) == 1
    assert "no annotated article" in capsys.readouterr().err
    assert main(["eval", str(tmp_path / "gone.jsonl")]) == 2


def test_a_draft_of_the_sample_is_gold_that_agrees_with_the_parser(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold.jsonl"
    assert main(["eval", str(gold), str(resources.folder("data") / "sample"), "--draft"]) == 0
    assert "articles to be read and corrected" in capsys.readouterr().err
    assert main(["eval", str(gold), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["articles"] == len(gold.read_text(encoding="utf-8").splitlines()) >= 14
    values = {name: figure["value"] for name, figure in record["figures"].items()}
    below = {name: value for name, value in values.items() if value < 1 and name != "confident"}
    assert not below


def test_a_draft_replaces_nothing(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = gold.read_text(encoding="utf-8")
    assert main(["eval", str(gold), str(gold.parent), "--draft"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert gold.read_text(encoding="utf-8") == before
    assert main(["eval", str(gold.parent / "new.jsonl"), "--draft"]) == 2
    assert main(["eval", str(gold.parent / "new.jsonl"), "-", "--draft"]) == 1
    assert not (gold.parent / "new.jsonl").exists()


def test_a_kind_that_the_gold_has_none_of_is_left_out_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.jsonl"
    text = 'Ada Brill called the plan "a quiet triumph" on Monday.'
    quotes = [{"text": "a quiet triumph", "kind": "partial", "speaker": "Ada Brill"}]
    path.write_text(json.dumps({"id": "a", "text": text, "quotes": quotes}) + "\n", "utf-8")
    assert main(["eval", str(path), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    figures = json.loads(out)["figures"]
    assert figures["all_r"]["value"] == 1
    assert not [name for name in figures if name.startswith(("detect", "direct"))]
    assert "the gold has no direct quotation: figures of theirs are left out" in err
