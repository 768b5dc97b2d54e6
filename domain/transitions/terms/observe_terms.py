"""The engine looks at the clocks: a due date is near, or the last day is over."""

from domain import agenda, law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import CompletionLapsed, Event, TermEnded, TermExpired, TermReminded
from domain.moments import Moment
from domain.roles import Role
from domain.stages import OPEN
from domain.terms.clock import Clock, Manner
from domain.terms.due import due, expiry
from domain.terms.effects import cause_of
from domain.terms.names import COMPLETION
from domain.transition import Transition


class ObserveTerms(Command):
    """`occurred` is the moment the engine woke for; `reminders_after` since when it was awake."""

    reminders_after: Moment


def decide(case: Case, command: ObserveTerms, at: Circumstances) -> Decision:
    """Return what is to be observed now, as known now; the verdict always comes from the clock.

    An expiry that was missed is recorded once, with the moment at which it took effect; a
    reminder that was missed is not sent.
    """
    reminded = [
        TermReminded(
            occurred=command.occurred, clock=clock.id, due=due(clock, at.rules.measure_of(clock)).day
        )
        for clock in agenda.to_remind(case, at.rules, command.reminders_after, at.now)
    ]
    observed: list[Event] = [*reminded]
    for clock in agenda.expired(case, at.rules, at.now):
        observed += _expired(clock, at, cause=cause_of(case) + len(observed))
    return tuple(observed)


def _expired(clock: Clock, at: Circumstances, *, cause: int) -> list[Event]:
    last = due(clock, at.rules.measure_of(clock))
    moment = expiry(clock, at.rules.measure_of(clock))
    if clock.id.name != COMPLETION:
        return [TermExpired(occurred=moment, clock=clock.id, due=last.day, provisional=last.provisional)]
    ended = TermEnded(
        occurred=moment,
        clock=clock.id,
        on=last.day,
        manner=Manner.LAPSED,
        cause=cause,
    )
    return [CompletionLapsed(occurred=moment, until=last.day), ended]


TRANSITION = Transition(
    command=ObserveTerms,
    decide=decide,
    label="Termijnen bewaken",
    basis=(law.EXTENSION_OF_TERMS, law.DECISION_TERM),
    roles=frozenset({Role.SYSTEM}),
    stages=OPEN,
    example={
        "occurred": "2026-03-31T00:00:00+02:00",
        "reminders_after": "2026-02-02T10:15:00+01:00",
    },
)
