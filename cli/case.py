"""`weerklank case`: hand in a transition, and read one case."""

import asyncio
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cli.asking import hand_in
from cli.dutch import Group
from cli.known_on import TO_COME, asked_day, heading, known_on_option, to_come
from cli.office import Engine
from cli.options import json_option, option, stack_options
from cli.output import plain, print_json, print_table, stop_refused, told
from cli.submission import PEOPLE, checked, content_of, role_of
from domain.decision import Refused
from domain.grounds import FileSort
from domain.law import COMPLAINT_NOT_BY_WHOM_IT_CONCERNS
from domain.roles import MAY_SEE_COMPLAINTS
from projections.explanation import explanation_sentences
from projections.sentences import (
    ask,
    attachment,
    clock,
    day_or_dash,
    kind,
    moment,
    party,
    recorded,
    standing,
    watcher,
    who_has,
)
from workflows.deciding import UNKNOWN_CASE
from workflows.slip import Slip

_MOST = 2**31 - 1
_CLOSED_FILE = Refused(
    code="file-closed",
    sentence="Dit is het dossier van een klacht. Kijken kan als klachtbehandelaar, auditor of ombudsman:"
    " vermeld uw rol met --role.",
    basis=str(COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
)
_NOT_KNOWN_YET = Refused(
    code="case-not-known-yet", sentence="Deze zaak was op die dag nog niet vastgelegd. Vraag een latere dag."
)


@click.group(
    cls=Group,
    name="case",
    later={"attach": "cli.attachments:attach", "document": "cli.attachments:document"},
    help="Een zaak verder brengen of bekijken.",
)
def case_commands() -> None:
    """Group what is about one case."""


@case_commands.command(help="Dien een stap in; de inhoud staat als JSON op stdin of in een bestand.")
@click.argument("transition", metavar="STAP")
@option("--json", "content", required=True, help="Bestand met de inhoud, of - voor stdin.")
@option("--as", "account", required=True, help="Wie dit doet: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@option("--mandate", default=None, help="Het kenmerk van het mandaat waaronder dit gebeurt.")
@option("--case", "case", default=None, help="De zaak waarom het gaat: haar nummer of haar id.")
@option("--submission-id", default=None, help="Eigen kenmerk; nog eens hetzelfde telt als een keer.")
@option("--expected-version", type=click.IntRange(0, _MOST), default=None, help="De versie die u voor u had.")
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
    slip = checked(
        Slip(
            transition=transition,
            account=account,
            role=role_of(role),
            mandate=mandate,
            case=case,
            id=str(uuid.uuid4()) if submission_id is None else submission_id,
            expected=expected_version,
            content=content_of(content),
        )
    )

    hand_in(engine, data_dir, config, lambda _office: slip)


@case_commands.command(help="Toon een zaak: waar zij staat, haar termijnen en haar verloop.")
@click.argument("case", metavar="ZAAK")
@known_on_option
@option("--explain", is_flag=True, help="Vertel bij elke termijn hoe de laatste dag tot stand kwam.")
@option("--role", default=None, help="In welke rol u kijkt; nodig voor het dossier van een klacht.")
@json_option
@stack_options
@click.pass_obj
@told
def show(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    known_on: str | None,
    role: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    explain: bool,
    as_json: bool,
) -> None:
    """Print one case, by id or by number, as it is or as it was known at the end of a day."""
    day = asked_day(known_on)

    async def run() -> dict[str, Any] | Refused:
        async with engine.office(data_dir, config) as office:
            if to_come(day, office.today()):
                return TO_COME
            found = office.case(case, known_on=day)
            if found is None and day is not None and office.case(case) is not None:
                return _NOT_KNOWN_YET
            if found is None:
                return UNKNOWN_CASE
            return _CLOSED_FILE if closed_to(found["about"], role) else found

    found = asyncio.run(run())
    if isinstance(found, Refused):
        stop_refused(found)
    if as_json:
        print_json(found)
        return
    if day is not None:
        click.echo(heading(day))
    print_case(found, explain=explain)


def closed_to(about: Mapping[str, Any] | None, role: str | None) -> bool:
    """Return whether the file of a complaint is closed to who looks at it: those it may be about."""
    if about is None or about["sort"] != FileSort.COMPLAINT:
        return False
    return role is None or role_of(role) not in MAY_SEE_COMPLAINTS


def print_case(found: dict[str, Any], *, explain: bool = False) -> None:
    """Print a case for people: heading, clocks, how their due days came to be if asked, story."""
    click.echo(plain(f"Zaak {found['number']}: {found['title']}"))
    click.echo(f"{kind(found['kind'])}; {found['stage_label']}")
    click.echo(plain(who_has(found)))
    click.echo()
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
    for each in found["clocks"] if explain else ():
        click.echo(f"{clock(each['name'], each['ordinal'])}:")
        for sentence in explanation_sentences(each["explanation"]):
            click.echo(plain(f"  {sentence}"))
        click.echo()
    for each in found["asks"]:
        click.echo(plain(ask(each)))
    for each in found["parties"]:
        click.echo(plain(party(each)))
    for each in found["watchers"]:
        click.echo(plain(watcher(each)))
    for each in found["elsewhere"]:
        at = f", {each['link']}" if each["link"] else ""
        click.echo(plain(f"Elders: {each['system']} {each['number']}{at}"))
    for each in found["attachments"]:
        click.echo(plain(attachment(each)))
    click.echo()
    for line in found["story"]:
        click.echo(plain(f"{line['version']:>3}  {moment(line['occurred'])}  {line['text']}"))
        click.echo(plain(f"{'':23}({recorded(line)})"))
