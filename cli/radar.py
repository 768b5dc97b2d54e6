"""`weerklank radar`: what would fall off the radar."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json_rows, print_table, told
from cli.pages import PAGE, print_page
from cli.sentences import clock, day_or_dash, standing
from domain.signals import Signal
from projections.paging import read_by_due

WORDS = {
    Signal.QUIET: "stil sinds",
    Signal.UNOWNED: "zonder behandelaar sinds",
    Signal.PROMISE: "toegezegd uiterlijk",
    Signal.REVIEW: "te toetsen sinds",
    Signal.CONTEST: "betwist sinds",
    Signal.UNWANTED: "openbaar tegen de wens sinds",
}
_LONGEST = 36_500


@click.command(cls=Command, help="Wat dreigt van de radar te vallen, met wat het langst wacht bovenaan.")
@option(
    "--sort",
    "sort",
    type=click.Choice([signal.value for signal in Signal]),
    default=Signal.QUIET.value,
    help="Waarop u let: stil, zonder behandelaar, toezegging, toets, betwisting of bezwaar tegen publicatie.",
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
    signal = Signal(sort)

    async def run() -> None:
        async with engine.office(data_dir, config) as office:

            def ask(*, limit: int | None, after: str | None) -> Any:  # noqa: ANN401 - rows for JSON
                return office.radar(signal, days, limit=limit, after=after)

            if as_json:
                print_json_rows(ask(limit=limit, after=after))
            else:
                print_page(ask, lambda rows: print_radar(signal, rows), limit or PAGE, after)

    asyncio.run(run())


def print_radar(signal: Signal, rows: Sequence[dict[str, Any]]) -> None:
    """Print the signals of one sort for people."""
    promised = signal is Signal.PROMISE
    print_table(
        ["zaak", "titel", "stand", WORDS[signal], *(["toezegging", "oordeel"] * promised), "behandelaar"],
        [
            [
                row["number"],
                row["title"],
                row["stage_label"],
                day_or_dash(row["since"]),
                *([_promised(row), standing(row["promises"][0]["standing"])] if promised else []),
                row["owner"] or "niemand",
            ]
            for row in rows
        ],
    )


def _promised(row: dict[str, Any]) -> str:
    first, *others = row["promises"]
    more = f" (en nog {len(others)})" if others else ""
    return f"{clock(first['name'], first['ordinal'])}{more}"
