"""What makes a late term look met, entered when its last day was over: the story says so itself."""

from datetime import date

from domain import events as e
from domain.case import Case
from domain.fact import Fact
from domain.roles import Role
from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from projections.dutch import day
from projections.yardstick import Yardstick


def entered_late(fact: Fact, after: Case, measure: Yardstick) -> str:
    """Return that a fact which gave a term time, or ended it in time, came after its last day; or nothing.

    What happened in time counts, also where it is recorded late. But whoever reads that a term was met must
    see that what it rests on was entered when it had run out: of a day that somebody typed, the ledger
    proves no more than when they did. What the engine took in from elsewhere nobody typed here.
    """
    event, recorded = fact.event, legal_day(fact.stamp.recorded)
    last = _last_day_till_then(event, after, measure)
    if last is None or recorded <= last or fact.stamp.role is Role.SYSTEM:
        return ""
    if isinstance(event, e.TermEnded):
        return f" Dit is vastgelegd op {day(recorded)}, na de laatste dag."
    return (
        f" Let op: dit is pas op {day(recorded)} vastgelegd. De laatste dag die tot dan toe gold,"
        f" {day(last)}, was toen al voorbij."
    )


def _last_day_till_then(event: e.Event, after: Case, measure: Yardstick) -> date | None:
    """The last day without what this fact did; nothing where it made no late term look better."""
    match event:
        case e.TermSuspended():
            clock = _clock(after, event.clock.name, event.clock.ordinal)
            kept = tuple(each for each in clock.suspensions if each.by != event.cause)
            return measure.due(clock.model_copy(update={"suspensions": kept})).day
        case e.TermExtended():
            clock = _clock(after, event.clock.name, event.clock.ordinal)
            given = tuple(each for each in clock.extensions if each.by != event.cause)
            return measure.due(clock.model_copy(update={"extensions": given})).day
        case e.TermStarted() if _routed(after, event.cause):
            return measure.due(_clock(after, event.clock.name, event.clock.ordinal - 1)).day
        case e.TermReset() if event.due > event.former:
            return event.former
        case e.TermEnded() if event.manner in _BY_PEOPLE:
            last = measure.due(_clock(after, event.clock.name, event.clock.ordinal)).day
            return last if event.on <= last else None
        case _:
            return None


def _routed(after: Case, cause: int) -> bool:
    begun_by = after.moment(cause)
    return begun_by is not None and begun_by.topic == _ROUTED


def _clock(after: Case, name: str, ordinal: int) -> Clock:
    return next(each for each in after.clocks if (each.id.name, each.id.ordinal) == (name, ordinal))


_ROUTED = e.RoutedInternally.model_fields["topic"].default
_BY_PEOPLE = frozenset({Manner.MET, Manner.WITHDRAWN, Manner.TRANSFERRED, Manner.CLOSED})
