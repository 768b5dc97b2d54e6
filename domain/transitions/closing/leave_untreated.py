"""The initiative is left untreated, on one of the few grounds that allow it."""

from datetime import date
from typing import Annotated, assert_never

from domain import law
from domain.case import Case
from domain.command import DecidingCommand
from domain.decision import Circumstances, Decision, Refused
from domain.events import NotTreated
from domain.grounds import NotTreatedGround
from domain.moments import Day, Identifier
from domain.roles import CASE_TEAM
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Clock, Manner
from domain.terms.counting import last_day, legal_day
from domain.terms.dutch import day
from domain.terms.effects import all_ended, ended
from domain.terms.length import Length, Unit
from domain.terms.names import COMPLETION, DECISION
from domain.terms.rolling import roll
from domain.transition import Transition
from domain.value import ADDED

FOUR_WEEKS = Length(number=4, unit=Unit.WEEKS)


class LeaveUntreated(DecidingCommand):
    """`message` is what the initiator was sent; `occurred` the moment of sending.

    Of a repeat `earlier` is the number of the refusal that it repeats, and `refused_on` the day of that.
    """

    ground: NotTreatedGround
    message: Text
    earlier: Annotated[Identifier | None, ADDED] = None
    refused_on: Annotated[Day | None, ADDED] = None


def decide(case: Case, command: LeaveUntreated, at: Circumstances) -> Decision:
    """Return that the case is left untreated and the end of its clocks.

    As incomplete only after a chance to complete within a term that was set (Awb 4:5 lid 1), and within
    four weeks of that (lid 4); as a repeat only of a refusal that is named (Awb 4:6). It decides an
    application, and it answers no ask: the response clock ends without one.
    """
    refused = _refused(case, command, at)
    if refused is not None:
        return refused
    decided = ended(case, [DECISION], command.occurred, Manner.MET)
    others = all_ended(case, command.occurred, Manner.CLOSED)
    met = {end.clock for end in decided}
    not_treated = NotTreated(
        occurred=command.occurred,
        ground=command.ground,
        message=command.message,
        authority=at.authority,
        earlier=command.earlier,
        refused_on=command.refused_on,
    )
    return (not_treated, *decided, *(end for end in others if end.clock not in met))


def _refused(case: Case, command: LeaveUntreated, at: Circumstances) -> Refused | None:
    match command.ground:
        case NotTreatedGround.INCOMPLETE:
            return _incomplete(case, legal_day(command.occurred), at)
        case NotTreatedGround.REPEAT_WITHOUT_NEW_FACTS:
            return _repeat(case, command)
        case NotTreatedGround.NOT_ELIGIBLE:
            return None
        case _:
            assert_never(command.ground)


def _repeat(case: Case, command: LeaveUntreated) -> Refused | None:
    """Why it repeats nothing: what was not refused before is asked for the first time."""
    if command.earlier is None or command.refused_on is None:
        return Refused(
            code="earlier-refusal-missing",
            sentence="Een herhaling volgt op een eerdere afwijzing. Vermeld bij 'earlier' het nummer daarvan"
            " en bij 'refused_on' de dag.",
            basis=str(law.REPEATED_REQUEST),
        )
    if command.refused_on > legal_day(case.received):
        return Refused(
            code="refused-after-receipt",
            sentence="De eerdere afwijzing is van na de ontvangst van dit initiatief. Dan is het daarvan geen"
            " herhaling; controleer 'refused_on'.",
            basis=str(law.REPEATED_REQUEST),
        )
    return None


def _incomplete(case: Case, sent: date, at: Circumstances) -> Refused | None:
    """Why it cannot be left as incomplete: no chance to complete, or too long ago to do so yet."""
    chance = _chance(case, sent)
    if chance is None or chance.ending is None:
        return Refused(
            code="no-chance-to-complete",
            sentence="Dit kan pas nadat de initiatiefnemer een termijn kreeg om aan te vullen"
            " en die ongebruikt voorbij is.",
            basis=str(law.INCOMPLETE),
        )
    over = chance.ending.on
    last = roll(last_day(over, FOUR_WEEKS), over, FOUR_WEEKS, at.rules.measure_of(chance).calendar)
    if sent > last:
        return Refused(
            code="untreated-too-late",
            sentence=f"Wegens onvolledigheid niet behandelen kon tot en met {day(last)}: vier weken na de"
            " aanvulling of na het einde van de termijn daarvoor. Beslis nu op het initiatief zelf.",
            basis=str(law.LEFT_UNTREATED_WITHIN),
        )
    return None


def _chance(case: Case, sent: date) -> Clock | None:
    """The term to complete that was used or over before the message was sent, if one was set."""
    if case.completion is None:
        return None
    request = case.completion.requested
    asked = (clock for clock in case.clocks if clock.id.name == COMPLETION and clock.by == request)
    return next((clock for clock in asked if _over(clock, sent)), None)


def _over(clock: Clock, sent: date) -> bool:
    end = clock.ending
    if end is None:
        return False
    return (end.manner is Manner.MET and sent >= end.on) or (end.manner is Manner.LAPSED and sent > end.on)


TRANSITION = Transition(
    command=LeaveUntreated,
    decide=decide,
    label="Niet in behandeling nemen",
    basis=(law.INCOMPLETE, law.LEFT_UNTREATED_WITHIN, law.REPEATED_REQUEST),
    roles=CASE_TEAM,
    stages=UNANSWERED,
    decides=True,
    example={
        "occurred": "2026-03-05T10:00:00+01:00",
        "ground": "repeat-without-new-facts",
        "message": "U vroeg dit eerder en er zijn geen nieuwe feiten; wij nemen het niet in behandeling.",
        "earlier": "B-2025-0417",
        "refused_on": "2025-11-20",
    },
)
