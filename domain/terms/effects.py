"""What a decision does to clocks, said as facts: which start, stand still, run again and end."""

from collections.abc import Iterable
from datetime import date, datetime

from domain import events as e
from domain.case import Case
from domain.regulation import TermRule
from domain.terms.clock import Clock, ClockId, Manner, Term
from domain.terms.counting import legal_day
from domain.terms.names import (
    ABOUT_THE_END,
    AFTER_DEFAULT,
    COURT_DATE,
    DECISION,
    PROMISED_RESPONSE,
    SUBSTANTIVE_RESPONSE,
)


def cause_of(case: Case) -> int:
    """Return the version that the first fact of this decision will have: what its effects point at."""
    return case.version + 1


def started(case: Case, rules: Iterable[TermRule], start: date, occurred: datetime) -> list[e.TermStarted]:
    """Return the start of each rule's clock, counted from `start`."""
    return [started_as(case, rule.clock, rule.starting(start), occurred) for rule in rules]


def started_as(case: Case, name: str, term: Term, occurred: datetime, *, already: int = 0) -> e.TermStarted:
    """Return the start of one clock, under the next ordinal of its name.

    `already` counts the clocks of that name which the same decision started before this one.
    """
    same = [clock for clock in case.clocks if clock.id.name == name]
    clock = ClockId(name=name, ordinal=len(same) + already + 1)
    return e.TermStarted(occurred=occurred, clock=clock, term=term, cause=cause_of(case))


def ended(case: Case, names: Iterable[str], occurred: datetime, manner: Manner) -> list[e.TermEnded]:
    """Return the end of every running clock of those names, on the legal day of `occurred`.

    Who decides also decides in time, or too late, for whatever waited for that decision: the two weeks
    after a notice of default, and the day that a court named. So for a response and the day promised
    for it.
    """
    waiting = [follower for name in names for follower in (name, *_WAITING_WITH.get(name, ()))]
    clocks = [clock for name in dict.fromkeys(waiting) for clock in case.running(name)]
    return _ended(case, clocks, occurred, manner)


_WAITING_WITH = {
    DECISION: (AFTER_DEFAULT, COURT_DATE),
    SUBSTANTIVE_RESPONSE: (PROMISED_RESPONSE,),
}


def all_ended(case: Case, occurred: datetime, manner: Manner) -> list[e.TermEnded]:
    """Return the end of every clock that still runs and that the end of the case ends.

    Nothing keeps ticking in a closed case but what is about its end: an objection, a complaint.
    """
    clocks = [clock for clock in case.clocks if clock.ending is None and clock.id.name not in ABOUT_THE_END]
    return _ended(case, clocks, occurred, manner)


def end_of(case: Case, clock: Clock, occurred: datetime, manner: Manner) -> e.TermEnded:
    """Return the end of one clock, on the legal day of `occurred`."""
    return _ended(case, [clock], occurred, manner)[0]


def answer_undone(case: Case, response: int, occurred: datetime) -> list[e.TermReopened]:
    """Return that the clocks for an answer run again: the response of that version was none.

    With the due date they had: an answer that was none gives the municipality no new time. A refusal after
    an answer ended no clock itself: then those run again that ended with the answers which it takes along.
    """
    answers = {response, *(each.by for each in case.asks_done if each.how == "answered")}
    return [
        e.TermReopened(occurred=occurred, clock=clock.id, cause=cause_of(case))
        for clock in case.clocks
        if clock.id.name in {SUBSTANTIVE_RESPONSE, PROMISED_RESPONSE}
        and clock.ending is not None
        and clock.ending.by in answers
    ]


def _ended(case: Case, clocks: Iterable[Clock], occurred: datetime, manner: Manner) -> list[e.TermEnded]:
    return [
        e.TermEnded(
            occurred=occurred,
            clock=clock.id,
            on=legal_day(occurred),
            manner=manner,
            cause=cause_of(case),
        )
        for clock in clocks
    ]


def latest(case: Case, name: str, ordinal: int | None = None) -> Clock | None:
    """Return the clock of that name: the one of that ordinal, else the last that started."""
    same = [clock for clock in case.clocks if clock.id.name == name]
    return next((clock for clock in reversed(same) if ordinal in {None, clock.id.ordinal}), None)
