"""`weerklank terms statistics`: how many terms of a period were kept, with the cases behind each figure."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine
from cli.options import json_option, option, stack_options
from cli.output import print_json, stop_refused, told
from cli.register_csv import print_csv
from cli.statistics_in_words import as_text
from domain.decision import Refused
from domain.figures.cell import JudgedClock
from domain.figures.period import Period, UnknownPeriodError, read_period

_OF_THE_FIGURE = ("definition", "position", "asked_on", "period")


@click.command(
    cls=Command,
    help="Hoeveel termijnen zijn gehaald? Van de termijnen waarvan de laatste dag in een periode valt;"
    " voor toezicht binnen de gemeente.",
)
@option("--period", "written", required=True, help="Jaar, kwartaal of maand: 2026, 2026-Q1 of 2026-03.")
@json_option
@option("--csv", "as_csv", is_flag=True, help="Uitvoer als CSV op stdout: een regel per termijn.")
@stack_options
@click.pass_obj
@told
def statistics(  # noqa: PLR0913 - each is an option of the contract
    engine: Engine, written: str, data_dir: Path | None, config: Path | None, *, as_json: bool, as_csv: bool
) -> None:
    """Print how the terms due within a period came out."""
    if as_json and as_csv:
        stop_refused(Refused(code="invalid-option", sentence="Kies --json of --csv, niet allebei."))
    period = _period(written)

    async def run() -> dict[str, Any]:
        async with engine.office(data_dir, config) as office:
            return office.statistics(period)

    found = asyncio.run(run())
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv(clocks(found), (*_OF_THE_FIGURE, *JudgedClock.model_fields))
    else:
        click.echo(as_text(found), nl=False)


def clocks(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every clock behind the figures; each row bears what a figure must not be without."""
    of_the_figure = {name: found[name] for name in _OF_THE_FIGURE}
    for cell in found["cells"]:
        for clock in cell["clocks"]:
            yield of_the_figure | clock


def _period(written: str) -> Period:
    try:
        return read_period(written)
    except UnknownPeriodError:
        stop_refused(
            Refused(
                code="invalid-period",
                sentence="De waarde bij --period is geen periode."
                " Schrijf een jaar (2026), een kwartaal (2026-Q1) of een maand (2026-03).",
            )
        )
