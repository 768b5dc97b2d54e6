"""Walks the sample lives on a running engine, and shows what its users would see."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from cli.case import print_case
from cli.office import Fault
from cli.terms import print_register
from cli.worklist import print_worklist
from domain.decision import Refused
from domain.terms.counting import legal_day
from projections.sentences import regime, standing
from workers.clock import now
from workers.demo.life import Life
from workers.demo.lives import LIVES
from workers.office import LocalOffice
from workflows.slip import Slip

_SOURCE = "demo"
_MARK = "demonstration"


def keep_apart(data_dir: Path, office: LocalOffice) -> None:
    """Raise `Fault` where the directory holds cases that are not a demonstration's.

    What is stored stays stored: invented cases among real ones could not be taken out again.
    """
    mark = data_dir / _MARK
    if office.log.last_position() and not mark.exists():
        raise Fault(
            "data-dir-has-cases",
            f"In de gegevensmap {data_dir} staan al zaken. De demonstratie hoort in een lege map.",
        )
    mark.touch()


async def walk(office: LocalOffice, lives: Sequence[Life] = LIVES) -> dict[str, str]:
    """Return the case of each life by its name, after all its steps; lives run side by side."""
    cases = await asyncio.gather(*(_live(office, life) for life in lives))
    return {life.name: case for life, case in zip(lives, cases, strict=True)}


async def _live(office: LocalOffice, life: Life) -> str:
    case: str | None = None
    version = 0
    moment = now()
    for number, step in enumerate(life.steps, start=1):
        slip = Slip(
            transition=step.transition,
            content=json.dumps(step.content(moment, version)).encode(),
            account=step.account,
            role=step.role,
            id=f"{legal_day(moment)}/{life.name}/{number}",
            source=_SOURCE,
            case=case,
        )
        came_to = await office.submit(slip)
        if isinstance(came_to, Refused):
            raise Fault(came_to.code, f"De demonstratie liep vast bij '{life.name}': {came_to.sentence}")
        case = came_to.case
        version = came_to.facts[0].version if came_to.facts else came_to.version
        click.echo(f"  {came_to.number}  {step.transition:<28} {life.name}", err=True)
    if case is None:
        raise Fault("demo-empty", f"Het voorbeeld '{life.name}' heeft geen stappen.")
    return case


def show(office: LocalOffice, story_of: str) -> None:
    """Print the work list, one story and the register with its verdicts."""
    click.echo("\nWERKLIJST: wat moet er gebeuren?\n")
    print_worklist(list(office.worklist()))
    click.echo("\nVERLOOP van één zaak\n")
    found = office.case(story_of)
    if found is not None:
        print_case(found)
    register = list(office.register())
    click.echo("\nTERMIJNREGISTER\n")
    print_register(register)
    click.echo("\n" + _verdicts(register))


def _verdicts(register: Sequence[dict[str, Any]]) -> str:
    """Count per regime: a norm and a statutory term are never put on one heap."""
    counts = Counter((regime(row["regime"]), standing(row["state"])) for row in register)
    lines = [f"  {sort:<28} {state:<28} {count:>3}" for (sort, state), count in sorted(counts.items())]
    return "\n".join(["OORDEEL per soort termijn", "", *lines])
