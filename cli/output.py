"""What goes to the terminal: answers on stdout, everything else on stderr, three exit codes."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from cli.office import Fault
from domain.decision import Refused

REFUSED = 2
FAULT = 1

P = ParamSpec("P")
R = TypeVar("R")


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print one JSON value, readable and in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def stop_refused(refused: Refused) -> NoReturn:
    """Tell why something was refused, in one line, and stop with exit code 2."""
    basis = f" ({refused.basis})" if refused.basis else ""
    click.echo(f"{refused.code}: {refused.sentence}{basis}", err=True)
    raise SystemExit(REFUSED)


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Turn a fault into one line on stderr and exit code 1: nobody reads a stack trace."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Fault as fault:
            click.echo(f"{fault.code}: {fault.sentence}", err=True)
            raise SystemExit(FAULT) from None

    return run


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their headings, each column as wide as its widest cell."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [
        max(len(heading), *(len(row[index]) for row in cells), 0) if cells else len(heading)
        for index, heading in enumerate(headings)
    ]
    for line in (list(headings), ["-" * width for width in widths], *cells):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)
