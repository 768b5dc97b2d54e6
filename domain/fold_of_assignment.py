"""Who has a case, and who follows it, as facts leave it: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.case import Case
from domain.fact import Fact
from domain.reply.folding import Change
from domain.watchers import Watcher

AssignmentEvent = e.TeamAssigned | e.HandlerAssigned | e.HandlerReleased
WatchingEvent = e.CaseWatched | e.CaseUnwatched


def assigned(event: AssignmentEvent) -> Change:
    """Return who has the case after it."""
    match event:
        case e.TeamAssigned():
            return {"team": event.team}
        case e.HandlerAssigned():
            return {"handler": event.handler.ref}
        case e.HandlerReleased():
            return {"handler": None}
        case _:
            assert_never(event)


def watched(case: Case, event: WatchingEvent, fact: Fact) -> Change:
    """Return who follows the case after it."""
    match event:
        case e.CaseWatched():
            return {"watchers": (*case.watchers, _watcher(event, fact.version))}
        case e.CaseUnwatched():
            return {"watchers": tuple(each for each in case.watchers if each.number != event.watcher)}
        case _:
            assert_never(event)


def _watcher(event: e.CaseWatched, number: int) -> Watcher:
    who = event.staff or event.person
    if who is None:
        raise ValueError(f"nobody follows in fact {number}")
    return Watcher(number=number, ref=who.ref, outside=event.staff is None, contact=event.contact)
