"""It came in by another electronic route than was designated, and is brought to where it is handled."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import RoutedInternally, TermEnded, TermStarted
from domain.moments import Day
from domain.roles import DESK
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.clock import Clock, Manner, Regime
from domain.terms.counting import legal_day
from domain.terms.effects import end_of, started_as
from domain.transition import Transition


class RouteInternally(Command):
    """`occurred` is when it was brought there, `message` what the sender was told of that at once.

    `arrived` is the day on which it was brought there, where `occurred` is when the sender was told: so in a
    letter, of which nobody knows beforehand when it leaves.
    """

    message: Text | None = None
    arrived: Day | None = None


def decide(case: Case, command: RouteInternally, _: Circumstances) -> Decision:
    """Return the routing; a term set by law counts from it, where the sender was told at once.

    Awb 2:24, and only that: a norm of the municipality itself never restarts, and what was kept from the
    sender moves nothing. A letter for another authority is another thing: that is forwarded (Awb 2:3).
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
    restarted: list[TermEnded | TermStarted] = []
    for clock in [each for each in case.clocks if _restarts(each)]:
        term = clock.term.model_copy(update={"start": day})
        restarted.append(end_of(case, clock, command.occurred, Manner.VOID))
        restarted.append(started_as(case, clock.id.name, term, command.occurred))
    return (routed, *restarted)


def _restarts(clock: Clock) -> bool:
    return clock.ending is None and clock.term.regime is Regime.STATUTORY and clock.term.awb_application


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
