"""The terminal face: one group, and the commands hung under it."""

import sys
import traceback
from pathlib import Path

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    Exit,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)

from cli.dutch import Group
from cli.office import Engine, Fault
from cli.output import FAULT, reason, stop_faulty, stop_refused
from domain.decision import Refused

_COMMANDS = {
    "up": "cli.stack:up",
    "link": "cli.stack:link",
    "demo": "cli.stack:demo",
    "status": "cli.stack:status",
    "recover": "cli.stack:recover",
    "backup": "cli.backup:backup",
    "restore": "cli.backup:restore",
    "catalogue": "cli.catalogue:catalogue",
    "case": "cli.case:case_commands",
    "letters": "cli.letters:letter_commands",
    "worklist": "cli.worklist:worklist",
    "initiatives": "cli.initiatives:initiatives",
    "radar": "cli.radar:radar",
    "terms": "cli.terms:terms",
    "office": "cli.absence:office_commands",
    "projections": "cli.projections:projection_commands",
    "rules": "cli.rules:rules_commands",
    "import": "cli.import_log:import_log",
}


@click.group(
    cls=Group,
    later=_COMMANDS,
    help="Weerklank: initiatieven en uitdaagrecht, van ontvangst tot einde.",
)
@click.version_option(
    package_name="weerklank", message="%(prog)s %(version)s", help="Toon welke versie dit is."
)
def group() -> None:
    """Group every command."""


def run(engine: Engine) -> None:
    """Carry out what the terminal asks, with that engine; whatever goes wrong gets one Dutch line."""
    _readable(sys.argv)
    try:
        group(obj=engine, prog_name="weerklank", standalone_mode=False)
    except NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
    except click.UsageError as error:
        stop_refused(_explained(error))
    except Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(FAULT)
    except BrokenPipeError:
        sys.exit(FAULT)
    except OSError as error:
        stop_faulty(Fault("file-fault", f"Lezen of schrijven lukte niet: {reason(error)}."))
    except Exception as bug:  # noqa: BLE001 - an official reads one line; the place in it is for us
        stop_faulty(_unforeseen(bug))


def _readable(arguments: list[str]) -> None:
    """Stop where an argument is no UTF-8: no database takes it, and no terminal shows it."""
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError:
        stop_refused(
            Refused(code="invalid-encoding", sentence="De opdracht bevat tekens die geen geldige UTF-8 zijn.")
        )


def _unforeseen(bug: Exception) -> Fault:
    """Name the sort and the place of a bug, never its message: that may repeat what was typed."""
    places = traceback.extract_tb(bug.__traceback__)
    place = f"{Path(places[-1].filename).name}:{places[-1].lineno}" if places else "?"
    return Fault(
        "unforeseen",
        "Er ging iets mis dat niet was voorzien. Meld dit aan de beheerder met het kenmerk"
        f" {type(bug).__name__} in {place}.",
    )


def _explained(error: click.UsageError) -> Refused:
    help_line = "Zie 'weerklank --help'."
    match error:
        case MissingParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
            return Refused(code="missing-option", sentence=f"Er ontbreekt iets: {name}. {help_line}")
        case NoSuchOption():
            return Refused(
                code="unknown-option", sentence=f"De optie {error.option_name} bestaat niet. {help_line}"
            )
        case BadOptionUsage():
            return Refused(
                code="invalid-option",
                sentence=f"De optie {error.option_name} heeft een waarde te veel of te weinig. {help_line}",
            )
        case BadParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else "de optie"
            return Refused(
                code="invalid-option", sentence=f"De waarde bij {name} is niet geldig. {help_line}"
            )
        case _:
            return Refused(code="usage", sentence=f"Deze opdracht bestaat niet in deze vorm. {help_line}")
