"""The table of commands, and the group that imports only the one that is asked for.

``quotebank --help`` has to answer at once, so a command's one line of help stands here and its
module (with all that it imports) is loaded when it runs.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

Family = Mapping[str, tuple[str, str]]

COMMANDS: Mapping[str, Family] = {
    "Put in": {
        "ingest": ("ingesting:ingest", "Read articles, extract quotations, store them."),
        "extract": ("extracting:extract", "The same without a bank: a JSON line an article."),
        "demo": ("demonstrating:demo", "A first look, on the articles that come with it."),
    },
    "Ask": {
        "said": ("asking:said", "Who said what, when."),
        "show": ("showing:show", "One quotation inside its article, and why this speaker."),
        "speakers": ("speakers:speakers", "Who is quoted; merge, split, rename, link them."),
        "statements": ("statements:statements", "What was said, however many papers print it."),
        "articles": ("articles:articles", "The articles of the bank; remove or set them."),
    },
    "Work with it": {
        "check": ("checking:check", "Is this what they said? A quotation, or a whole draft."),
        "stats": ("statistics:stats", "How many, by whom, where, when, and how sure."),
        "timeline": ("timelines:timeline", "When somebody was quoted, drawn."),
        "compare": ("comparing:compare", "What two people said, side by side by date."),
        "verify": ("verifying:verify", "Is the bank, and are its sources, what was read?"),
        "review": ("reviewing:review", "Decide who said it, the least certain first."),
    },
    "Take out": {
        "export": ("exporting:export", "Citation lists and data, in many formats."),
        "sql": ("querying:sql", "Ask in SQL; nothing can be changed."),
        "schema": ("querying:schema", "What the tables and views mean."),
    },
    "Look after": {
        "undo": ("correcting:undo", "Take a decision back."),
        "eval": ("evaluating:evaluate", "Score the extraction against a gold file."),
        "completion": ("completing:completion", "Let the shell complete commands and names."),
        "db": ("database:db", "Upgrade, check, back up the bank's file."),
    },
}


def nearest(word: str, known: list[str]) -> str:
    """Return "; did you mean …?" with the nearest of ``known``, or nothing."""
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""


class OutputLeft(Exception):
    """The reader of our output (head, less) has all it wants."""


class LazyGroup(click.Group):
    """A group whose commands are named by "module:attribute" below ``quotebank.cli``."""

    def __init__(
        self, *args: Any, commands_by_family: Mapping[str, Family] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.families = commands_by_family or {}
        self.places = {
            name: place for family in self.families.values() for name, (place, _) in family.items()
        }

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raise OutputLeft for a broken pipe, which click would call a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise OutputLeft from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table: the order in which people need them."""
        return list(self.places)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Import the module of ``cmd_name`` and return its command; None for no such name."""
        if cmd_name not in self.places:
            return None
        module, attribute = self.places[cmd_name].split(":")
        command = getattr(import_module(f"quotebank.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        name = args[0]
        if name not in self.places and not name.startswith("-"):
            ctx.fail(f"no command '{name}'{nearest(name, list(self.places))}")
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the commands family by family, without importing any."""
        for title, family in self.families.items():
            with formatter.section(title):
                formatter.write_dl([(name, line) for name, (_, line) in family.items()])


class ListingGroup(click.Group):
    """A group that lists when no command of its own is named: `speakers lavr` is a listing."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command "list" before arguments that begin with no command."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["list", *args]
        return super().parse_args(ctx, args)
