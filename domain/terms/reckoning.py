"""The one computation of a due date: counted, suspended, extended, and last the Algemene termijnenwet.

A clock's due day, the what-if calculator and every explanation rest on it. It keeps what it found on the
way, so that an explanation tells this computation and never makes one of its own.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from domain.terms.calendar import Calendar
from domain.terms.clock import Extension, Suspension, Term
from domain.terms.counting import last_day
from domain.terms.length import Length
from domain.terms.pause import Pause, pauses, stretches
from domain.terms.readings import AfterRawEnd, Readings, StartDay
from domain.terms.rolling import roll

_DAY = timedelta(days=1)


class Facts(NamedTuple):
    """What is known of one term: how it was set, what happened to it, and whether it counts backward."""

    term: Term
    suspensions: Sequence[Suspension] = ()
    extensions: Sequence[Extension] = ()
    backward: bool = False


class Measure(NamedTuple):
    """What a term is judged by: a calendar, and how the open points of law are read."""

    calendar: Calendar
    readings: Readings


class Reckoned(NamedTuple):
    """What a term came to.

    `eve` is the day before its first day; `counted` the last day as described (or as named); `raw` the
    last day with suspended days and extension; `day` as the Algemene termijnenwet moved it, where `act`
    tells that it applied. `length` is None where a date was named: then art. 2 and art. 4 have nothing
    to look at.
    """

    eve: date
    counted: date
    paused: tuple[Pause, ...]
    raw: date
    day: date
    act: bool
    length: Length | None

    @property
    def suspended_days(self) -> int:
        """How many days the term stood still, each counted once."""
        return sum(pause.days for pause in self.paused)


def reckon(facts: Facts, by: Measure, *, weeks: int = 0, as_of: date | None = None) -> Reckoned:
    """Return what a term comes to with its suspensions, and with `weeks` more by an extension.

    With `as_of` only the suspensions count that had begun on that day.

    The order is the law's: rolling first and adding afterwards would count closed days as days of the
    term. Whether the Algemene termijnenwet applies is asked of the term as described, not of its
    resulting length. A date that was named stands still for nobody. A backward term takes neither
    art. 1 (lid 2) nor art. 2. Raises `ValueError` for a term with neither a length nor a named date.
    """
    term, _, _, backward = facts
    calendar, readings = by
    if term.until is not None:
        day = roll(term.until, term.start, None, calendar) if term.atw else term.until
        return Reckoned(term.start, term.until, (), term.until, day, term.atw, None)
    length = term.length
    if length is None:
        raise ValueError("a term has a length or a named date")
    eve, counted = _counted(term, length, readings, backward=backward)
    if backward:
        return Reckoned(eve, counted, (), counted, counted, act=False, length=length)
    act = term.atw and length.described.under_the_act
    described = Reckoned(eve, counted, (), counted, counted, act, length)
    return _run_out(described, _begun(facts, eve, readings, as_of), counted + timedelta(weeks=weeks), by)


def named(  # noqa: PLR0913 - the computation it continues, by how much more, and until when it looks
    facts: Facts,
    by: Measure,
    before: Reckoned,
    until: date,
    since: date,
    *,
    weeks: int,
    as_of: date | None = None,
) -> Reckoned:
    """Return what a term comes to once its end has been named, on the day `since`.

    The date holds as named: it does not roll, and what had suspended the term by then is in it already.
    A suspension that begins later moves it on. With `weeks` more it is no longer the day that was named,
    so the Algemene termijnenwet moves it like any other. `before` is the term as it stood on that day.
    """
    later = [each for each in _begun(facts, before.eve, by.readings, as_of) if each.first > since]
    length = before.length
    act = weeks > 0 and facts.term.atw and length is not None and length.described.under_the_act
    return _run_out(before._replace(act=act), later, until + timedelta(weeks=weeks), by)


def _begun(facts: Facts, eve: date, readings: Readings, as_of: date | None) -> list[Pause]:
    """The days of each suspension that had begun on a day, or of all."""
    found = stretches(facts.suspensions, eve + _DAY, readings)
    return found if as_of is None else [each for each in found if each.first <= as_of]


def _run_out(before: Reckoned, found: Sequence[Pause], end: date, by: Measure) -> Reckoned:
    """A term that would end on `end`, with the suspensions that are not in it yet, and the Act last."""
    eve, _, taken, _, _, act, length = before
    paused = pauses(found, end, after=taken)
    raw = _moved(end, paused)
    if act and by.readings.after_raw_end is AfterRawEnd.SUSPENDS:
        rolled = roll(raw, eve, length, by.calendar, taken + paused)
        late = pauses((each for each in found if raw < each.first), rolled, after=taken + paused)
        if late:
            paused, raw = paused + late, _moved(rolled, late)
    paused = taken + paused
    day = roll(raw, eve, length, by.calendar, paused) if act else raw
    return before._replace(paused=paused, raw=raw, day=day)


def _moved(last: date, paused: Sequence[Pause]) -> date:
    return last + timedelta(days=sum(pause.days for pause in paused))


def _counted(term: Term, length: Length, readings: Readings, *, backward: bool) -> tuple[date, date]:
    """The day before the term's first day, and its last day as described."""
    if not term.start_day_counts:
        return term.start, last_day(term.start, length, backward=backward)
    eve = term.start - _DAY
    if readings.start_day is StartDay.FROM_THE_EVE:
        return eve, last_day(eve, length, backward=backward)
    return eve, last_day(term.start, length, start_day_counts=True, backward=backward)
