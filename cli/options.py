"""The options that commands share."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from cli.dutch import Option

_MOST_ROWS = 100_000

F = TypeVar("F", bound=Callable[..., Any])

option = partial(click.option, cls=Option)
"""An option that explains itself in Dutch."""


def stack_options(command: F) -> F:
    """Add where the engine's state is and which settings hold."""
    command = option(
        "--data-dir",
        type=click.Path(path_type=Path, readable=False),
        default=None,
        help="Map met de gegevens van de motor (standaard: uit temporal.yaml, ./data).",
    )(command)
    return option(
        "--config",
        type=click.Path(path_type=Path, readable=False),
        default=None,
        help="Instellingenbestand (standaard: WEERKLANK_CONFIG of ./temporal.yaml).",
    )(command)


def json_option(command: F) -> F:
    """Add the choice of machine output."""
    return option("--json", "as_json", is_flag=True, help="Uitvoer als JSON op stdout.")(command)


def page_options(command: F) -> F:
    """Add how much of a list is asked, and from where on."""
    command = option(
        "--after", default=None, help="Ga verder na deze plaats: 'place' van de laatste regel die u hebt."
    )(command)
    return option(
        "--limit",
        type=click.IntRange(1, _MOST_ROWS),
        default=None,
        help="Hoeveel regels (standaard: 50, en met --json of --csv alles).",
    )(command)
