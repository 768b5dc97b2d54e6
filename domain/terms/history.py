"""What term facts do to the clocks of a case: the part of the fold that the term register shares."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar, assert_never

from domain import events as e
from domain.terms.basis import ExtensionBasis
from domain.terms.clock import Clock, Ending, Extension, NoticeReceived, Suspension
from domain.terms.eras import counted_from, judged, set_anew
from domain.value import Frozen

Happened = TypeVar("Happened", bound=Frozen)

_UNOBSERVED = {"reminded": None, "expired": False}
"""A clock whose due date moved is watched anew: what was observed of the old date stays a fact."""


def evolve_clocks(clocks: tuple[Clock, ...], event: e.TermEvent) -> tuple[Clock, ...]:
    """Return the clocks after one more term fact; a fact about an unknown clock changes nothing."""
    if isinstance(event, e.TermStarted):
        return (*clocks, Clock(id=event.clock, term=event.term, by=event.cause))
    return tuple(_change(clock, event) if clock.id == event.clock else clock for clock in clocks)


def _change(clock: Clock, event: e.TermEvent) -> Clock:  # noqa: C901, PLR0911, PLR0912 - one clause an event, read as a table
    match event:
        case e.TermStarted():
            return clock
        case e.TermUntouched():
            return _tried(clock, event)
        case e.TermSuspended():
            pause = Suspension(basis=event.basis, begin=event.begin, until=event.until, by=event.cause)
            return clock.model_copy(update={"suspensions": (*clock.suspensions, pause)} | _UNOBSERVED)
        case e.TermResumed():
            return clock.model_copy(update={"suspensions": _resumed(clock, event)} | _UNOBSERVED)
        case e.TermExtended():
            extension = Extension(
                basis=event.basis,
                announced=event.announced,
                until=event.until,
                weeks=event.weeks,
                by=event.cause,
            )
            return clock.model_copy(update={"extensions": (*clock.extensions, extension)} | _UNOBSERVED)
        case e.TermInDefault():
            notice = NoticeReceived(received=event.received, by=event.cause)
            return clock.model_copy(update={"notices": (*clock.notices, notice)})
        case e.TermEnded():
            ending = Ending(on=event.on, manner=event.manner, by=event.cause)
            return judged(clock.model_copy(update={"ending": ending}))
        case e.TermReopened():
            return judged(clock.model_copy(update={"ending": None} | _UNOBSERVED))
        case e.TermUnextended():
            kept = tuple(each for each in clock.extensions if each.by != event.of)
            return judged(clock.model_copy(update={"extensions": kept} | _UNOBSERVED))
        case e.TermAmended():
            return _amended(clock, event)
        case e.TermReset():
            return _reset(clock, event)
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


def _tried(clock: Clock, event: e.TermUntouched) -> Clock:
    """What was tried stays with the clock: whether it has effect is computed each time."""
    if event.basis is None:
        return clock
    if event.announced is not None:
        extension = Extension(
            basis=ExtensionBasis(event.basis),
            announced=event.announced,
            until=event.until,
            weeks=event.weeks,
            by=event.cause,
        )
        return clock.model_copy(update={"extensions": (*clock.extensions, extension)})
    if event.begin is None:
        return clock
    pause = Suspension(basis=event.basis, begin=event.begin, until=event.until, by=event.cause)
    return clock.model_copy(update={"suspensions": (*clock.suspensions, pause)})


def _resumed(clock: Clock, event: e.TermResumed) -> tuple[Suspension, ...]:
    """The suspension that is over; in older facts the last one, as only requests to complete suspended."""
    which = clock.suspensions[-1].by if event.of is None else event.of
    resumed = {"resumed": event.on, "resumed_by": event.cause}
    return tuple(
        pause.model_copy(update=resumed) if pause.by == which else pause for pause in clock.suspensions
    )


def _amended(clock: Clock, event: e.TermAmended) -> Clock:
    if event.start is not None:
        clock = counted_from(clock, event.start)
    ending = clock.ending
    if ending is not None and event.ended_on is not None:
        ending = ending.model_copy(update={"on": event.ended_on})
    paused = {"begin": event.suspended_from, "resumed": event.resumed_on}
    moved = {
        "ending": ending,
        "suspensions": _moved(clock.suspensions, event.pause, paused),
        "extensions": _moved(clock.extensions, event.extension, {"announced": event.announced}),
        "notices": _moved(clock.notices, event.notice, {"received": event.received}),
    }
    return judged(clock.model_copy(update=moved | _UNOBSERVED))


def _reset(clock: Clock, event: e.TermReset) -> Clock:
    """A clock of which the last day stayed was observed already: nobody is reminded twice of one day."""
    if event.term is not None:
        clock = set_anew(clock, event.term)
    return clock if event.due == event.former else clock.model_copy(update=_UNOBSERVED)


def _moved(
    happened: tuple[Happened, ...], which: int | None, days: Mapping[str, date | None]
) -> tuple[Happened, ...]:
    """What happened to a clock, with the days of one of them as they now hold."""
    changes = {name: day for name, day in days.items() if day is not None}
    return tuple(
        each.model_copy(update=changes) if index == which else each for index, each in enumerate(happened)
    )
