"""`weerklank letters`: letters as they would be, made ready, listed, printed and proved."""

import asyncio
import json
import uuid
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import click

from cli.dutch import Group
from cli.office import Engine, Office
from cli.options import json_option, option, stack_options
from cli.output import print_json, print_table, reason, stop_refused, told
from cli.submission import PEOPLE, checked, content_of, role_of
from domain.decision import Refused
from domain.letters.carried import USUAL
from domain.letters.kind import LetterKind
from domain.roles import Role
from gateways.letters.bounces import bounce_in
from workflows.messages import Receipt
from workflows.slip import Slip

T = TypeVar("T")

_MOST = 2**31 - 1
_SORTS = click.Choice([kind.value for kind in LetterKind])
_OPEN = frozenset({"prepared", "uncertain", "refused", "bounced"})

NO_BOUNCE = Refused(
    code="no-bounce",
    sentence="Dit is geen bericht over een brief van ons die niet is bezorgd. Er is niets vastgelegd.",
)
NO_CONTENT = Refused(
    code="invalid-json", sentence="De inhoud van de stap moet een JSON-object zijn, zonder moment en kanaal."
)


@click.group(cls=Group, name="letters", help="Brieven: klaarmaken, verzenden, afdrukken en bewijzen.")
def letter_commands() -> None:
    """Group what is about letters."""


@letter_commands.command(help="Laat zien wat er verzonden zou worden; er wordt niets vastgelegd.")
@click.argument("case", metavar="ZAAK")
@click.argument("sort", metavar="SOORT", type=_SORTS)
@option("--json", "content", default=None, help="Bestand met de inhoud van de stap, of - voor stdin.")
@option(
    "--party",
    type=click.IntRange(1, 100),
    default=1,
    help="Aan wie: het nummer van de partij (standaard: 1).",
)
@option("--role", default=None, help="In welke rol u kijkt; nodig bij het dossier van een klacht.")
@stack_options
@click.pass_obj
@told
def draft(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    sort: str,
    content: str | None,
    party: int,
    role: str | None,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Print a letter as it would be sent."""
    fields, who = _fields(content) or {}, _looking(role)
    drafted = _asked(
        engine,
        data_dir,
        config,
        lambda office: office.draft_letter(case, LetterKind(sort), fields, party, who),
    )
    click.echo(drafted["document"].encode(), nl=False)


@letter_commands.command(help="Maak een brief klaar: precies deze tekst wordt verzonden.")
@click.argument("case", metavar="ZAAK")
@click.argument("sort", metavar="SOORT", type=_SORTS)
@option("--channel", type=click.Choice(["email", "letter"]), required=True, help="Per e-mail of per post.")
@option("--address", default=None, help="Bij post: bestand met het adres, een regel per regel, of - .")
@option("--step", default=None, help="De stap die de brief zet (standaard: die bij de soort hoort).")
@option("--no-step", is_flag=True, help="De brief zet geen stap.")
@option("--json", "content", default=None, help="Bestand met de inhoud van de stap, of - voor stdin.")
@option("--again", type=click.IntRange(1, _MOST), default=None, help="De brief die hierdoor wordt vervangen.")
@option(
    "--party",
    type=click.IntRange(1, 100),
    default=1,
    help="Aan wie: het nummer van de partij (standaard: 1).",
)
@option("--at", "at", default=None, help="Het moment van klaarmaken (standaard: nu).")
@option("--as", "account", required=True, help="Wie dit doet: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@option("--mandate", default=None, help="Het kenmerk van het mandaat waaronder dit gebeurt.")
@option("--submission-id", default=None, help="Eigen kenmerk; nog eens hetzelfde telt als een keer.")
@stack_options
@click.pass_obj
@told
def prepare(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    sort: str,
    channel: str,
    address: str | None,
    step: str | None,
    content: str | None,
    again: int | None,
    party: int,
    at: str | None,
    account: str,
    role: str,
    mandate: str | None,
    submission_id: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    no_step: bool,
) -> None:
    """Render a letter, hand it in as it is, and print the receipt as one JSON object."""
    kind, fields = LetterKind(sort), _fields(content)
    carries = None if no_step else step or USUAL.get(kind)
    where = None if address is None else content_of(address).decode("utf-8", "replace").strip()

    def slip_of(drafted: dict[str, Any]) -> Slip:
        once_more = again is not None and fields is None
        handed = drafted | {
            "sort": sort,
            "channel": channel,
            "party": party,
            "address": where,
            "step": None if once_more else carries,
            "content": None if once_more or carries is None else fields or {},
            "again": again,
        }
        moment = {} if at is None else {"occurred": at}
        return checked(
            Slip(
                transition="prepare-letter",
                account=account,
                role=role_of(role),
                mandate=mandate,
                case=case,
                id=submission_id or str(uuid.uuid4()),
                content=json.dumps(handed | moment).encode(),
            )
        )

    async def run() -> Receipt | Refused:
        async with engine.office(data_dir, config) as office:
            drafted = office.draft_letter(case, kind, fields or {}, party, role_of(role))
            if again is not None and fields is None:
                drafted = office.letter_anew(case, kind, again, role_of(role))
            return drafted if isinstance(drafted, Refused) else await office.submit(slip_of(drafted))

    _print_receipt(asyncio.run(run()))


@letter_commands.command(name="list", help="Welke brieven er zijn en hoe het ermee staat.")
@click.argument("case", metavar="[ZAAK]", required=False)
@option("--uncertain", is_flag=True, help="Alleen brieven waarvan de verzending onzeker is.")
@option("--open", "still_open", is_flag=True, help="Alleen brieven waaraan nog iets te doen is.")
@json_option
@stack_options
@click.pass_obj
@told
def list_letters(  # noqa: PLR0913 - each is an option of the contract
    engine: Engine,
    case: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    uncertain: bool,
    still_open: bool,
    as_json: bool,
) -> None:
    """Print letters, of one case or of all."""
    rows = _asked(engine, data_dir, config, lambda office: office.letters(case))
    wanted = frozenset({"uncertain"}) if uncertain else _OPEN if still_open else None
    shown = [row for row in rows if wanted is None or (row["status"] in wanted and not row["replaced_by"])]
    if as_json:
        print_json(shown)
        return
    print_table(
        ["zaak", "brief", "soort", "weg", "stand"],
        [
            [
                row["number"] or row["case"],
                row["letter"],
                row["sort_label"],
                {"email": "e-mail", "letter": "post"}[row["channel"]],
                row["status_label"],
            ]
            for row in shown
        ],
    )


@letter_commands.command(name="print", help="Schrijf een brief als afdrukbestand (PDF/UA).")
@click.argument("case", metavar="ZAAK")
@click.argument("letter", metavar="BRIEF", type=click.IntRange(1, _MOST))
@option("--out", required=True, type=click.Path(path_type=Path), help="Het bestand dat wordt geschreven.")
@option("--role", default=None, help="In welke rol u kijkt; nodig bij het dossier van een klacht.")
@stack_options
@click.pass_obj
@told
def print_letter(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    letter: int,
    out: Path,
    role: str | None,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Write the print file of a letter."""
    who = _looking(role)
    printed = _asked(engine, data_dir, config, lambda office: office.printed_letter(case, letter, who))
    try:
        out.write_bytes(printed)
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-writable",
                sentence=f"Het bestand {out} kan niet worden geschreven: {reason(fault)}.",
            )
        )


@letter_commands.command(help="Bewijs van verzending: wat wanneer met een brief gebeurde, als JSON.")
@click.argument("case", metavar="ZAAK")
@click.argument("letter", metavar="BRIEF", type=click.IntRange(1, _MOST))
@option("--role", default=None, help="In welke rol u kijkt; nodig bij het dossier van een klacht.")
@json_option
@stack_options
@click.pass_obj
@told
def proof(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    letter: int,
    role: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
) -> None:
    """Print what shows that a letter was sent; it is JSON with or without the option."""
    del as_json
    who = _looking(role)
    print_json(_asked(engine, data_dir, config, lambda office: office.letter_proof(case, letter, who)))


@letter_commands.command(help="Neem een bericht in dat een e-mail niet is bezorgd; - leest van stdin.")
@click.argument("file", metavar="BESTAND")
@option("--at", "at", default=None, help="Wanneer het bericht binnenkwam (standaard: nu).")
@option("--as", "account", required=True, help="Wie dit doet: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@stack_options
@click.pass_obj
@told
def bounce(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    file: str,
    at: str | None,
    account: str,
    role: str,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Record that a letter came back, where the report says so for good."""
    data = content_of(file)
    found = bounce_in(data)
    if found is None:
        stop_refused(NO_BOUNCE)
    if found.sort == "delayed":
        click.echo(
            "De e-mail is nog niet bezorgd; de mailserver probeert het opnieuw. Er is niets vastgelegd."
        )
        return

    async def run() -> Receipt | Refused:
        async with engine.office(data_dir, config) as office:
            content = {
                "occurred": at or office.moment(),
                "letter": found.letter,
                "status": found.status,
                "evidence": data.decode("utf-8", "replace").replace("\x00", "")[:200_000],
            }
            slip = Slip(
                transition="record-bounce",
                account=account,
                role=role_of(role),
                case=found.case,
                id=f"bounce-{sha256(data).hexdigest()[:32]}-{at or content['occurred']}",
                content=json.dumps(content).encode(),
            )
            return await office.submit(checked(slip))

    _print_receipt(asyncio.run(run()))


def _looking(role: str | None) -> Role | None:
    return None if role is None else role_of(role)


def _fields(named: str | None) -> dict[str, Any] | None:
    """The content of a step as it was typed; its own command reads it strictly later on."""
    if named is None:
        return None
    try:
        fields = json.loads(content_of(named))
    except (ValueError, RecursionError):
        stop_refused(NO_CONTENT)
    if not isinstance(fields, dict):
        stop_refused(NO_CONTENT)
    return fields


def _asked(
    engine: Engine, data_dir: Path | None, config: Path | None, ask: Callable[[Office], T | Refused]
) -> T:
    async def run() -> T | Refused:
        async with engine.office(data_dir, config) as office:
            return ask(office)

    came_to = asyncio.run(run())
    if isinstance(came_to, Refused):
        stop_refused(came_to)
    return came_to


def _print_receipt(receipt: Receipt | Refused) -> None:
    if isinstance(receipt, Refused):
        stop_refused(receipt)
    print_json(receipt.model_dump(mode="json", exclude={"position"}))
    if not receipt.facts:
        click.echo("Dit was al vastgelegd; er is niets gewijzigd.", err=True)
