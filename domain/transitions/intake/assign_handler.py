"""Somebody takes the case in hand, so that it lies on nobody's pile no longer."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import HandlerAssigned
from domain.roles import DESK
from domain.sealed import Staff
from domain.stages import FILES, OPEN
from domain.transition import Transition


class AssignHandler(Command):
    """`handler` is the account of the colleague who takes the case, possibly one's own."""

    handler: Staff


def decide(case: Case, command: AssignHandler, _: Circumstances) -> Decision:
    """Return the assignment, or nothing where that colleague has the case already."""
    if case.handler == command.handler.ref:
        return ()
    return (HandlerAssigned(occurred=command.occurred, handler=command.handler),)


TRANSITION = Transition(
    command=AssignHandler,
    decide=decide,
    label="Behandelaar toewijzen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK,
    stages=OPEN | FILES,
    example={"occurred": "2026-02-03T09:05:00+01:00", "handler": "behandelaar-1"},
)
