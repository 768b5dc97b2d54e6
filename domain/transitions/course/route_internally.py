"""It came in by another electronic route than was designated, and is brought to where it is handled."""

from datetime import date

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, RoutedInternally, TermEnded, TermStarted, TermUntouched
from domain.moments import Day
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Clock, Manner, Regime
from domain.terms.counting import legal_day
from domain.terms.default import two_weeks_of
from domain.terms.due import due_day
from domain.terms.effects import cause_of, end_of, started_as
from domain.transition import Transition


class RouteInternally(Command):
    """`occurred` is when it was brought there, `message` what the sender was told of that at once.

    `arrived` is the day on which it was brought there, where `occurred` is when the sender was told: so in a
    letter, of which nobody knows beforehand when it leaves.
    """

    message: Text | None = None
    arrived: Day | None = None


def decide(case: Case, command: RouteInternally, at: Circumstances) -> Decision:
    """Return the routing; a term set by law that runs counts from it, where the sender was told at once.

    Awb 2:24, and only that: a norm of the municipality itself never restarts, and what was kept from the
    sender moves nothing. A letter for another authority is another thing: that is forwarded (Awb 2:3). It
    is recorded also where it moves no term, with the reason.
    """
    told_on = legal_day(command.occurred)
    day = command.arrived or told_on
    before = [moment.occurred for moment in case.moments if moment.topic == _TOPIC]
    if command.occurred in before:
        return ()
    if before:
        return Refused(
            code="routed-already",
            sentence="Deze zaak is al intern doorgeleid. Klopt de datum niet, stel dan een verbetering voor.",
            basis=str(law.ROUTED_INTERNALLY),
        )
    if not legal_day(case.received) <= day <= told_on:
        return Refused(
            code="arrived-impossible",
            sentence="De dag van aankomst ligt niet voor de ontvangst en niet na het bericht daarover."
            " Controleer 'arrived'.",
            basis=str(law.ROUTED_INTERNALLY),
        )
    routed = RoutedInternally(
        occurred=command.occurred,
        told=command.message is not None,
        message=command.message,
        arrived=command.arrived,
    )
    if command.message is None:
        return (routed,)
    effects: list[TermEnded | TermStarted | TermUntouched] = []
    for clock in [each for each in case.clocks if _set_by_law(each)]:
        reason = _runs_on(case, clock, day, told_on, at)
        if reason is not None:
            untouched = TermUntouched(
                occurred=command.occurred, clock=clock.id, reason=reason, cause=cause_of(case)
            )
            effects.append(untouched)
            continue
        term = clock.term.model_copy(update={"start": day})
        effects.append(end_of(case, clock, command.occurred, Manner.VOID))
        effects.append(started_as(case, clock.id.name, term, command.occurred))
    return (routed, *effects)


def _set_by_law(clock: Clock) -> bool:
    return clock.ending is None and clock.term.regime is Regime.STATUTORY and clock.term.awb_application


def _runs_on(case: Case, clock: Clock, day: date, told_on: date, at: Circumstances) -> str | None:
    """Return why a term that the law sets is not counted anew, or nothing where it is.

    A message begins its term where it was brought: one that ran out before has begun, and ended. Nor can
    the municipality take back by a message of its own that it was held in default.
    """
    if case.channel not in _ELECTRONIC:
        return "not-electronic"
    if day > due_day(clock, at.rules.measure_of(clock)):
        return "routed-after-the-term"
    if two_weeks_of(case, clock):
        return "routed-in-default"
    if (told_on - day).days > at.rules.regulation.told_at_once_within:
        return "not-told-at-once"
    return None


_ELECTRONIC = frozenset({Channel.EMAIL, Channel.FORM})
_TOPIC = RoutedInternally.model_fields["topic"].default


TRANSITION = Transition(
    command=RouteInternally,
    decide=decide,
    label="Intern doorgeleiden",
    basis=(law.ROUTED_INTERNALLY,),
    roles=DESK,
    stages=UNANSWERED,
    example={
        "occurred": "2026-02-04T09:30:00+01:00",
        "message": "Uw bericht kwam binnen via het contactformulier; vandaag is het bij ons ontvangen.",
    },
)
