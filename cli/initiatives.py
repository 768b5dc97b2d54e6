"""`weerklank initiatives`: the register of all initiatives, and the counts that may go outside."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json, print_json_rows, print_table, told
from cli.pages import PAGE, print_page
from projections.paging import read_by_opened
from projections.sentences import day_or_dash, kind, standing


@click.command(
    cls=Command,
    help="Alle initiatieven, met of zonder subsidie; naar buiten gaan alleen de aantallen (--totals).",
)
@option("--totals", is_flag=True, help="Alleen aantallen per soort en wijk; kleine aantallen verborgen.")
@page_options
@json_option
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
    totals: bool,
    as_json: bool,
) -> None:
    """Print the register, or how many there are."""
    in_list(read_by_opened, after)

    async def run() -> None:
        async with engine.office(data_dir, config) as office:
            if totals:
                counted = list(office.initiative_totals())
                print_json(counted) if as_json else _print_totals(counted)
            elif as_json:
                print_json_rows(office.initiatives(limit=limit, after=after))
            else:
                print_page(office.initiatives, _print_register, limit or PAGE, after)

    asyncio.run(run())


def _print_register(rows: Sequence[dict[str, Any]]) -> None:
    print_table(
        ["zaak", "soort", "wijk", "titel", "stand", "ontvangen", "beantwoord", "oordeel", "subsidie"],
        [
            [
                row["number"],
                kind(row["kind"]),
                row["district"] or "-",
                row["title"] or "niet gepubliceerd",
                row["stage_label"],
                day_or_dash(row["received"]),
                day_or_dash(row["answered"]),
                standing(row["response"]),
                _SUBSIDY[row["subsidised"]],
            ]
            for row in rows
        ],
    )


def _print_totals(rows: Sequence[dict[str, Any]]) -> None:
    print_table(
        ["soort", "wijk", "aantal"],
        [
            [
                kind(row["kind"]),
                row["district"] or "niet gepubliceerd",
                "te weinig om te tonen" if row["cases"] is None else str(row["cases"]),
            ]
            for row in rows
        ],
    )


_SUBSIDY = {True: "ja", False: "nee", None: "onbekend"}
