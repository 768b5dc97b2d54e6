"""The initiative is left untreated, on one of the few grounds that allow it."""

from datetime import date

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision, Refused
from domain.events import NotTreated
from domain.grounds import NotTreatedGround
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Manner
from domain.terms.counting import legal_day
from domain.terms.effects import all_ended, ended
from domain.terms.names import COMPLETION, DECISION
from domain.transition import Transition


class LeaveUntreated(DecidingCommand):
    """`message` is what the initiator was sent; `occurred` the moment of sending."""

    ground: NotTreatedGround
    message: Text


def decide(case: Case, command: LeaveUntreated, at: Circumstances) -> Decision:
    """Return that the case is left untreated and the end of its clocks.

    As incomplete only after a chance to complete within a term that was set (Awb 4:5 lid 1).
    It decides an application, and it answers no ask: the response clock ends without one.
    """
    sent = legal_day(command.occurred)
    if command.ground is NotTreatedGround.INCOMPLETE and not _had_its_chance(case, sent):
        return Refused(
            code="no-chance-to-complete",
            sentence="Dit kan pas nadat de initiatiefnemer een termijn kreeg om aan te vullen"
            " en die ongebruikt voorbij is.",
            basis=str(law.INCOMPLETE),
        )
    decided = ended(case, [DECISION], command.occurred, Manner.MET)
    others = all_ended(case, command.occurred, Manner.CLOSED)
    met = {end.clock for end in decided}
    not_treated = NotTreated(
        occurred=command.occurred, ground=command.ground, message=command.message, authority=at.authority
    )
    return (not_treated, *decided, *(end for end in others if end.clock not in met))


def _had_its_chance(case: Case, sent: date) -> bool:
    """Whether a term to complete was set, and was used or over when the message was sent."""
    if case.completion is None:
        return False
    request = case.completion.requested
    endings = [
        clock.ending
        for clock in case.clocks
        if clock.id.name == COMPLETION and clock.by == request and clock.ending is not None
    ]
    return any(
        (end.manner is Manner.MET and sent >= end.on) or (end.manner is Manner.LAPSED and sent > end.on)
        for end in endings
    )


TRANSITION = Transition(
    command=LeaveUntreated,
    decide=decide,
    label="Niet in behandeling nemen",
    basis=(law.INCOMPLETE, law.REPEATED_REQUEST),
    roles=CASE_TEAM,
    stages=UNANSWERED,
    decides=True,
    example={
        "occurred": "2026-03-05T10:00:00+01:00",
        "ground": "repeat-without-new-facts",
        "message": "U vroeg dit eerder en er zijn geen nieuwe feiten; wij nemen het niet in behandeling.",
    },
)
