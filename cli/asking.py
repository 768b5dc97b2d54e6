"""Asking a running engine from a command: one question, or one submission with its receipt."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from cli.office import Engine, Office
from cli.output import print_json, stop_refused
from domain.decision import Refused
from workflows.messages import Receipt
from workflows.slip import Slip

T = TypeVar("T")


def asked(
    engine: Engine, data_dir: Path | None, config: Path | None, ask: Callable[[Office], T | Refused]
) -> T:
    """Return what the engine answers; a refusal ends the command."""

    async def run() -> T | Refused:
        async with engine.office(data_dir, config) as office:
            return ask(office)

    came_to = asyncio.run(run())
    if isinstance(came_to, Refused):
        stop_refused(came_to)
    return came_to


def hand_in(
    engine: Engine, data_dir: Path | None, config: Path | None, slip_of: Callable[[Office], Slip | Refused]
) -> None:
    """Hand in what `slip_of` makes of the office, and print the receipt as one JSON object.

    A refusal ends the command. A repeat gets the same receipt, and is told that nothing changed.
    """

    async def run() -> Receipt | Refused:
        async with engine.office(data_dir, config) as office:
            slip = slip_of(office)
            return slip if isinstance(slip, Refused) else await office.submit(slip)

    receipt = asyncio.run(run())
    if isinstance(receipt, Refused):
        stop_refused(receipt)
    print_json(receipt.model_dump(mode="json", exclude={"position"}))
    if not receipt.facts:
        click.echo("Dit was al vastgelegd; er is niets gewijzigd.", err=True)
