"""`weerklank letters list`, `print` and `proof`: which letters there are, and what became of them."""

from pathlib import Path

import click

from cli.asking import asked
from cli.dutch import Command
from cli.office import Engine
from cli.options import json_option, option, stack_options
from cli.output import print_json, print_table, reason, stop_refused, told
from cli.submission import looking
from domain.decision import Refused

_MOST = 2**31 - 1
_OPEN = frozenset({"prepared", "uncertain", "refused", "bounced"})


@click.command(cls=Command, name="list", help="Welke brieven er zijn en hoe het ermee staat.")
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
    rows = asked(engine, data_dir, config, lambda office: office.letters(case))
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


@click.command(cls=Command, name="print", help="Schrijf een brief als afdrukbestand (PDF/UA).")
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
    who = looking(role)
    printed = asked(engine, data_dir, config, lambda office: office.printed_letter(case, letter, who))
    try:
        out.write_bytes(printed)
    except OSError as fault:
        stop_refused(
            Refused(
                code="file-not-writable",
                sentence=f"Het bestand {out} kan niet worden geschreven: {reason(fault)}.",
            )
        )


@click.command(
    cls=Command, name="proof", help="Bewijs van verzending: wat wanneer met een brief gebeurde, als JSON."
)
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
    who = looking(role)
    print_json(asked(engine, data_dir, config, lambda office: office.letter_proof(case, letter, who)))
