"""The case is rounded off, and the initiator is told."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import CaseClosed
from domain.kinds import ENDS_OF_TRACKS
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Stage
from domain.terms.clock import Manner
from domain.terms.effects import all_ended
from domain.transition import Transition


class Close(Command):
    """`message` is what the initiator was sent at the end."""

    message: Text


def decide(case: Case, command: Close, _: Circumstances) -> Decision:
    """Return the closing; it is open only to stages that an answer went before."""
    closed = CaseClosed(occurred=command.occurred, message=command.message)
    return (closed, *all_ended(case, command.occurred, Manner.CLOSED))


TRANSITION = Transition(
    command=Close,
    decide=decide,
    label="Zaak afronden",
    basis=(law.CAREFUL_PREPARATION,),
    roles=CASE_TEAM,
    stages=ENDS_OF_TRACKS | {Stage.RESPONDED},
    example={
        "occurred": "2026-06-30T16:00:00+02:00",
        "message": "Het plein is klaar. Dank voor uw inzet; wij sluiten de zaak.",
    },
)
