"""`weerklank worklist`: what must be done."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine, Office
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json_rows, print_table, short, stop_refused, told
from cli.pages import PAGE, print_page
from domain.decision import Refused
from projections.paging import read_by_due
from projections.sentences import clock, day_or_dash, kind, standing
from projections.whose import Whose

_MINE_AND_NOBODYS = Refused(
    code="mine-and-nobody", sentence="Kies tussen --mine en --nobody: wat van u is, is niet van niemand."
)


@click.command(cls=Command, help="Wat moet er gebeuren, met de eerste termijn bovenaan.")
@option("--mine", metavar="ACCOUNT", default=None, help="Alleen wat dit account heeft, of vandaag vervangt.")
@option("--team", metavar="TEAM", default=None, help="Alleen wat bij dit team hoort.")
@option("--nobody", is_flag=True, help="Alleen wat geen behandelaar heeft.")
@page_options
@json_option
@stack_options
@click.pass_obj
@told
def worklist(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    mine: str | None,
    team: str | None,
    limit: int | None,
    after: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    nobody: bool,
    as_json: bool,
) -> None:
    """Print the work list."""
    in_list(read_by_due, after)
    if mine is not None and nobody:
        stop_refused(_MINE_AND_NOBODYS)

    async def run() -> Refused | None:
        async with engine.office(data_dir, config) as office:
            whose = _whose(office, mine, team, nobody=nobody)
            if isinstance(whose, Refused):
                return whose
            if as_json:
                print_json_rows(office.worklist(whose, limit=limit, after=after))
            else:
                print_page(partial(office.worklist, whose), print_worklist, limit or PAGE, after)
            return None

    refused = asyncio.run(run())
    if refused is not None:
        stop_refused(refused)


def _whose(office: Office, mine: str | None, team: str | None, *, nobody: bool) -> Whose | Refused:
    """Whose cases are asked; of an account that is not known here an empty list would only reassure."""
    handlers = None if mine is None else office.answering_for(mine)
    if isinstance(handlers, Refused):
        return handlers
    return Whose(handlers=handlers, team=team, nobodys=nobody)


def print_worklist(rows: Sequence[dict[str, Any]]) -> None:
    """Print the work list for people."""
    print_table(
        ["zaak", "titel", "soort", "stand", "eerste termijn", "uiterlijk", "oordeel", "team", "behandelaar"],
        [
            [
                row["number"],
                short(row["title"]),
                kind(row["kind"]),
                row["stage_label"],
                clock(row["next_clock"]),
                day_or_dash(row["next_due"], provisional=row["provisional"], proposal=row["proposal"]),
                standing(row["standing"]),
                row["team"],
                row["owner"] or "niemand",
            ]
            for row in rows
        ],
    )
