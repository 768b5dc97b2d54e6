"""Help in Dutch: click's own words are English, and whoever asks for help here is an official."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from click.types import ParamType

_SORTS = {
    "text": "TEKST",
    "integer": "GETAL",
    "integer range": "GETAL",
    "day": "JJJJ-MM-DD",
    "path": "PAD",
    "file": "BESTAND",
}


class Option(click.Option):
    """An option whose help tells in Dutch what it takes and whether it is needed."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for its value."""
        sort: ParamType[Any] = self.type
        return _SORTS.get(sort.name, super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return its name and what it is for."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        told = record[1].replace("[required]", "[verplicht]")
        return record[0], re.sub(r"\[(\d+)<=x<=(\d+)\]", r"[\1 tot en met \2]", told)


class Command(click.Command):
    """A command that explains itself in Dutch."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what may follow the name of the command."""
        return _pieces(super().collect_usage_pieces(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under their heading."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that asks for this help."""
        return _in_dutch(super().get_help_option(ctx))


class Group(click.Group):
    """A group of commands that explains itself in Dutch, and so do the commands in it.

    `later` says by name in which module a command stands, as "module:attribute". It is imported when it
    is asked for: what one command needs is not what another has to wait for.
    """

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, later: Mapping[str, str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self._later = later or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, imported or not."""
        return sorted({*super().list_commands(ctx), *self._later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, imported now if it had not been."""
        if cmd_name in self._later and cmd_name not in self.commands:
            module, attribute = self._later[cmd_name].split(":")
            self.add_command(getattr(import_module(module), attribute), cmd_name)
        return super().get_command(ctx, cmd_name)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what may follow the name of the group."""
        return _pieces(super().collect_usage_pieces(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how a command of the group is typed."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands under their headings."""
        _write_options(self, ctx, formatter)
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(100)) for name, command in commands if command is not None]
        with formatter.section("Opdrachten"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that asks for this help."""
        return _in_dutch(super().get_help_option(ctx))


_WORDS = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT ..."}


def _pieces(english: list[str]) -> list[str]:
    return [_WORDS.get(piece, piece) for piece in english]


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = (each for each in command.get_params(ctx) if isinstance(each, click.Option))
    records = [each.get_help_record(ctx) for each in options]
    with formatter.section("Opties"):
        formatter.write_dl([record for record in records if record is not None])


def _in_dutch(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Toon deze uitleg."
    return option
