"""`weerklank case attach` and `case document`: a file goes into a case, and comes out as it came."""

import json
import os
import uuid
from hashlib import sha256
from pathlib import Path

import click

from cli.asking import asked, hand_in
from cli.dutch import Command
from cli.office import Engine
from cli.options import option, stack_options
from cli.output import plain, reason, stop_refused, told
from cli.submission import PEOPLE, checked, role_of
from domain.decision import Refused
from domain.documents.media import MEDIA_LABELS, size_in_words
from workflows.slip import Slip

_MOST = 2**31 - 1
_MOST_READ = 100_000_001
"""A byte more than any installation takes in: too much is noticed, and never held."""


@click.command(cls=Command, help="Voeg een bestand als bijlage toe aan een zaak.")
@click.argument("case", metavar="ZAAK")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@option("--received", required=True, help="Wanneer het binnenkwam, zoals 2026-02-03T11:30:00+01:00.")
@option("--title", default=None, help="Hoe de bijlage heet (standaard: de naam van het bestand).")
@option("--party", type=click.IntRange(1, 100), default=None, help="Het nummer van de partij die het gaf.")
@option("--as", "account", required=True, help="Wie dit doet: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@option("--submission-id", default=None, help="Eigen kenmerk; nog eens hetzelfde telt als een keer.")
@stack_options
@click.pass_obj
@told
def attach(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    file: Path,
    received: str,
    title: str | None,
    party: int | None,
    account: str,
    role: str,
    submission_id: str | None,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Hand in a file with the step that adds it, and print the receipt as one JSON object."""
    content = _content_of(file)
    fields = {
        "occurred": received,
        "document": sha256(content).hexdigest(),
        "title": file.name if title is None else title,
        "party": party,
    }
    slip = checked(
        Slip(
            transition="add-attachment",
            account=account,
            role=role_of(role),
            case=case,
            id=str(uuid.uuid4()) if submission_id is None else submission_id,
            content=json.dumps(fields).encode(),
            enclosure=content,
        )
    )

    hand_in(engine, data_dir, config, lambda _office: slip)


@click.command(cls=Command, help="Haal een bijlage van een zaak op, precies zoals zij binnenkwam.")
@click.argument("case", metavar="ZAAK")
@click.argument("number", metavar="BIJLAGE", type=click.IntRange(1, _MOST))
@option("--out", required=True, type=click.Path(path_type=Path), help="Het bestand dat wordt geschreven.")
@option("--role", default=None, help="In welke rol u kijkt; nodig voor het dossier van een klacht.")
@stack_options
@click.pass_obj
@told
def document(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    case: str,
    number: int,
    out: Path,
    role: str | None,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Write an attachment to a new file that only its owner can read."""
    who = None if role is None else role_of(role)

    about, content = asked(engine, data_dir, config, lambda office: office.document(case, number, who))
    _write(out, content)
    what = f"{MEDIA_LABELS[about.media_type]}, {size_in_words(about.size)}"
    click.echo(plain(f"Bijlage {number} ({what}) staat in {out}."))


def _content_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_READ)
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-readable",
                sentence=f"Het bestand {file} kan niet worden gelezen: {reason(fault)}.",
            )
        )


def _write(out: Path, content: bytes) -> None:
    """Never over what is there: it may be another document of another person."""
    try:
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except FileExistsError:
        stop_refused(
            Refused(code="file-exists", sentence=f"Het bestand {out} bestaat al. Kies een andere naam.")
        )
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-writable",
                sentence=f"Het bestand {out} kan niet worden geschreven: {reason(fault)}.",
            )
        )
