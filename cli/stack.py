"""`weerklank up`, `demo`, `status` and `recover`: the engine itself."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.dutch import Command
from cli.office import Engine, Fault, Ports
from cli.options import json_option, option, stack_options
from cli.output import FAULT, print_json, print_table, told

if TYPE_CHECKING:
    from workflows.recovery import Recovered


@click.command(cls=Command, help="Start de hele motor en laat haar draaien tot Ctrl-C.")
@option(
    "--temporal-port",
    type=click.IntRange(0, 65_535),
    default=None,
    help="Poort van Temporal op deze machine (standaard: uit temporal.yaml); 0: een vrije poort.",
)
@option(
    "--web-port",
    type=click.IntRange(0, 65_535),
    default=None,
    help="Poort van de bladzijden op deze machine (standaard: uit temporal.yaml); 0: een vrije poort.",
)
@stack_options
@click.pass_obj
@told
def up(
    engine: Engine,
    temporal_port: int | None,
    web_port: int | None,
    data_dir: Path | None,
    config: Path | None,
) -> None:
    """Run the whole stack."""
    engine.up(data_dir, config, Ports(temporal_port, web_port))


@click.command(cls=Command, help="Toon een nieuwe link waarmee u een keer kunt inloggen.")
@stack_options
@click.pass_obj
@told
def link(engine: Engine, data_dir: Path | None, config: Path | None) -> None:
    """Print a new one-time link to the pages of a running engine."""
    click.echo(engine.link(data_dir, config))


@click.command(cls=Command, help="Laat voorbeeldinitiatieven hele levens doorlopen en toon de antwoorden.")
@stack_options
@click.pass_obj
@told
def demo(engine: Engine, data_dir: Path | None, config: Path | None) -> None:
    """Run the demonstration; exit code 1 where something did not hold."""
    if not engine.demo(data_dir, config):
        raise SystemExit(FAULT)


@click.command(cls=Command, help="Hoe staat de motor ervoor?")
@json_option
@stack_options
@click.pass_obj
@told
def status(engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Print how the engine stands."""

    async def run() -> dict[str, Any]:
        async with engine.office(data_dir, config) as office:
            return await office.status()

    found = asyncio.run(run())
    if as_json:
        print_json(found)
        return
    print_table(["onderdeel", "stand"], [[name, value] for name, value in _flat(found)])


@click.command(cls=Command, help="Breng elke open zaak weer tot leven vanuit het grootboek.")
@json_option
@stack_options
@click.pass_obj
@told
def recover(engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Start a workflow for every open case that has none, and end those that are ahead of the ledger."""

    async def run() -> Recovered:
        async with engine.office(data_dir, config) as office:
            return await office.recover(_progress)

    done = asyncio.run(run())
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(
            f"{done.started} zaken weer tot leven gebracht, {done.running} liepen al,"
            f" {done.closed} zijn gesloten."
        )
        if done.reconciled:
            click.echo(
                f"{done.reconciled} zaken liepen vooruit op een teruggezet grootboek;"
                " dat is rechtgezet vanuit het grootboek."
            )
    if done.silent:
        raise Fault(
            "workflow-silent",
            f"{done.silent} lopende zaken gaven geen antwoord, dus of zij met het grootboek overeenkomen is"
            " niet bekend. Kijk of de motor werkt en voer dit nog eens uit.",
        )
    if done.unjudgeable:
        raise Fault(
            "rules-missing",
            f"{done.unjudgeable} zaken lopen onder regels die hier ontbreken; zie het logboek.",
        )


_TOLD_EVERY = 100


def _progress(so_far: Recovered) -> None:
    if so_far.seen % _TOLD_EVERY == 0:
        click.echo(f"  {so_far.seen} zaken bekeken", err=True)


def _flat(found: dict[str, Any], above: str = "") -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for name, value in found.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{above}{name}.")
        else:
            rows.append((f"{above}{name}", value))
    return rows
