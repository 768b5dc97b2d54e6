"""`weerklank worklist` and `weerklank terms`: the questions staff, auditor and ombudsman ask."""

import asyncio
import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command, Group
from cli.office import Engine
from cli.options import json_option, option, stack_options
from cli.output import print_json, print_table, stop_refused, told
from cli.sentences import clock, day_or_dash, kind, standing
from domain.decision import Refused
from projections.answers import RegisterRow


@click.command(cls=Command, help="Wat moet er gebeuren, met de eerste termijn bovenaan.")
@json_option
@stack_options
@click.pass_obj
@told
def worklist(engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Print the work list."""

    async def run() -> Sequence[dict[str, Any]]:
        async with engine.office(data_dir, config) as office:
            return office.worklist()

    rows = asyncio.run(run())
    if as_json:
        print_json(rows)
    else:
        print_worklist(rows)


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


@click.group(cls=Group, help="De termijnen.")
def terms() -> None:
    """Group what is about terms."""


@terms.command(help="Het termijnregister: een regel per termijn, met het oordeel.")
@json_option
@option("--csv", "as_csv", is_flag=True, help="Uitvoer als CSV op stdout.")
@stack_options
@click.pass_obj
@told
def register(
    engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool, as_csv: bool
) -> None:
    """Print the term register."""
    if as_json and as_csv:
        stop_refused(Refused(code="invalid-option", sentence="Kies --json of --csv, niet allebei."))

    async def run() -> Sequence[dict[str, Any]]:
        async with engine.office(data_dir, config) as office:
            return office.register()

    rows = asyncio.run(run())
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(rows)
    else:
        print_register(rows)


def print_register(rows: Sequence[dict[str, Any]]) -> None:
    """Print the term register for people."""
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


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = tuple(RegisterRow.model_fields)


def print_csv(rows: Sequence[dict[str, Any]]) -> None:
    """Print rows of the register as CSV in UTF-8, with its heading also where there are none.

    A cell that a spreadsheet would run as a formula is quoted as text.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=_COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    click.echo(text.getvalue().encode(), nl=False)


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


_WIDTH = 38


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
