"""`weerklank projections`: the read models, rebuilt from the ledger while everybody goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.dutch import Group
from cli.office import Engine
from cli.options import json_option, stack_options
from cli.output import print_json, stop_refused, told
from domain.decision import Refused

if TYPE_CHECKING:
    from projections.beside import SoFar
    from projections.comparing import Comparison
    from projections.model import ReadModel
    from projections.rebuild import Rebuilt

_TOLD_EVERY = 20_000
_NOT_COMPARED = {
    "columns-changed": "De kolommen zijn veranderd, niet vergeleken.",
    "behind": "Het oude leesmodel liep achter, niet vergeleken.",
}


@click.group(cls=Group, name="projections", help="De leesmodellen: wat getoond wordt.")
def projection_commands() -> None:
    """Group what is about the read models."""


@projection_commands.command(
    help="Bouw leesmodellen opnieuw op uit het grootboek, terwijl iedereen doorwerkt; zonder NAAM alle."
)
@click.argument("name", metavar="[NAAM]", required=False)
@json_option
@stack_options
@click.pass_obj
@told
def rebuild(
    engine: Engine, name: str | None, data_dir: Path | None, config: Path | None, *, as_json: bool
) -> None:
    """Rebuild read models, and tell how those they replaced differed."""
    models = _named(name)

    async def run() -> Sequence[Rebuilt]:
        async with engine.office(data_dir, config) as office:
            return await office.rebuild(models, _silent if as_json else _progress())

    rebuilt = asyncio.run(run())
    if as_json:
        print_json({"rebuilt": [_entry(each) for each in rebuilt]})
        return
    for each in rebuilt:
        click.echo(f"{each.model}: herbouwd tot en met positie {each.position}. {_told(each.comparison)}")
        for difference in each.comparison.first:
            click.echo(f"  {difference}")


def _named(name: str | None) -> Sequence[ReadModel]:
    from projections.models import MODELS  # noqa: PLC0415 - it brings PostgreSQL; who asks for help needs none

    if name is None:
        return MODELS
    found = [model for model in MODELS if model.name == name]
    if not found:
        names = ", ".join(model.name for model in MODELS)
        stop_refused(
            Refused(
                code="unknown-read-model",
                sentence=f"Er is geen leesmodel dat '{name}' heet. Dit zijn ze: {names}.",
            )
        )
    return found


def _told(comparison: Comparison) -> str:
    if comparison.not_compared is not None:
        return _NOT_COMPARED[comparison.not_compared]
    if not comparison.counts:
        return "Het oude leesmodel was gelijk."
    counts = ", ".join(f"{number} in {table}" for table, number in comparison.counts.items())
    return f"Het oude leesmodel had andere rijen: {counts}."


def _entry(rebuilt: Rebuilt) -> dict[str, Any]:
    return {
        "model": rebuilt.model,
        "position": rebuilt.position,
        "resumed": rebuilt.resumed,
        "compared_at": None if rebuilt.comparison.not_compared else rebuilt.comparison.position,
        "not_compared": rebuilt.comparison.not_compared,
        "differences": rebuilt.comparison.counts,
        "first": [each.model_dump(mode="json") for each in rebuilt.comparison.first],
    }


def _progress() -> Callable[[SoFar], None]:
    """Return what tells how far it is, once every so many facts."""
    heard = 0

    def tell(so_far: SoFar) -> None:
        nonlocal heard
        if so_far.facts // _TOLD_EVERY != heard // _TOLD_EVERY:
            models = ", ".join(so_far.models)
            click.echo(f"  {models}: {so_far.facts} feiten verwerkt, tot positie {so_far.target}", err=True)
        heard = so_far.facts

    return tell


def _silent(_: SoFar) -> None:
    """Say nothing: the answer is one JSON value."""
