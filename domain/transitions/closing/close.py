"""The case is rounded off, and the initiator is told."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CaseClosed
from domain.kinds import ENDS_OF_TRACKS
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import Stage
from domain.terms.clock import Manner
from domain.terms.effects import all_ended
from domain.terms.names import CLOCK_LABELS, PROMISES
from domain.transition import Transition


class Close(Command):
    """`message` is what the initiator was sent at the end."""

    message: Text


def decide(case: Case, command: Close, _: Circumstances) -> Decision:
    """Return the closing; it is open only to stages that an answer went before.

    And not while something promised is still awaited: a promise may not die of a tidy list.
    """
    awaited = [clock for name in PROMISES for clock in case.running(name)]
    if awaited:
        named = ", ".join(f"{CLOCK_LABELS[clock.id.name]} ({clock.id.ordinal})" for clock in awaited)
        return Refused(
            code="promise-outstanding",
            sentence=f"Er staat nog open: {named}. Verzend het besluit, kom de toezegging na, of laat de"
            " initiatiefnemer weten waarom dat anders loopt; rond daarna af.",
            basis=str(law.CAREFUL_PREPARATION),
        )
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
