"""Due dates and their explanations, against a three-line roll on a set of holidays made beforehand."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from domain.rulebook import Rulebook
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, ClockId, Regime, Term
from domain.terms.due import due_day
from domain.terms.length import Length, Unit
from domain.terms.narration import as_json
from domain.terms.readings import Readings
from domain.terms.reckoning import Measure
from domain.terms.telling import explained

_NUMBER = 1_000
_EXPLAINED = 500
_TURNS = 51
_DAY = timedelta(days=1)
_WEEKS = [Length(number=number, unit=Unit.WEEKS) for number in (2, 4, 6, 8, 12)]


def _clocks() -> list[Clock]:
    """Return clocks of a register: statutory terms of some weeks, begun on any day of five years."""
    chance = random.Random(1)  # noqa: S311 - the same register every time
    return [
        _clock(date(2023, 1, 1) + _DAY * chance.randrange(1800), chance.choice(_WEEKS))
        for _ in range(_NUMBER)
    ]


def _clock(start: date, length: Length) -> Clock:
    term = Term(regime=Regime.STATUTORY, basis="Awb art. 4:13 lid 2", start=start, length=length, atw=True)
    return Clock(id=ClockId(name="decision"), term=term, by=1)


def _three_lines(calendar: Calendar) -> Callable[[date], date]:
    """Return the roll that anybody would write, with its holidays in a set."""
    days = (date(2022, 1, 1) + _DAY * ahead for ahead in range(3000))
    closed = frozenset(day for day in days if day.weekday() < 5 and calendar.closed(day) is not None)  # noqa: PLR2004 - Saturday

    def roll(last: date) -> date:
        while last.weekday() > 4 or last in closed:  # noqa: PLR2004 - Friday
            last += _DAY
        return last

    return roll


def _rate(task: Callable[[], object], number: int) -> float:
    begin = time.perf_counter()
    task()
    return number / (time.perf_counter() - begin)


def measure(data_dir: Path) -> list[str]:  # noqa: ARG001 - every measure is handed a directory
    """Return due dates a second, against the three lines in the same turn, and explanations a second."""
    calendar = Rulebook.read().calendar()
    if calendar is None:
        raise LookupError("no calendar is shipped")
    by = Measure(calendar, Readings())
    clocks = _clocks()
    spans = [
        (clock.term.start, timedelta(weeks=clock.term.length.number)) for clock in clocks if clock.term.length
    ]
    roll = _three_lines(calendar)
    if [due_day(clock, by) for clock in clocks] != [roll(start + span) for start, span in spans]:
        raise ValueError("both count the same days, or the ratio says nothing")
    ours, theirs = [], []
    for _ in range(_TURNS):
        theirs.append(_rate(lambda: [roll(start + span) for start, span in spans], _NUMBER))
        ours.append(_rate(lambda: [due_day(clock, by) for clock in clocks], _NUMBER))
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    told = statistics.median(
        _rate(
            lambda: [
                [as_json(step) for step in explained(clock, by).derivation.steps]
                for clock in clocks[:_EXPLAINED]
            ],
            _EXPLAINED,
        )
        for _ in range(_TURNS)
    )
    our, their = statistics.median(ours), statistics.median(theirs)
    return [
        (
            f"laatste dagen             {our:8.0f} /s  drie regels {their:7.0f} /s"
            f"   verhouding {ratio:5.2f}  (doel: ten minste 0.25)"
        ),
        f"laatste dagen met uitleg  {told:8.0f} /s",
    ]
