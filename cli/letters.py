"""`weerklank letters`: letters as they would be, and made ready."""

import json
import uuid
from pathlib import Path
from typing import Any

import click

from cli.asking import asked, hand_in
from cli.dutch import Group
from cli.office import Engine, Office
from cli.options import option, stack_options
from cli.output import stop_refused, told
from cli.submission import PEOPLE, checked, content_of, looking, role_of
from domain.decision import Refused
from domain.letters.carried import USUAL
from domain.letters.kind import LetterKind
from workflows.slip import Slip

_MOST = 2**31 - 1
_SORTS = click.Choice([kind.value for kind in LetterKind])

NO_CONTENT = Refused(
    code="invalid-json", sentence="De inhoud van de stap moet een JSON-object zijn, zonder moment en kanaal."
)


@click.group(
    cls=Group,
    name="letters",
    later={
        "list": "cli.letters_told:list_letters",
        "print": "cli.letters_told:print_letter",
        "proof": "cli.letters_told:proof",
        "bounce": "cli.bounces:bounce",
    },
    help="Brieven: klaarmaken, verzenden, afdrukken en bewijzen.",
)
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
    fields, who = _fields(content) or {}, looking(role)
    drafted = asked(
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

    def slip_of(office: Office) -> Slip | Refused:
        once_more = again is not None and fields is None
        drafted = office.draft_letter(case, kind, fields or {}, party, role_of(role))
        if again is not None and fields is None:
            drafted = office.letter_anew(case, kind, again, role_of(role))
        if isinstance(drafted, Refused):
            return drafted
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

    hand_in(engine, data_dir, config, slip_of)


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
