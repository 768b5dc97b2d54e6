"""`weerklank backup` and `restore`: for an administrator, who may be in a hurry."""

import os
import pwd
from pathlib import Path
from typing import Any

import click

from cli.dutch import Command
from cli.office import Engine, RestoreOrder
from cli.options import json_option, option, stack_options
from cli.output import plain, print_json, stop_refused, told
from domain.decision import Refused
from projections.sentences import moment
from workflows.slip import account_of

_PATH = click.Path(path_type=Path, readable=False)


@click.command(cls=Command, help="Maak een reservekopie van het grootboek; de motor draait gewoon door.")
@click.argument("file", metavar="BESTAND", type=_PATH)
@option("--keys", type=_PATH, default=None, help="Waar de sleutels heen gaan (standaard: BESTAND.keys).")
@json_option
@stack_options
@click.pass_obj
@told
def backup(  # noqa: PLR0913 - each is an option of the contract
    engine: Engine,
    file: Path,
    keys: Path | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
) -> None:
    """Write a backup, and say what is in it."""
    done = engine.backup(file, keys, data_dir, config, _silent if as_json else _progress)
    if isinstance(done, Refused):
        stop_refused(done)
    if as_json:
        print_json(done)
        return
    click.echo(plain(f"Reservekopie van {done['municipality']}, van {moment(done['made'])}."))
    click.echo(f"  {_counted(done)}")
    click.echo(plain(f"  grootboek: {done['file']}"))
    click.echo(f"             SHA-256 {done['sha256']}")
    click.echo(plain(f"  sleutels:  {done['keys_file']}"))
    click.echo(f"             SHA-256 {done['keys_sha256']}")
    click.echo("Bewaar de sleutels ergens anders dan het grootboek, en niet langer dan nodig.")
    if done["keys_missing"]:
        click.echo(
            f"Let op: van {done['keys_missing']} personen is de sleutel hier niet, zonder dat ze zijn gewist."
            " Kijk of dit de goede gegevensmap is."
        )
    for name in done["rules_missing"]:
        click.echo(
            plain(f"Let op: het bestand van de regels {name} is hier niet meer en zit er dus niet in.")
        )


@click.command(cls=Command, help="Zet een reservekopie terug, terwijl de motor stilstaat.")
@click.argument("file", metavar="BESTAND", type=_PATH)
@option("--keys", type=_PATH, default=None, help="Het sleutelbestand (standaard: BESTAND.keys).")
@option("--erasures", type=_PATH, default=None, help="Een nieuwer wislogboek (keys/erasures).")
@option("--over-existing", is_flag=True, help="Zet het grootboek dat er al staat opzij; het blijft bewaard.")
@option("--without-keys", is_flag=True, help="Ook als sleutels ontbreken: die teksten blijven onleesbaar.")
@option("--as", "account", default=None, help="Wie dit doet (standaard: uw account op deze machine).")
@json_option
@stack_options
@click.pass_obj
@told
def restore(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    file: Path,
    keys: Path | None,
    erasures: Path | None,
    account: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    over_existing: bool,
    without_keys: bool,
    as_json: bool,
) -> None:
    """Put a backup back, and say what came of it."""
    who = account_of(_own_account() if account is None else account)
    if isinstance(who, Refused):
        stop_refused(who)
    order = RestoreOrder(file, who, keys, erasures, over_existing, without_keys)
    done = engine.restore(order, data_dir, config, _silent if as_json else _progress)
    if isinstance(done, Refused):
        stop_refused(done)
    if as_json:
        print_json(done)
    else:
        for line in _told(done):
            click.echo(plain(line))


def _told(done: dict[str, Any]) -> list[str]:
    texts, numbers = done["texts"], done["numbers"]
    lost = lost_in_words(done["lost"])
    series = ", ".join(f"{name}-{last:05}" for name, last in numbers.items()) or "niets"
    lines = [
        f"Teruggezet: {_counted(done)}.",
        "Alle ketens kloppen, en de leesmodellen zijn gelijk aan het grootboek.",
        f"Wat na {moment(done['made'])} is vastgelegd, is weg. {lost}",
        f"Namen en teksten: {texts['opened']} leesbaar, {texts['closed']} zonder sleutel.",
        f"Gewist sinds de kopie, en dat blijft zo: {done['erased']}.",
        f"Nieuwe zaaknummers volgen op {series}.",
    ]
    if done["set_aside"]:
        lines.append(f"Wat hier stond, is bewaard in {done['set_aside']}.")
    lines.append("Start nu de motor (weerklank up) en breng de zaken tot leven (weerklank recover).")
    return lines


def lost_in_words(lost: int | None) -> str:
    """Return how many events came after the backup, as a sentence."""
    if lost is None:
        return "Hoeveel dat is, is niet bekend: het vorige grootboek was er niet of gaf geen antwoord."
    return f"Dat {'is' if lost == 1 else 'zijn'} {_events(lost)}."


def _counted(done: dict[str, Any]) -> str:
    cases = "1 zaak" if done["cases"] == 1 else f"{done['cases']} zaken"
    return f"{cases}, {_events(done['events'])}, tot en met positie {done['position']}"


def _events(number: int) -> str:
    return "1 gebeurtenis" if number == 1 else f"{number} gebeurtenissen"


def _own_account() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _silent(_line: str) -> None:
    """Say nothing: whoever asks for JSON reads the answer."""


def _progress(line: str) -> None:
    click.echo(f"  {line}", err=True)
