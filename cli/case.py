"""`weerklank case`: hand in a transition, and read one case."""

import asyncio
import sys
import uuid
from pathlib import Path
from typing import Any

import click

from cli.office import Engine
from cli.options import json_option, stack_options
from cli.output import print_json, print_table, stop_refused, told
from cli.sentences import clock, day_or_dash, kind, moment, standing
from domain.decision import Refused
from domain.reading import MOST_BYTES
from domain.roles import Role
from workflows.deciding import UNKNOWN_CASE
from workflows.desk import Slip
from workflows.messages import Receipt

_PEOPLE = [role.value for role in Role if role is not Role.SYSTEM]


@click.group(name="case", help="Een zaak verder brengen of bekijken.")
def case_commands() -> None:
    """Group what is about one case."""


@case_commands.command(help="Dien een stap in; de inhoud staat als JSON op stdin of in een bestand.")
@click.argument("transition")
@click.option("--json", "content", required=True, help="Bestand met de inhoud, of - voor stdin.")
@click.option("--as", "account", required=True, help="Wie dit doet: het account.")
@click.option("--role", required=True, help=f"In welke rol: {', '.join(_PEOPLE)}.")
@click.option("--mandate", default=None, help="Het mandaat waaronder dit gebeurt.")
@click.option("--case", "case", default=None, help="De zaak waarom het gaat.")
@click.option("--submission-id", default=None, help="Eigen kenmerk; nog eens hetzelfde telt als een keer.")
@click.option("--expected-version", type=int, default=None, help="De versie die u voor u had.")
@stack_options
@click.pass_obj
@told
def submit(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    transition: str,
    content: str,
    account: str,
    role: str,
    mandate: str | None,
    case: str | None,
    submission_id: str | None,
    expected_version: int | None,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Hand in one submission and print its receipt as one JSON object."""
    slip = Slip(
        transition=transition,
        content=_content(content),
        account=_account(account),
        role=_role(role),
        mandate=mandate,
        case=case,
        id=submission_id or str(uuid.uuid4()),
        expected=expected_version,
    )

    async def run() -> Receipt | Refused:
        async with engine.office(data_dir, config) as office:
            return await office.submit(slip)

    receipt = asyncio.run(run())
    if isinstance(receipt, Refused):
        stop_refused(receipt)
    print_json(receipt.model_dump(mode="json", exclude={"position"}))


@case_commands.command(help="Toon een zaak: waar zij staat, haar termijnen en haar verloop.")
@click.argument("case")
@json_option
@stack_options
@click.pass_obj
@told
def show(engine: Engine, case: str, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Print one case, by id or by number."""

    async def run() -> dict[str, Any] | None:
        async with engine.office(data_dir, config) as office:
            return office.case(case)

    found = asyncio.run(run())
    if found is None:
        stop_refused(UNKNOWN_CASE)
    if as_json:
        print_json(found)
    else:
        print_case(found)


def print_case(found: dict[str, Any]) -> None:
    """Print a case for people: heading, clocks, story."""
    click.echo(f"Zaak {found['number']}: {found['title']}")
    click.echo(f"{kind(found['kind'])}; {found['stage_label']}\n")
    print_table(
        ["termijn", "begin", "uiterlijk", "stand", "einde"],
        [
            [
                clock(each["name"], each["ordinal"]),
                day_or_dash(each["start"]),
                day_or_dash(each["due"], provisional=each["provisional"], proposal=each["proposal"]),
                standing(each["state"]),
                day_or_dash(each["ended_on"]),
            ]
            for each in found["clocks"]
        ],
    )
    click.echo()
    for line in found["story"]:
        click.echo(f"{line['version']:>3}  {moment(line['occurred'])}  {line['text']}")


def _content(named: str) -> bytes:
    """Read one byte more than is allowed, so that too much is noticed and never held."""
    if named == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(named).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-readable",
                sentence=f"Het bestand {named} kan niet worden gelezen ({fault.strerror}).",
            )
        )


def _role(named: str) -> Role:
    if named not in _PEOPLE:
        stop_refused(
            Refused(code="unknown-role", sentence=f"Deze rol bestaat niet. Kies uit: {', '.join(_PEOPLE)}.")
        )
    return Role(named)


def _account(named: str) -> str:
    name = named.strip()
    if not name or len(name) > _LONGEST_ACCOUNT or not name.isprintable():
        stop_refused(
            Refused(
                code="invalid-account",
                sentence=f"Noem bij --as het account van wie dit doet, hoogstens {_LONGEST_ACCOUNT} tekens.",
            )
        )
    return name


_LONGEST_ACCOUNT = 200
