"""The tab key: commands, speakers and outlets, in a real bash and by click's protocol."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import environment, run
from tests.newsroom import Newsroom


def offered(newsroom: Newsroom, *words: str, shell: str = "zsh") -> str:
    """Return what the program answers to a shell about the last of ``words``."""
    done = subprocess.run(
        [sys.executable, "-m", "quotebank"],
        env=environment(
            _QUOTEBANK_COMPLETE=f"{shell}_complete",
            COMP_WORDS="\n".join(["quotebank", *words]) if shell == "bash" else
            " ".join(["quotebank", *words]),
            COMP_CWORD=str(len(words)),
            QUOTEBANK_DB=newsroom.bank,
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )  # fmt: skip
    assert not done.stderr
    return done.stdout


def test_commands_and_options_are_offered(newsroom: Newsroom) -> None:
    assert "timeline" in offered(newsroom, "tim")
    assert "--unattributed" in offered(newsroom, "said", "--un")


@pytest.mark.parametrize(
    "words",
    [("said", "Yan"), ("timeline", "Os"), ("check", "x", "--speaker", "Yan"), ("speakers", "Yan"),
     ("compare", "Brandt", "Yan"), ("review", "--speaker", "Yan")],
    ids=" ".join,
)  # fmt: skip
def test_speakers_are_offered(newsroom: Newsroom, words: tuple[str, ...]) -> None:
    assert "Yannick Osei" in offered(newsroom, *words)


def test_what_stands_there_already_is_not_offered_again(newsroom: Newsroom) -> None:
    lines = offered(newsroom, "said", "Ana", "Mor").splitlines()
    assert "Moreau" in lines
    assert "Ana Moreau" not in lines


def test_outlets_are_offered(newsroom: Newsroom) -> None:
    assert "The Sorvaly Post" in offered(newsroom, "said", "--outlet", "the")


def test_without_a_bank_nothing_is_offered_and_nothing_said(tmp_path: Path) -> None:
    nowhere = Newsroom(tmp_path, run("--version", cwd=tmp_path))
    assert offered(nowhere, "said", "A").strip() == ""


def test_bash_puts_in_a_whole_name(newsroom: Newsroom, tmp_path: Path) -> None:
    script = run("completion", "bash", cwd=tmp_path).out
    (tmp_path / "quotebank").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quotebank "$@"\n')
    (tmp_path / "quotebank").chmod(0o755)
    ask = (
        script + "\nCOMP_WORDS=(quotebank check x --speaker Yan) COMP_CWORD=4\n"
        '_quotebank_completion quotebank\nprintf "%s" "${COMPREPLY[0]}"\n'
    )
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", ask], env=environment(QUOTEBANK_DB=newsroom.bank, PATH=path),
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == r"Yannick\ Osei", done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(shell: str, tmp_path: Path) -> None:
    done = run("completion", shell, cwd=tmp_path)
    assert done.status == 0
    assert f"_QUOTEBANK_COMPLETE={shell}_complete" in done.out


def test_the_nearest_command_speaker_and_outlet_are_named(newsroom: Newsroom) -> None:
    assert "did you mean timeline?" in newsroom.ask_here("timelin").err
    assert "did you mean Yannick Osei?" in newsroom.ask_here("said", "Osey").err
    done = newsroom.ask_here("said", "--outlet", "Sorvaly Pst")
    assert (done.status, done.complaints) == (
        1,
        ["quotebank: no outlet 'Sorvaly Pst': did you mean The Sorvaly Post?"],
    )
    check = newsroom.ask_here("check", "We close the bridge", "--speaker", "Osey")
    assert "did you mean Yannick Osei?" in check.err


def test_said_has_the_sentences_around(newsroom: Newsroom) -> None:
    asked = ("said", "--about", "surprised", "--format", "json", "--context")
    alone, around = (
        json.loads(newsroom.ask_here(*asked, number).out)[0]["context"] for number in ("0", "1")
    )
    assert alone.startswith('"We close the bridge on Friday," Mayor Ana Moreau said on Monday.')
    assert alone.endswith('Nobody should be surprised."')
    assert around.startswith("The harbour bridge at Sorvaly will close for a month")
    assert around.endswith("was not pleased.")


def test_context_is_a_column_in_a_pipe(newsroom: Newsroom) -> None:
    out = newsroom.ask_here("said", "--about", "surprised", "--context", "0").out
    assert '"«We close the bridge on Friday,»" Mayor Ana Moreau said' in out
    csv = newsroom.ask_here("said", "--about", "surprised", "--context", "0", "--format", "csv").out
    assert csv.splitlines()[0] == "id,speaker,kind,text,context,published,outlet,title,source"
