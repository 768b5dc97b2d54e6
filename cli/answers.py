"""`weerklank worklist` and `weerklank terms`: the questions staff, auditor and ombudsman ask."""

import asyncio
import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command, Group
from cli.office import Engine
from cli.options import json_option, option, page_options, stack_options
from cli.output import in_list, print_json, print_json_rows, print_table, stop_refused, told
from cli.sentences import clock, day_or_dash, kind, regime, standing
from domain.decision import Refused
from projections.answers import RegisterRow
from projections.paging import read_by_due, read_by_opened

PAGE = 50
"""Rows that people get where they do not say how many."""

Rows = Iterable[dict[str, Any]]


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
                _print_page(office.worklist, print_worklist, limit or PAGE, after)

    asyncio.run(run())


def _print_page(
    ask: Callable[..., Rows], show: Callable[[Sequence[dict[str, Any]]], None], limit: int, after: str | None
) -> None:
    """Print one page for people, and on stderr how to see what comes after it."""
    rows = list(ask(limit=limit, after=after))
    show(rows)
    if rows and any(True for _ in ask(limit=1, after=rows[-1]["place"])):
        click.echo(f"Er is meer. Ga verder met: --after {rows[-1]['place']}", err=True)


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


@terms.command(help="Het termijnregister: een regel per termijn, met het oordeel; zaken blijven heel.")
@page_options
@json_option
@option("--csv", "as_csv", is_flag=True, help="Uitvoer als CSV op stdout.")
@stack_options
@click.pass_obj
@told
def register(  # noqa: PLR0913 - each is an option of the contract
    engine: Engine,
    limit: int | None,
    after: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the term register."""
    if as_json and as_csv:
        stop_refused(Refused(code="invalid-option", sentence="Kies --json of --csv, niet allebei."))
    in_list(read_by_opened, after)

    async def run() -> None:
        async with engine.office(data_dir, config) as office:
            if as_json:
                print_json_rows(office.register(limit=limit, after=after))
            elif as_csv:
                print_csv(office.register(limit=limit, after=after))
            else:
                _print_page(office.register, print_register, limit or PAGE, after)

    asyncio.run(run())


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


def print_csv(rows: Rows) -> None:
    """Print rows of the register as CSV in UTF-8, each as it comes; the heading also where there are none.

    A cell that a spreadsheet would run as a formula is quoted as text.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=_COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
        _pass_on(text)
    _pass_on(text)


def _pass_on(text: io.StringIO) -> None:
    click.echo(text.getvalue().encode(), nl=False)
    text.seek(0)
    text.truncate()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA) else value


_WIDTH = 38


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
