"""`weerklank letters bounce`: a message that a letter by e-mail was not delivered."""

import json
from hashlib import sha256
from pathlib import Path

import click

from cli.asking import hand_in
from cli.dutch import Command
from cli.office import Engine, Office
from cli.options import option, stack_options
from cli.output import stop_refused, told
from cli.submission import PEOPLE, checked, content_of, role_of
from domain.decision import Refused
from gateways.letters.bounces import bounce_in
from workflows.slip import Slip

NO_BOUNCE = Refused(
    code="no-bounce",
    sentence="Dit is geen bericht over een brief van ons die niet is bezorgd. Er is niets vastgelegd.",
)


@click.command(
    cls=Command, name="bounce", help="Neem een bericht in dat een e-mail niet is bezorgd; - leest van stdin."
)
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

    def slip_of(office: Office) -> Slip:
        moment = at or office.moment()
        content = {
            "occurred": moment,
            "letter": found.letter,
            "status": found.status,
            "evidence": data.decode("utf-8", "replace").replace("\x00", "")[:200_000],
        }
        return checked(
            Slip(
                transition="record-bounce",
                account=account,
                role=role_of(role),
                case=found.case,
                id=f"bounce-{sha256(data).hexdigest()[:32]}-{moment}",
                content=json.dumps(content).encode(),
            )
        )

    hand_in(engine, data_dir, config, slip_of)
