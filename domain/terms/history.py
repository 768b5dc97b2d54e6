"""What term facts do to the clocks of a case: the part of the fold that the term register shares."""

from typing import assert_never

from domain import events as e
from domain.terms.clock import Clock, Ending, Suspension

_UNOBSERVED = {"reminded": None, "expired": False}
"""A clock whose due date moved is watched anew: what was observed of the old date stays a fact."""


def evolve_clocks(clocks: tuple[Clock, ...], event: e.TermEvent) -> tuple[Clock, ...]:
    """Return the clocks after one more term fact; a fact about an unknown clock changes nothing."""
    if isinstance(event, e.TermStarted):
        return (*clocks, Clock(id=event.clock, term=event.term, by=event.cause))
    return tuple(_change(clock, event) if clock.id == event.clock else clock for clock in clocks)


def _change(clock: Clock, event: e.TermEvent) -> Clock:  # noqa: PLR0911 - one clause an event, read as a table
    match event:
        case e.TermStarted() | e.TermUntouched():
            return clock
        case e.TermSuspended():
            pause = Suspension(basis=event.basis, begin=event.begin, until=event.until, by=event.cause)
            return clock.model_copy(update={"suspensions": (*clock.suspensions, pause)} | _UNOBSERVED)
        case e.TermResumed():
            return clock.model_copy(update={"suspensions": _resumed(clock, event)} | _UNOBSERVED)
        case e.TermEnded():
            ending = Ending(on=event.on, manner=event.manner, by=event.cause)
            return clock.model_copy(update={"ending": ending})
        case e.TermAmended():
            return _amended(clock, event)
        case e.TermReminded():
            return clock.model_copy(update={"reminded": _nearest(clock.reminded, event.step)})
        case e.TermExpired():
            return clock.model_copy(update={"expired": True})
        case _:
            assert_never(event)


def _nearest(before: int | None, step: int | None) -> int:
    """A reminder from before there were steps was the only one of its clock: none nearer follows it."""
    given = 0 if step is None else step
    return given if before is None else min(before, given)


def _resumed(clock: Clock, event: e.TermResumed) -> tuple[Suspension, ...]:
    """The last suspension is the open one: requests to complete follow each other."""
    *earlier, last = clock.suspensions
    return (*earlier, last.model_copy(update={"resumed": event.on, "resumed_by": event.cause}))


def _amended(clock: Clock, event: e.TermAmended) -> Clock:
    term = clock.term if event.start is None else clock.term.model_copy(update={"start": event.start})
    ending = clock.ending
    if ending is not None and event.ended_on is not None:
        ending = ending.model_copy(update={"on": event.ended_on})
    suspensions = clock.suspensions
    if event.pause is not None:
        changes = {
            name: day
            for name, day in (("begin", event.suspended_from), ("resumed", event.resumed_on))
            if day is not None
        }
        suspensions = tuple(
            pause.model_copy(update=changes) if index == event.pause else pause
            for index, pause in enumerate(suspensions)
        )
    moved = {"term": term, "ending": ending, "suspensions": suspensions}
    return clock.model_copy(update=moved | _UNOBSERVED)
