"""The case is rounded off, and the initiator is told."""

from collections.abc import Iterable

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
from domain.terms.names import CHALLENGE_DECISION, CLOCK_LABELS, DECISION, PROMISES
from domain.transition import Transition


class Close(Command):
    """`message` is what the initiator was sent at the end."""

    message: Text


def decide(case: Case, command: Close, _: Circumstances) -> Decision:
    """Return the closing; it is open only to stages that an answer went before.

    And not while a decision is still owed or something promised is awaited: neither may die of a tidy list.
    """
    owed = _named(case, (DECISION, CHALLENGE_DECISION))
    if owed:
        return Refused(
            code="decision-outstanding",
            sentence=f"Er is nog niet beslist: {owed}. Neem en verzend eerst het besluit, ook als dat een"
            " afwijzing is; rond daarna af.",
            basis=str(law.DECISION_TERM if case.running(DECISION) else law.RIGHT_TO_CHALLENGE),
        )
    awaited = _named(case, PROMISES)
    if awaited:
        return Refused(
            code="promise-outstanding",
            sentence=f"Er staat nog open: {awaited}. Verzend het besluit, kom de toezegging na, of laat de"
            " initiatiefnemer weten waarom dat anders loopt; rond daarna af.",
            basis=str(law.CAREFUL_PREPARATION),
        )
    closed = CaseClosed(occurred=command.occurred, message=command.message)
    return (closed, *all_ended(case, command.occurred, Manner.CLOSED))


def _named(case: Case, names: Iterable[str]) -> str:
    running = [clock for name in names for clock in case.running(name)]
    return ", ".join(f"{CLOCK_LABELS[clock.id.name]} ({clock.id.ordinal})" for clock in running)


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
