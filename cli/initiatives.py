"""`weerklank initiatives`: all initiatives for staff; what was published, and totals, for everybody."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.initiative_totals import print_totals
from cli.office import Engine
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json, print_json_rows, print_table, short, stop_refused, told
from cli.pages import PAGE, print_page
from cli.register_csv import print_csv
from domain.decision import Refused
from projections.answers.initiatives import InitiativeRow, InitiativeTotal
from projections.paging import read_by_opened
from projections.sentences import day_or_dash, kind, standing


@click.command(
    cls=Command,
    help="Alle initiatieven, met of zonder subsidie. Deze lijst is voor medewerkers; wat naar buiten mag,"
    " geven --public en --totals.",
)
@option("--public", is_flag=True, help="Alleen wat gepubliceerd is: dit mag iedereen lezen.")
@option("--totals", is_flag=True, help="Alleen aantallen per soort en wijk; kleine aantallen verborgen.")
@page_options
@json_option
@option("--csv", "as_csv", is_flag=True, help="Uitvoer als CSV op stdout.")
@stack_options
@click.pass_obj
@told
def initiatives(  # noqa: PLR0913 - each is an option of the contract
    engine: Engine,
    limit: int | None,
    after: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    public: bool,
    totals: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the register, what of it is public, or how many there are."""
    if as_json and as_csv:
        stop_refused(Refused(code="invalid-option", sentence="Kies --json of --csv, niet allebei."))
    if totals and (public or limit is not None or after is not None):
        stop_refused(
            Refused(
                code="invalid-option",
                sentence="Gebruik --totals zonder --public, --limit en --after: aantallen zijn er van alles.",
            )
        )
    in_list(read_by_opened, after)

    async def run() -> None:
        async with engine.office(data_dir, config) as office:
            if totals:
                _print_totals(office.initiative_totals(), as_json=as_json, as_csv=as_csv)
                return
            ask = partial(office.initiatives, public=public)
            if as_json:
                print_json_rows(ask(limit=limit, after=after))
            elif as_csv:
                print_csv(ask(limit=limit, after=after), tuple(InitiativeRow.model_fields))
            else:
                print_page(ask, _print_register, limit or PAGE, after)

    asyncio.run(run())


def _print_totals(rows: Sequence[dict[str, Any]], *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows, tuple(InitiativeTotal.model_fields))
    else:
        print_totals(rows)


def _print_register(rows: Sequence[dict[str, Any]]) -> None:
    print_table(
        ["zaak", "soort", "wijk", "titel", "stand", "ontvangen", "beantwoord", "oordeel", "subsidie"],
        [
            [
                row["number"],
                kind(row["kind"]),
                row["district"] or "-",
                short(row["title"] or "niet gepubliceerd"),
                row["stage_label"],
                day_or_dash(row["received"]),
                day_or_dash(row["answered"]),
                standing(row["response"]),
                _SUBSIDY[row["subsidised"]],
            ]
            for row in rows
        ],
    )


_SUBSIDY = {True: "ja", False: "nee", None: "onbekend"}
