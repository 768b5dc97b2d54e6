"""`weerklank office teams`: how much work each team has, and what of it nobody has."""

import asyncio
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine
from cli.options import json_option, stack_options
from cli.output import print_json, print_table, told
from projections.sentences import day_or_dash


@click.command(
    cls=Command, help="Welke teams er zijn, hoeveel open zaken elk heeft en hoeveel niemand heeft."
)
@json_option
@stack_options
@click.pass_obj
@told
def teams(engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Print the teams that have open cases, and what no team has."""

    async def run() -> list[dict[str, Any]]:
        async with engine.office(data_dir, config) as office:
            return list(office.teams())

    found = asyncio.run(run())
    if as_json:
        print_json(found)
        return
    print_table(
        ["team", "open zaken", "zonder behandelaar", "eerste termijn"],
        [
            [
                row["team"] or "geen team",
                row["cases"],
                row["nobodys"],
                day_or_dash(row["next_due"]),
            ]
            for row in found
        ],
    )
