"""Ordinary days, looked up in a calendar once and remembered: a register asks for millions of them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

V = TypeVar("V")

DAY = timedelta(days=1)
NEVER = date.max


class _Remembered(dict[date, V]):
    """Answers by day, each found once. There are only so many days, so this stays small."""

    def __init__(self, find: Callable[[date], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, day: date) -> V:
        found = self[day] = self._find(day)
        return found


class OrdinaryDays:
    """Where the ordinary days of one calendar lie.

    `at_or_after` gives the first ordinary day from a day on; `second_after` the second ordinary day
    after a day (Algemene termijnenwet, art. 2). `known` tells whether a decree is known for a day, and
    `second_known_after` gives the second ordinary day among those, or `NEVER`.
    """

    def __init__(self, closed: Callable[[date], str | None], complete: Iterable[tuple[date, date]]) -> None:
        self._closed = closed
        self._complete = sorted(complete)
        self.at_or_after: dict[date, date] = _Remembered(self._at_or_after)
        self.second_after: dict[date, date] = _Remembered(self._second_after)
        self.known: dict[date, bool] = _Remembered(self._known)
        self.second_known_after: dict[date, date] = _Remembered(self._second_known_after)

    def _at_or_after(self, day: date) -> date:
        while self._closed(day) is not None:
            day += DAY
        return day

    def _second_after(self, day: date) -> date:
        return self.at_or_after[self.at_or_after[day + DAY] + DAY]

    def _known(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self._complete)

    def _second_known_after(self, day: date) -> date:
        ordinary = self._known_after(day)
        next(ordinary, None)
        return next(ordinary, NEVER)

    def _known_after(self, day: date) -> Iterator[date]:
        for first, last in self._complete:
            each = self.at_or_after[max(first, day + DAY)]
            while each <= last:
                yield each
                each = self.at_or_after[each + DAY]
