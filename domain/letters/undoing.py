"""What a letter that came back had brought about, undone: clock by clock, said as facts."""

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
    if not _answered_by(case, letter):
        return events
    # Half an answer ended no clock, yet without it what answered the rest did not either.
    again = {event.clock for event in events}
    answers = answer_undone(case, letter.brought, occurred)
    return [*events, *(event for event in answers if event.clock not in again)]


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
    after any answer that was none. What was closed since stays closed.
    """
    if letter.brought is None:
        return None
    if letter.brought == case.moved:
        return letter.stage
    waits = case.stage not in CLOSED | UNANSWERED and _answered_by(case, letter)
    return Stage.ASSESSMENT if waits else None


def _answered_by(case: Case, letter: CaseLetter) -> bool:
    """Whether an ask has no other answer than that letter."""
    return any(each.by == letter.brought and each.how == "answered" for each in case.asks_done)
