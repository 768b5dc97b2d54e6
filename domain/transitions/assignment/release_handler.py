"""A colleague gives the case back, or it is taken off them: from then on nobody has it, and that shows."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.events import HandlerAssigned, HandlerReleased
from domain.roles import DIVIDING
from domain.sealed import Text
from domain.stages import FILES, OPEN
from domain.transition import Transition


class ReleaseHandler(Command):
    """`reason` is why this colleague has the case no longer."""

    reason: Text


def decide(case: Case, command: ReleaseHandler, at: Circumstances) -> Decision:
    """Return the release, or nothing where nobody has the case.

    From its moment on the radar counts how long nobody has it: one that lay before the assignment
    would tell of days on which somebody had.
    """
    if case.handler is None:
        return ()
    refused = not_theirs(case, at)
    if refused is not None:
        return refused
    assigned = case.last_of(_ASSIGNED)
    if assigned is not None and command.occurred < assigned.occurred:
        return Refused(
            code="before-assignment",
            sentence="Op dat moment had deze behandelaar de zaak nog niet. Controleer de datum.",
        )
    return (HandlerReleased(occurred=command.occurred, handler=case.handler, reason=command.reason),)


_ASSIGNED = HandlerAssigned.model_fields["topic"].default

TRANSITION = Transition(
    command=ReleaseHandler,
    decide=decide,
    label="Zaak teruggeven",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DIVIDING,
    stages=OPEN | FILES,
    example={
        "occurred": "2026-02-05T16:30:00+01:00",
        "reason": "Deze zaak gaat over mijn eigen straat.",
    },
)
