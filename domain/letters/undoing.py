"""What a letter that came back had brought about, undone: clock by clock, said as facts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain import events as e
from domain.case import Case
from domain.letters.letter import CaseLetter
from domain.stages import CLOSED, UNANSWERED, Stage
from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from domain.terms.effects import answer_undone, cause_of


def undone(case: Case, letter: CaseLetter, occurred: datetime) -> list[e.TermEvent]:
    """Return what the step's fact did to clocks, taken back.

    What it ended runs again with the last day it had; what it began was never due; what it let stand still
    or extended did not: it never reached whom it was for (Awb 2:11 lid 3).
    """
    if letter.brought is None:
        return []
    events = [event for clock in case.clocks for event in _of_clock(case, clock, letter.brought, occurred)]
    if _answered_by(case, letter):
        # Half an answer ended no clock, yet without it what answered the rest did not either.
        again = {event.clock for event in events}
        answers = answer_undone(case, letter.brought, occurred)
        events += [event for event in answers if event.clock not in again]
    if not case.closed or stage_before(case, letter) is not None:
        return events
    return [*events, *_ended_with_the_case(case, events, occurred)]


def _ended_with_the_case(
    case: Case, events: Iterable[e.TermEvent], occurred: datetime
) -> Iterator[e.TermEnded]:
    """In a case that stays closed: what runs again ended when the case did, so that nothing ticks unseen."""
    closing = case.moment(case.moved)
    for event in events:
        if isinstance(event, e.TermReopened):
            yield e.TermEnded(
                occurred=occurred,
                clock=event.clock,
                on=legal_day(occurred if closing is None else closing.occurred),
                manner=_ENDS.get(case.stage, Manner.CLOSED),
                cause=event.cause,
            )


_ENDS = {Stage.WITHDRAWN: Manner.WITHDRAWN, Stage.FORWARDED: Manner.TRANSFERRED}


def _of_clock(case: Case, clock: Clock, brought: int, occurred: datetime) -> list[e.TermEvent]:
    told = {"occurred": occurred, "clock": clock.id, "cause": cause_of(case)}
    if clock.by == brought:
        void = e.TermEnded(on=legal_day(occurred), manner=Manner.VOID, **told)
        return [] if clock.ending is not None and clock.ending.manner is Manner.VOID else [void]
    events: list[e.TermEvent] = []
    if clock.ending is not None and clock.ending.by == brought:
        events.append(e.TermReopened(**told))
    events += [
        e.TermResumed(on=pause.begin, of=brought, **told)
        for pause in clock.suspensions
        if pause.by == brought and pause.until is not None
    ]
    if any(each.by == brought for each in clock.extensions):
        events.append(e.TermUnextended(of=brought, **told))
    return events


def stage_before(case: Case, letter: CaseLetter) -> Stage | None:
    """Return the stage to which the case returns, or nothing where it stays.

    To where it stood, unless it went on since. What left it where it stood is no going on: a note, a second
    look, what the engine itself observed. Where it did go on and an ask waits again, it is judged anew, as
    after any answer that was none; so is a case that was rounded off, for it was rounded off on that
    answer. A case that ended for another reason, such as a withdrawal, stays closed.
    """
    if letter.brought is None:
        return None
    if letter.brought == case.moved:
        return letter.stage
    waits = case.stage not in _ENDED_OTHERWISE | UNANSWERED and _answered_by(case, letter)
    return Stage.ASSESSMENT if waits else None


def _answered_by(case: Case, letter: CaseLetter) -> bool:
    """Whether an ask has no other answer than that letter."""
    return any(each.by == letter.brought and each.how == "answered" for each in case.asks_done)


_ENDED_OTHERWISE = CLOSED - {Stage.COMPLETED}
