"""`weerklank worklist`: what must be done."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine
from cli.options import json_option, page_options, stack_options
from cli.output import in_list, print_json_rows, print_table, told
from cli.pages import PAGE, print_page
from projections.paging import read_by_due
from projections.sentences import clock, day_or_dash, kind, standing


@click.command(cls=Command, help="Wat moet er gebeuren, met de eerste termijn bovenaan.")
@page_options
@json_option
@stack_options
@click.pass_obj
@told
def worklist(  # noqa: PLR0913 - each is an option of the contract
    engine: Engine,
    limit: int | None,
    after: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
) -> None:
    """Print the work list."""
    in_list(read_by_due, after)

    async def run() -> None:
        async with engine.office(data_dir, config) as office:
            if as_json:
                print_json_rows(office.worklist(limit=limit, after=after))
            else:
                print_page(office.worklist, print_worklist, limit or PAGE, after)

    asyncio.run(run())


def print_worklist(rows: Sequence[dict[str, Any]]) -> None:
    """Print the work list for people."""
    print_table(
        ["zaak", "titel", "soort", "stand", "eerste termijn", "uiterlijk", "oordeel", "behandelaar"],
        [
            [
                row["number"],
                _short(row["title"]),
                kind(row["kind"]),
                row["stage_label"],
                clock(row["next_clock"]),
                day_or_dash(row["next_due"], provisional=row["provisional"], proposal=row["proposal"]),
                standing(row["standing"]),
                row["owner"] or "niemand",
            ]
            for row in rows
        ],
    )


_WIDTH = 38


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
