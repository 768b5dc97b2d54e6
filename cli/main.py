"""The terminal face: one group, and the commands hung under it."""

import sys

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    Exit,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)

from cli.answers import terms, worklist
from cli.case import case_commands
from cli.catalogue import catalogue
from cli.office import Engine
from cli.output import FAULT, stop_refused
from cli.stack import demo, recover, status, up
from domain.decision import Refused


@click.group(help="Weerklank: initiatieven en uitdaagrecht, van ontvangst tot einde.")
@click.version_option(package_name="weerklank")
def group() -> None:
    """Group every command."""


for _command in (up, demo, status, recover, catalogue, case_commands, worklist, terms):
    group.add_command(_command)


def run(engine: Engine) -> None:
    """Carry out what the terminal asks, with that engine; a slip of the keyboard gets one Dutch line."""
    try:
        group(obj=engine, prog_name="weerklank", standalone_mode=False)
    except NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
    except click.UsageError as error:
        stop_refused(_explained(error))
    except Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(FAULT)


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
                code="invalid-option", sentence=f"De optie {error.option_name} mist een waarde. {help_line}"
            )
        case BadParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else "de optie"
            return Refused(
                code="invalid-option", sentence=f"De waarde bij {name} is niet geldig. {help_line}"
            )
        case _:
            return Refused(code="usage", sentence=f"Deze opdracht bestaat niet in deze vorm. {help_line}")
