"""`weerklank terms`: what auditor and ombudsman ask of the terms."""

import asyncio
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from cli.dutch import Group
from cli.known_on import TO_COME, asked_day, heading, known_on_option, nothing_yet, to_come
from cli.office import Engine
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json, print_json_rows, print_table, stop_refused, told
from cli.pages import PAGE, print_page
from cli.register_csv import print_csv
from domain.decision import Refused
from projections.paging import read_by_opened
from projections.sentences import clock, day_or_dash, regime, standing

_COMMANDS = {"compute": "cli.compute:compute", "statistics": "cli.statistics:statistics"}


@click.group(cls=Group, later=_COMMANDS, help="De termijnen.")
def terms() -> None:
    """Group what is about terms."""


@terms.command(help="Het termijnregister: een regel per termijn, met het oordeel; zaken blijven heel.")
@page_options
@known_on_option
@json_option
@option("--csv", "as_csv", is_flag=True, help="Uitvoer als CSV op stdout.")
@option("--explain", is_flag=True, help="Met --json: bij elke termijn hoe de laatste dag tot stand kwam.")
@stack_options
@click.pass_obj
@told
def register(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    limit: int | None,
    after: str | None,
    known_on: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
    as_csv: bool,
    explain: bool,
) -> None:
    """Print the term register."""
    if explain and not as_json:
        stop_refused(Refused(code="invalid-option", sentence="Gebruik --explain samen met --json."))
    if as_json and as_csv:
        stop_refused(Refused(code="invalid-option", sentence="Kies --json of --csv, niet allebei."))
    in_list(read_by_opened, after)
    day = asked_day(known_on)

    async def run() -> Refused | None:
        async with engine.office(data_dir, config) as office:
            if to_come(day, office.today()):
                return TO_COME
            ask = partial(office.register, known_on=day)
            if as_json:
                print_json_rows(ask(limit=limit, after=after, explained=explain))
            elif as_csv:
                print_csv(ask(limit=limit, after=after))
            else:
                print_page(ask, partial(print_register, known_on=day), limit or PAGE, after)
            return None

    refused = asyncio.run(run())
    if refused is not None:
        stop_refused(refused)


@terms.command(help="Hoeveel termijnen er vandaag hoe voor staan, per gemeente en soort termijn.")
@json_option
@stack_options
@click.pass_obj
@told
def totals(engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Print how many clocks stand how."""

    async def run() -> Sequence[dict[str, Any]]:
        async with engine.office(data_dir, config) as office:
            return office.totals()

    rows = asyncio.run(run())
    if as_json:
        print_json(rows)
    else:
        print_totals(rows)


def print_totals(rows: Sequence[dict[str, Any]]) -> None:
    """Print the totals for people."""
    print_table(
        ["gemeente", "termijn", "soort", "oordeel", "aantal"],
        [
            [
                row["municipality"],
                clock(row["name"]),
                regime(row["regime"]),
                standing(row["standing"]),
                row["clocks"],
            ]
            for row in rows
        ],
    )


def print_register(rows: Sequence[dict[str, Any]], known_on: date | None = None) -> None:
    """Print the term register for people, as it is or as it was known at the end of a day."""
    if known_on is not None:
        click.echo(heading(known_on) if rows else nothing_yet(known_on))
    print_table(
        ["zaak", "termijn", "grondslag", "begin", "uiterlijk", "einde", "oordeel"],
        [
            [
                row["number"],
                clock(row["name"], row["ordinal"]),
                row["basis"],
                day_or_dash(row["start"]),
                day_or_dash(row["due"], provisional=row["provisional"], proposal=row["proposal"]),
                day_or_dash(row["ended_on"]),
                standing(row["state"]),
            ]
            for row in rows
        ],
    )
