"""The command line: options in, one workflow or one question to the bank, lines out.

``main`` is where every run begins and ends: it loads the one command that was asked for, and it
is the one place that turns a failure into one line on standard error and an exit status:
0 done, 1 an error of ours or a source that failed, 2 misuse, 3 done and something found wrong
(130 and 143: stopped by Ctrl-C or a request to end).
"""

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from quotebank import __version__
from quotebank.cli.commands import COMMANDS, LazyGroup, OutputLeft
from quotebank.cli.terminal import STANDARD_OUTPUT, one_line
from quotebank.errors import QuotebankError

FAILED, MISUSED, FOUND_WRONG, STOPPED = 1, 2, 3, 130
_LONGEST = 1000


@click.group(
    cls=LazyGroup,
    commands_by_family=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="quotebank COMMAND --help tells more, and begins with an example.",
)
@click.option(
    "--db",
    metavar="PATH|URL",
    envvar="QUOTEBANK_DB",
    default="quotebank.db",
    help="The bank to use.  [default: ./quotebank.db, or what QUOTEBANK_DB says]",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def quotebank(context: click.Context, db: str) -> None:
    """Who said what, and when: quotations from news articles, in one file.

    \b
    quotebank demo                          a first look, on the articles that come with it
    quotebank ingest news/                  read articles into ./quotebank.db
    quotebank said "Angela Merkel"          what she said, when, and where it stands
    """
    context.obj = db


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (``sys.argv`` unless given) and return the exit status."""
    _set_up_streams()
    if "_QUOTEBANK_COMPLETE" in os.environ:  # a shell asks, not a person
        from quotebank.cli.completing import register

        register()
    try:
        result = quotebank.main(arguments, prog_name="quotebank", standalone_mode=False)
        _finish_output()
    except Exception as failure:
        return _failed(failure)
    except KeyboardInterrupt:
        return _complain("stopped", STOPPED)
    except SystemExit:
        raise
    except BaseException as failure:  # a panic of a library in Rust is no Exception
        return _complain(_a_bug(failure), FAILED)
    return result if isinstance(result, int) else 0


def _failed(failure: Exception) -> int:
    """Say in one line what went wrong; return the exit status."""
    if os.environ.get("QUOTEBANK_DEBUG") == "1":
        import traceback

        traceback.print_exception(failure)
    match failure:
        case click.exceptions.NoArgsIsHelpError():
            failure.show()
            return MISUSED
        case click.UsageError():
            command = failure.ctx.command_path if failure.ctx else "quotebank"
            return _complain(f"{_misuse(failure)} (see {command} --help)", MISUSED, command)
        case click.ClickException():
            return _complain(failure.format_message(), failure.exit_code)
        case click.Abort():
            return _complain("stopped", STOPPED)
        case QuotebankError():
            return _complain(str(failure), FAILED)
        case (
            BrokenPipeError() | OutputLeft()
        ):  # the reader of our output (head, less) has all it wants
            _let_go_of_output()
            return 0
        case OSError() if failure.strerror:
            named = f"{failure.filename}: " if failure.filename else ""
            return _complain(f"{named}{failure.strerror}", FAILED)
        case MemoryError():
            return _complain("the memory of this machine ran out", FAILED)
        case UnicodeEncodeError() if any("\ud800" <= c <= "\udfff" for c in failure.object):
            # What Python makes of an argument's bytes that are no text.
            return _complain(f"{failure.object!a:.80}: not a text in UTF-8", FAILED)
    return _complain(_a_bug(failure), FAILED)


def _complain(message: str, status: int, command: str = "quotebank") -> int:
    if len(message) > _LONGEST:  # what was given is told back, however much it was
        message = f"{message[: _LONGEST // 2]} ... {message[-_LONGEST // 2 :]}"
    with contextlib.suppress(OSError):  # standard error is closed: the status says it
        sys.stderr.write(f"{command}: {one_line(message)}\n")
    return status


def _misuse(failure: click.UsageError) -> str:
    if isinstance(failure, click.NoSuchOption) and failure.option_name == "--db":
        return "--db stands before the command: quotebank --db PATH COMMAND"
    return failure.format_message().rstrip(".")


def _a_bug(failure: BaseException) -> str:
    import traceback
    from pathlib import Path

    package = Path(__file__).resolve().parent.parent
    ours = [
        frame
        for frame in traceback.extract_tb(failure.__traceback__)
        if package in Path(frame.filename).parents
    ]
    place = ""
    if ours:
        file = Path(ours[-1].filename).relative_to(package.parent)
        place = f" at {file}:{ours[-1].lineno}"
    return (
        f"a bug in quotebank: {type(failure).__name__}: {failure}{place}"
        " (QUOTEBANK_DEBUG=1 shows the whole traceback)"
    )


def _set_up_streams() -> None:
    """Let no character stop a line, and give pipes UTF-8 wherever we run."""
    if sys.stdin is None:  # closed before we began, as by `<&-`: nothing comes from there
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed before we began, as by `2>&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # absent from a test's own stream
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _finish_output() -> None:
    try:
        sys.stdout.flush()
    except OSError as failure:
        failure.filename = STANDARD_OUTPUT
        raise


def _let_go_of_output() -> None:
    # Python flushes standard output once more at exit, and would complain there.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
