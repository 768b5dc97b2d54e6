"""The options that commands share."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from cli.dutch import Option
from domain.moments import EARLIEST_YEAR, LATEST_YEAR

_MOST_ROWS = 100_000

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as it is typed, year first; outside the range in which law is judged there is none."""

    name = "day"

    def convert(self, value: date | str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Raises `click.BadParameter` where what was typed is none."""
        try:
            day = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail("no day", param, ctx)
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            self.fail("a day out of range", param, ctx)
        return day


DAY = Day()

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
