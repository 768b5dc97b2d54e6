"""Somebody takes the case in hand, so that it lies on nobody's pile no longer."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import involved, not_theirs
from domain.decision import Circumstances, Decision
from domain.dividing import unreasoned
from domain.events import HandlerAssigned
from domain.roles import DIVIDING
from domain.sealed import Staff, Text
from domain.stages import FILES, OPEN
from domain.transition import Transition


class AssignHandler(Command):
    """`handler` is the account of the colleague who takes the case, possibly one's own.

    `reason` is why it goes from one colleague to another; a case that nobody has needs none.
    """

    handler: Staff
    reason: Text | None = None


def decide(case: Case, command: AssignHandler, at: Circumstances) -> Decision:
    """Return the assignment, or nothing where that colleague has the case already."""
    if case.handler == command.handler.ref:
        return ()
    refused = (
        not_theirs(case, at)
        or unreasoned(case.handler, command.reason, _WHY)
        or (involved(at, command.handler.ref) if case.about_complaint else None)
    )
    if refused is not None:
        return refused
    return (HandlerAssigned(occurred=command.occurred, handler=command.handler, reason=command.reason),)


_WHY = "Deze zaak heeft al een behandelaar. Vermeld in het veld 'reason' waarom zij naar een ander gaat."

TRANSITION = Transition(
    command=AssignHandler,
    decide=decide,
    label="Behandelaar toewijzen",
    basis=(law.CAREFUL_PREPARATION, law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
    roles=DIVIDING,
    stages=OPEN | FILES,
    example={"occurred": "2026-02-03T09:05:00+01:00", "handler": "behandelaar-1"},
)
