"""What the program says of itself: help that begins with an example, docstrings that are true."""

import doctest
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quotebank.cli import quotebank
from quotebank.cli.commands import COMMANDS
from quotebank.ingest.options import READERS
from tests.conftest import CHECKOUT

SCREEN = 45  # lines: a laptop's window; `said` alone has twenty options
WIDTH = 100


def commands(
    command: click.Command = quotebank, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if path:
        yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


ALL = list(commands())


def help_of(path: tuple[str, ...]) -> str:
    result = CliRunner().invoke(quotebank, [*path, "--help"], terminal_width=WIDTH)
    assert result.exit_code == 0
    return result.output


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_help_begins_with_an_example_of_the_command(
    path: tuple[str, ...], command: click.Command
) -> None:
    first = re.sub(r"\A[\s\b]*", "", command.help or "").splitlines()[0]
    assert re.match(r"quotebank (--db \S+ )?" + " ".join(path) + r"( |\Z)", first)


@pytest.mark.parametrize("path", [(), *(path for path, _ in ALL)], ids=" ".join)
def test_help_fits_a_screen(path: tuple[str, ...]) -> None:
    lines = help_of(path).splitlines()
    assert len(lines) <= SCREEN
    assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_every_option_says_what_it_does(path: tuple[str, ...], command: click.Command) -> None:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{' '.join(path)} {parameter.opts[0]}"


def test_the_readers_that_are_named_are_all_there_are() -> None:
    """The help is there before the readers are loaded, so it names them a second time."""
    for command in ("ingest", "extract"):
        found = dict(ALL)[command,]
        (reader,) = (p for p in found.params if isinstance(p, click.Option) and p.name == "reader")
        named = re.findall(r"\w+", (reader.help or "").partition(", for ")[0])
        assert set(named) - {"or"} == set(READERS)


def test_listings_can_be_read_by_programs() -> None:
    listings = [("said",), ("speakers", "list"), ("speakers", "doubtful"), ("statements", "list")]
    for path in [*listings, ("articles",), ("sql",), ("schema",), ("undo",)]:
        assert "[table|csv|json|jsonl|md]" in help_of(path), path


def test_a_command_is_named_as_it_stands_in_the_table() -> None:
    top = {path[0]: command for path, command in ALL if len(path) == 1}
    assert set(top) == {name for family in COMMANDS.values() for name in family}
    for name, command in top.items():
        assert command.name == name


@pytest.mark.parametrize(
    "path",
    sorted((CHECKOUT / "quotebank").rglob("*.py")),
    ids=lambda path: str(path.relative_to(CHECKOUT)),
)
def test_examples_in_docstrings_are_true(path: Path) -> None:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    name = ".".join(parts).removesuffix(".__init__")
    failed, _ = doctest.testmod(import_module(name))
    assert failed == 0
