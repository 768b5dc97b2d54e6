"""The engine looks at the clocks: a due date is near, or the last day is over."""

from domain import agenda, law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision
from domain.events import CaseSignalled, CompletionLapsed, Event, TermEnded, TermExpired, TermReminded
from domain.moments import Moment
from domain.radar import signals
from domain.recipients import recipients, watching
from domain.roles import Role
from domain.stages import BEGUN
from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from domain.terms.due import due, expiry
from domain.terms.effects import cause_of
from domain.terms.names import COMPLETION
from domain.terms.reminding import Reminder
from domain.transition import Transition


class ObserveTerms(Command):
    """`occurred` is the moment the engine woke for; `reminders_after` since when it was awake."""

    reminders_after: Moment


def decide(case: Case, command: ObserveTerms, at: Circumstances) -> Decision:
    """Return what is to be observed now, as known now; the verdict always comes from the clock.

    An expiry that was missed is recorded once, with the moment at which it took effect. Of the
    reminders of a clock that were missed only the nearest is given.
    """
    observed: list[Event] = []
    for clock, reminder in agenda.to_remind(case, at.rules, command.reminders_after, at.now):
        observed += _reminded(case, clock, reminder, at)
    for clock in agenda.expired(case, at.rules, at.now):
        observed += _expired(clock, at, cause=cause_of(case) + len(observed))
    observed += _signalled(case, command, at)
    return tuple(observed)


def _signalled(case: Case, command: ObserveTerms, at: Circumstances) -> list[CaseSignalled]:
    """A fact for each thing that would go unseen: the role is told, because nobody else may be looking.

    And one for each colleague who follows the case.
    """
    regulation = at.rules.regulation
    accounts = [None, *(each.account for each in watching(case.watchers, (), at.staffing))]
    return [
        CaseSignalled(
            occurred=each.moment if legal_day(each.moment) == at.today else at.now,
            signal=each.signal,
            since=each.since,
            role=regulation.reminder_role,
            recipient=account,
        )
        for each in signals(case, regulation, command.reminders_after, at.now)
        for account in accounts
    ]


def _reminded(case: Case, clock: Clock, reminder: Reminder, at: Circumstances) -> list[TermReminded]:
    """A fact for each who is told. One that comes on a later day than it should was given when it came."""
    on_its_day = legal_day(reminder.moment) == at.today
    those = recipients(case.handler, reminder.step, at.rules.regulation, at.staffing)
    return [
        TermReminded(
            occurred=reminder.moment if on_its_day else at.now,
            clock=clock.id,
            due=due(clock, at.rules.measure_of(clock)).day,
            step=reminder.step,
            to=told.to,
            recipient=told.account,
            role=told.role,
        )
        for told in (*those, *watching(case.watchers, those, at.staffing))
    ]


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
    # Also of a closed case: an objection or a complaint about it has a clock that outlasts it.
    stages=BEGUN,
    example={
        "occurred": "2026-03-31T00:00:00+02:00",
        "reminders_after": "2026-02-02T10:15:00+01:00",
    },
)
