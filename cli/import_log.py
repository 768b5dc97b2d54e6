"""`weerklank import`: the cases that another system kept until now."""

from pathlib import Path

import click

from cli.dutch import Command
from cli.office import Engine, LogToImport
from cli.options import json_option, option, stack_options
from cli.output import plain, print_json, print_table, stop_refused, told
from gateways.foreign_log.findings import NOTICES
from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.summary import Summary

_SHOWN = 20
"""Rows told to people; --json names up to a thousand."""

_NAMED = 10
"""Cases named to people below each notice; --json names up to a thousand."""

_FILE = click.Path(path_type=Path, readable=False)


@click.command(
    "import",
    cls=Command,
    help="Neem een logboek van een ander systeem over (CSV of XES, ook ingepakt met gzip).",
)
@click.argument("log", metavar="LOGBOEK", type=_FILE)
@option("--cases", type=_FILE, default=None, help="Zakenlijst die bij het logboek hoort (CSV).")
@option("--mapping", required=True, type=_FILE, help="Bestand dat zegt wat de kolommen betekenen (YAML).")
@option(
    "--dry-run", is_flag=True, help="Lees en tel alleen; leg niets vast. Daarvoor hoeft niets te draaien."
)
@json_option
@stack_options
@click.pass_obj
@told
def import_log(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    log: Path,
    cases: Path | None,
    mapping: Path,
    data_dir: Path | None,
    config: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take a foreign log in and print what it came to."""
    given = LogToImport(log=log, cases=cases, mapping=mapping, dry_run=dry_run)
    try:
        summary = engine.import_log(given, data_dir, config, _silent if as_json else _aloud)
    except LogRefused as refusal:
        stop_refused(refusal.refused)
    if as_json:
        print_json(summary.model_dump(mode="json"))
    else:
        print_summary(summary)


def _aloud(line: str) -> None:
    click.echo(line, err=True)


def _silent(_line: str) -> None:
    """Say nothing: whoever asks for JSON reads the answer only."""


def print_summary(summary: Summary) -> None:
    """Print what an import came to, first what needs looking at and then the counts."""
    for row in summary.rejected[:_SHOWN]:
        click.echo(f"  {_FILES[row.file]}, regel {row.line}: {row.reason}")
    _more(summary.rejected_rows)
    for case in summary.without_receipt[:_SHOWN]:
        click.echo(plain(f"  zaak {case.source_case} (regel {case.line}): wanneer zij inkwam staat er niet"))
    _more(summary.rejected_cases)
    for code, count in summary.notices.items():
        click.echo(f"  let op, {count} keer: {NOTICES[code]}")
        about = summary.noticed.get(code, ())
        if about:
            more = " …" if count > _NAMED else ""
            click.echo(plain(f"    {', '.join(about[:_NAMED])}{more}"))
    click.echo("Proef: er is niets vastgelegd.\n" if summary.dry_run else "")
    print_table(
        ["uit de bron", "aantal"],
        [
            ["zaken", summary.cases],
            ["feiten die erbij komen" if summary.dry_run else "feiten toegevoegd", summary.facts],
            ["nog niet beëindigd", summary.open],
            ["op tijd beantwoord", summary.in_time],
            ["te laat beantwoord", summary.late],
            ["rijen die niet konden worden gelezen", summary.rejected_rows],
            ["zaken zonder ontvangst, niet overgenomen", summary.rejected_cases],
        ],
    )


def _more(count: int) -> None:
    if count > _SHOWN:
        click.echo(f"  en nog {count - _SHOWN}; --json noemt er meer")


_FILES = {"events": "logboek", "cases": "zakenlijst"}
