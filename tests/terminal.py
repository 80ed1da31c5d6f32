"""The command on a terminal: what a person sees, through a pseudo-terminal of a known size."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
from pathlib import Path

from tests.command import command, environment


def on_terminal(*arguments: str, cwd: Path, columns: int = 100, keys: bytes = b"") -> str:
    """Run ``quotebank`` with all three streams on a terminal; return all that it showed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        command(*arguments),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=environment(TERM="xterm-256color", NO_COLOR="") | {"COLUMNS": str(columns)},
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, keys)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the last program has left the terminal
            break
        if not more:
            break
        shown += more
    os.close(ours)
    process.wait(timeout=60)
    return shown.decode(errors="replace").replace("\r\n", "\n")
