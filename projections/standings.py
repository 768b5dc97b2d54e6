"""How a clock stands from which day on: worked out once, so that asking on a day takes no rules."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.terms.clock import Clock, Standing
from domain.terms.due import Due, standing
from domain.terms.reckoning import Measure

Standings = Sequence[Sequence[str | None]]
"""Pairs in order of day: from this day on (of the first: always) the clock stands so."""

_DAY = timedelta(days=1)


def standings(clock: Clock, by: Due, measure: Measure) -> Standings:
    """Return how the clock stands, at first and from each day on which that changes.

    It hangs on facts alone and on no day of asking: only a fact changes it. Each pair is what
    `standing` says of that day, so that the law of it stands in one place.
    """
    if clock.ending is not None:
        return [[None, standing(clock, measure, clock.ending.on)]]
    found: list[list[str | None]] = []
    for day in sorted({date.min, by.day + _DAY, *_turns(clock)}):
        stands = standing(clock, measure, day)
        if not found or found[-1][1] != stands:
            found.append([day.isoformat() if found else None, stands])
    return found


def stands_on(known: Standings, day: date) -> Standing:
    """Return how the clock stands at the end of that day, a legal day in Europe/Amsterdam."""
    reached = [stands for since, stands in known if since is None or since <= day.isoformat()]
    return Standing(str(reached[-1]))


def _turns(clock: Clock) -> Iterator[date]:
    """The days on which a suspension may begin or be over; a pause has no others."""
    for each in clock.suspensions:
        yield from (clock.term.start, clock.term.start + _DAY)
        yield each.begin
        if each.until is not None:
            yield each.until + _DAY
        if each.resumed is not None:
            yield each.resumed
