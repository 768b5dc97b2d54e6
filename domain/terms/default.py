"""The two weeks after a notice of default: a clock that follows from the notices, whatever is corrected."""

from collections.abc import Iterator
from datetime import datetime

from domain import law
from domain.case import Case
from domain.events import TermEnded, TermStarted
from domain.rulebook import Rules
from domain.terms.clock import Clock, ClockId, Manner, NoticeReceived, Regime, Term
from domain.terms.due import assessed
from domain.terms.names import AFTER_DEFAULT, AFTER_DEFAULT_ON_OBJECTION, AFTER_NOTICE, OBJECTION
from domain.terms.penalty import TWO_WEEKS, penalty
from domain.terms.telling import notice_of


def two_weeks_of(case: Case, clock: Clock) -> tuple[Clock, ...]:
    """Return the clocks of the two weeks that notices about a clock set going; void ones are left out."""
    notices = {notice.by for notice in clock.notices}
    return tuple(
        each
        for each in case.clocks
        if each.id.name in AFTER_NOTICE and each.by in notices and not _void(each)
    )


def two_weeks_anew(case: Case, rules: Rules, occurred: datetime, cause: int) -> list[TermStarted | TermEnded]:
    """Return what must still happen to the two weeks after each notice, given the case as it now is.

    Whether a notice was premature hangs on the due day, and that on all that happened: a standstill that
    is recorded later, a corrected receipt, a decision that was sent before the notice came. Two weeks
    that were never due are void; those that were due after all begin on the day of the notice. `cause`
    is the fact by which that came to light. On an agreeing case there is nothing.
    """
    found: list[TermStarted | TermEnded] = []
    begun = 0
    for clock in case.clocks:
        effective = _effective(clock, rules)
        there = two_weeks_of(case, clock)
        for each in there:
            if effective is None or each.by != effective.by:
                on = each.term.start if each.ending is None else each.ending.on
                found.append(
                    TermEnded(occurred=occurred, clock=each.id, on=on, manner=Manner.VOID, cause=cause)
                )
        if effective is not None and all(each.by != effective.by for each in there):
            found += _begun(case, clock, effective, occurred, begun)
            begun += 1
    return found


def _effective(clock: Clock, rules: Rules) -> NoticeReceived | None:
    """The first notice that leads to two weeks."""
    if not clock.notices:
        return None
    measure = rules.measure_of(clock)
    found = assessed(clock, measure)
    for notice in clock.notices:
        owed, _ = penalty(found.facts, found.found.day, notice_of(clock, notice.received), measure.calendar)
        if owed.free_until is not None:
            return notice
    return None


def _begun(
    case: Case, clock: Clock, notice: NoticeReceived, occurred: datetime, already: int
) -> Iterator[TermStarted | TermEnded]:
    """The start of the two weeks, and their end where what they were for was done meanwhile."""
    name = AFTER_DEFAULT_ON_OBJECTION if clock.id.name == OBJECTION else AFTER_DEFAULT
    ordinal = sum(each.id.name == name for each in case.clocks) + already + 1
    which = ClockId(name=name, ordinal=ordinal)
    about = f", {clock.term.basis.split(', ', 1)[1]}" if clock.id.name == OBJECTION else ""
    term = Term(
        regime=Regime.STATUTORY,
        basis=f"{law.NOTICE_OF_DEFAULT}{about}",
        start=notice.received,
        length=TWO_WEEKS,
        atw=True,
    )
    yield TermStarted(occurred=occurred, clock=which, term=term, cause=notice.by)
    if clock.ending is not None:
        ending = clock.ending
        yield TermEnded(occurred=occurred, clock=which, on=ending.on, manner=ending.manner, cause=ending.by)


def _void(clock: Clock) -> bool:
    return clock.ending is not None and clock.ending.manner is Manner.VOID
