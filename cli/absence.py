"""`weerklank office absence`: who is away, and who gets their reminders."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import click

from cli.dutch import Group
from cli.office import Engine
from cli.options import DAY, json_option, option, stack_options
from cli.output import print_json, print_table, stop_refused, told
from cli.submission import PEOPLE, role_of
from domain.decision import Refused
from projections.sentences import day_or_dash
from workflows.absence_desk import AbsenceSlip, ReturnSlip

_STATES = {"running": "nu afwezig", "coming": "komt nog", "over": "voorbij", "withdrawn": "ingetrokken"}
_MOST = 2**31 - 1
_ONE_OF_BOTH = Refused(
    code="missing-option",
    sentence="Noem met --substitute wie vervangt, of zeg met --no-substitute dat niemand dat doet.",
)


@click.group(
    cls=Group,
    name="office",
    later={"teams": "cli.teams:teams"},
    help="Het kantoor: welke teams er zijn, wie er is en wie er niet is.",
)
def office_commands() -> None:
    """Group what is about the people who work here."""


@office_commands.group(cls=Group, name="absence", help="Wie is afwezig, en wie vervangt.")
def absence_commands() -> None:
    """Group what is about absences."""


@absence_commands.command(help="Leg vast dat ACCOUNT afwezig is; herinneringen gaan dan naar de vervanger.")
@click.argument("account", metavar="ACCOUNT")
@option("--from", "begin", type=DAY, required=True, help="De eerste dag van de afwezigheid.")
@option("--until", "until", type=DAY, required=True, help="De laatste dag van de afwezigheid.")
@option("--substitute", default=None, help="Het account van wie vervangt.")
@option("--no-substitute", "alone", is_flag=True, help="Er is niemand die vervangt.")
@option("--as", "by", required=True, help="Wie dit vastlegt: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@json_option
@stack_options
@click.pass_obj
@told
def record(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    account: str,
    begin: date,
    until: date,
    substitute: str | None,
    by: str,
    role: str,
    data_dir: Path | None,
    config: Path | None,
    *,
    alone: bool,
    as_json: bool,
) -> None:
    """Record an absence, and print it as it stands."""
    if alone == (substitute is not None):
        stop_refused(_ONE_OF_BOTH)
    slip = AbsenceSlip(
        by=by, role=role_of(role), account=account, substitute=substitute, begin=begin, until=until
    )

    async def run() -> dict[str, Any] | Refused:
        async with engine.office(data_dir, config) as office:
            return office.record_absence(slip)

    _print(asyncio.run(run()), as_json=as_json)


@absence_commands.command(help="Leg vast dat iemand eerder terug is; NUMMER staat in de lijst.")
@click.argument("number", metavar="NUMMER", type=click.IntRange(1, _MOST))
@option(
    "--back", type=DAY, default=None, help="De eerste dag dat het account er weer is (standaard: vandaag)."
)
@option("--as", "by", required=True, help="Wie dit vastlegt: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@json_option
@stack_options
@click.pass_obj
@told
def end(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    number: int,
    back: date | None,
    by: str,
    role: str,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
) -> None:
    """End an absence before its last day, and print it as it stands."""
    who = role_of(role)

    async def run() -> dict[str, Any] | Refused:
        async with engine.office(data_dir, config) as office:
            return office.end_absence(ReturnSlip(by=by, role=who, number=number, back=back or office.today()))

    _print(asyncio.run(run()), as_json=as_json)


@absence_commands.command(name="list", help="Toon wie afwezig is of dat nog wordt, en wie vervangt.")
@option("--all", "everything", is_flag=True, help="Toon ook wat voorbij of ingetrokken is.")
@json_option
@stack_options
@click.pass_obj
@told
def list_absences(
    engine: Engine, data_dir: Path | None, config: Path | None, *, everything: bool, as_json: bool
) -> None:
    """Print the absences."""

    async def run() -> list[dict[str, Any]]:
        async with engine.office(data_dir, config) as office:
            return office.absences(everything=everything)

    found = asyncio.run(run())
    if as_json:
        print_json(found)
    else:
        _print_table(found)


def _print(came_to: dict[str, Any] | Refused, *, as_json: bool) -> None:
    if isinstance(came_to, Refused):
        stop_refused(came_to)
    if as_json:
        print_json(came_to)
    else:
        _print_table([came_to])


def _print_table(rows: list[dict[str, Any]]) -> None:
    print_table(
        ["nummer", "account", "van", "tot en met", "vervanger", "stand"],
        [
            [
                row["number"],
                row["account"],
                day_or_dash(row["begin"]),
                "-" if row["state"] == "withdrawn" else day_or_dash(row["until"]),
                row["substitute"] or "niemand",
                _STATES[row["state"]],
            ]
            for row in rows
        ],
    )
