"""`weerklank radar`: what would fall off the radar."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine, Office
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json_rows, print_table, short, told
from cli.pages import PAGE, print_page
from domain.signals import Signal
from domain.staffing import Unreachable
from projections.paging import read_by_due
from projections.sentences import clock, day_or_dash, standing
from projections.signals_in_words import REASONS, SINCE

_UNREACHABLE = "unreachable"
"""No signal of the case: whether somebody is there is asked today, and lies beside the ledger."""
_LONGEST = 36_500


@click.command(cls=Command, help="Wat dreigt van de radar te vallen, met wat het langst wacht bovenaan.")
@option(
    "--sort",
    "sort",
    type=click.Choice([*(signal.value for signal in Signal), _UNREACHABLE]),
    default=Signal.QUIET.value,
    help="Waarop u let: stil, zonder behandelaar, niemand bereikbaar, toezegging, toets, betwisting"
    " of bezwaar tegen publicatie.",
)
@option("--days", type=click.IntRange(0, _LONGEST), default=0, help="Alleen wat al zo veel dagen duurt.")
@page_options
@json_option
@stack_options
@click.pass_obj
@told
def radar(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    sort: str,
    days: int,
    limit: int | None,
    after: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
) -> None:
    """Print the cases that ask for somebody, for one reason."""
    in_list(read_by_due, after)

    async def run() -> None:
        async with engine.office(data_dir, config) as office:
            ask, show = _asked(office, sort, days)
            if as_json:
                print_json_rows(ask(limit=limit, after=after))
            else:
                print_page(ask, show, limit or PAGE, after)

    asyncio.run(run())


Rows = Sequence[dict[str, Any]]


def _asked(
    office: Office, sort: str, days: int
) -> tuple[Callable[..., Iterator[dict[str, Any]]], Callable[[Rows], None]]:
    """What answers a question of that sort, and what shows the answer."""
    if sort == _UNREACHABLE:
        return partial(office.unreachable, days), print_unreachable
    return partial(office.radar, Signal(sort), days), partial(print_radar, Signal(sort))


def print_radar(signal: Signal, rows: Rows) -> None:
    """Print the signals of one sort for people."""
    promised = signal is Signal.PROMISE
    print_table(
        ["zaak", "titel", "stand", SINCE[signal], *(["toezegging", "oordeel"] * promised), *_WHO],
        [
            [
                row["number"],
                short(row["title"]),
                row["stage_label"],
                day_or_dash(row["since"]),
                *([_promised(row), standing(row["promises"][0]["standing"])] if promised else []),
                row["team"],
                row["owner"] or "niemand",
            ]
            for row in rows
        ],
    )


def print_unreachable(rows: Rows) -> None:
    """Print for people the cases that nobody has in fact, each with why."""
    print_table(
        ["zaak", "titel", "stand", SINCE[Signal.QUIET], "reden", *_WHO],
        [
            [
                row["number"],
                short(row["title"]),
                row["stage_label"],
                day_or_dash(row["since"]),
                REASONS[Unreachable(row["reason"])],
                row["team"],
                row["owner"],
            ]
            for row in rows
        ],
    )


_WHO = ("team", "behandelaar")


def _promised(row: dict[str, Any]) -> str:
    first, *others = row["promises"]
    more = f" (en nog {len(others)})" if others else ""
    return f"{clock(first['name'], first['ordinal'])}{more}"
