"""The command as a person runs it: a real process in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return told(self.err)


def told(err: str) -> list[str]:
    """Return what was told on standard error but how far a slow machine had come by then."""
    return [line for line in err.splitlines() if not line.startswith("... ")]


def environment(**more: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("QUOTEBANK_")}
    return inherited | more


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "quotebank", *arguments]


def run(*arguments: str, cwd: Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Done:
    """Run ``quotebank`` to its end; fail if it ever shows a traceback."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=300,
        check=False,
    )
    result = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.err or (env or {}).get("QUOTEBANK_DEBUG"), result.err
    return result


def tabbed(out: str) -> list[dict[str, str]]:
    """Read a listing as a pipe gets it."""
    header, *rows = (line.split("\t") for line in out.splitlines())
    return [dict(zip(header, row, strict=True)) for row in rows]


def records(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
