"""What turns the course of a case does to it: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.case import Attempt, Case
from domain.fact import Fact
from domain.reply.folding import Change, done
from domain.stages import Stage

CourseEvent = (
    e.RoutedInternally
    | e.PartlyWithdrawn
    | e.AsksSplitOff
    | e.CasesJoined
    | e.CaseSeparated
    | e.ContactAttempted
    | e.ClosedUnreachable
)


def turned(case: Case, event: CourseEvent, fact: Fact) -> Change:  # noqa: PLR0911 - one clause an event, read as a table
    """Return what changes in the case."""
    match event:
        case e.RoutedInternally():
            return {}
        case e.PartlyWithdrawn():
            return _partly_withdrawn(case, event, fact)
        case e.AsksSplitOff():
            return {"asks_done": done(case, event.asks, "split-off", fact.version)}
        case e.CasesJoined():
            return {"joined": (*case.joined, event.other)}
        case e.CaseSeparated():
            return {"joined": tuple(other for other in case.joined if other != event.other)}
        case e.ContactAttempted():
            attempt = Attempt(version=fact.version, occurred=event.occurred, channel=event.channel)
            return {"attempts": (*case.attempts, attempt)}
        case e.ClosedUnreachable():
            return {"stage": Stage.UNREACHABLE}
        case _:
            assert_never(event)


def _partly_withdrawn(case: Case, event: e.PartlyWithdrawn, fact: Fact) -> Change:
    """These asks wait no more; with nothing left to answer the case is answered."""
    change: Change = {"asks_done": done(case, event.asks, "withdrawn", fact.version), "attempts": ()}
    if set(case.open_asks) <= set(event.asks):
        change |= {"stage": case.interrupted or Stage.RESPONDED, "interrupted": None}
    return change
