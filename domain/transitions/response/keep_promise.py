"""What was promised by a date was done."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import PromiseKept
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import FILES, OPEN
from domain.terms.clock import Manner
from domain.terms.effects import end_of
from domain.terms.names import PROMISED_STEP
from domain.transition import Transition


class KeepPromise(Command):
    """`promise` is the number of the promised step among the terms; `message` what was told of it."""

    promise: Annotated[int, Field(ge=1)] = 1
    message: Text


def decide(case: Case, command: KeepPromise, _: Circumstances) -> Decision:
    """Return that the promise was kept, and the end of its clock; nothing where it was kept already."""
    clock = next(
        (each for each in case.clocks if (each.id.name, each.id.ordinal) == (PROMISED_STEP, command.promise)),
        None,
    )
    if clock is None:
        return Refused(
            code="unknown-promise",
            sentence="Deze toezegging is er niet. Bekijk de nummers bij de termijnen van de zaak.",
        )
    if clock.ending is not None:
        return ()
    kept = PromiseKept(occurred=command.occurred, promise=command.promise, message=command.message)
    return (kept, end_of(case, clock, command.occurred, Manner.MET))


TRANSITION = Transition(
    command=KeepPromise,
    decide=decide,
    label="Toezegging nakomen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK,
    stages=OPEN | FILES,
    example={
        "occurred": "2026-03-19T15:00:00+01:00",
        "promise": 1,
        "message": "De wijkbeheerder is op het plein geweest; u krijgt zijn bevindingen erbij.",
    },
)
