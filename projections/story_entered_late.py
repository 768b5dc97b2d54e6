"""What moved a last day and was written down only when that day was over: the story says so itself."""

from datetime import date

from domain import events as e
from domain.case import Case
from domain.fact import Fact
from domain.terms.clock import Clock
from domain.terms.counting import legal_day
from projections.dutch import day
from projections.yardstick import Yardstick


def entered_late(fact: Fact, after: Case, measure: Yardstick) -> str:
    """Return that a fact gave a term more time after its last day was over, or nothing.

    What happened in time counts, also where it is recorded late. But whoever reads that a term was met must
    see that what it rests on was entered when it had run out: of a day that somebody typed, the ledger
    proves no more than when they did.
    """
    clock = _as_it_was(fact.event, after)
    if clock is None:
        return ""
    last, recorded = measure.due(clock).day, legal_day(fact.stamp.recorded)
    return _told(recorded, last) if recorded > last else ""


def _told(recorded: date, last: date) -> str:
    return (
        f" Let op: dit is pas op {day(recorded)} vastgelegd. De laatste dag die tot dan toe gold,"
        f" {day(last)}, was toen al voorbij."
    )


def _as_it_was(event: e.Event, after: Case) -> Clock | None:
    """The clock without what this fact gave it; nothing where it gave it no time."""
    match event:
        case e.TermSuspended():
            clock = _clock(after, event.clock.name, event.clock.ordinal)
            kept = tuple(each for each in clock.suspensions if each.by != event.cause)
            return clock.model_copy(update={"suspensions": kept})
        case e.TermExtended():
            clock = _clock(after, event.clock.name, event.clock.ordinal)
            given = tuple(each for each in clock.extensions if each.by != event.cause)
            return clock.model_copy(update={"extensions": given})
        case e.TermStarted() if _routed(after, event.cause):
            return _clock(after, event.clock.name, event.clock.ordinal - 1)
        case _:
            return None


def _routed(after: Case, cause: int) -> bool:
    begun_by = after.moment(cause)
    return begun_by is not None and begun_by.topic == _ROUTED


def _clock(after: Case, name: str, ordinal: int) -> Clock:
    return next(each for each in after.clocks if (each.id.name, each.id.ordinal) == (name, ordinal))


_ROUTED = e.RoutedInternally.model_fields["topic"].default
