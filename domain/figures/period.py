"""The period of a figure: a year, a quarter or a month, as people write it."""

import re
from calendar import monthrange
from datetime import date

from domain.terms.asking import EARLIEST, LATEST
from domain.terms.dutch import month
from domain.value import Frozen

_WRITTEN = re.compile(r"(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?", re.ASCII)
_QUARTERS = ("eerste", "tweede", "derde", "vierde")


class UnknownPeriodError(ValueError):
    """A text that is no period."""


class Period(Frozen):
    """Whole days, both ends included. `name` is as it is written, `dutch` as it is said."""

    name: str
    dutch: str
    first: date
    last: date


def read_period(text: str) -> Period:
    """Return the year `2026`, the quarter `2026-Q1` or the month `2026-03`.

    Raises `UnknownPeriodError` for anything else, and for years in which no term is counted.
    """
    written = _WRITTEN.fullmatch(text)
    if written is None or not EARLIEST <= int(written[1]) <= LATEST:
        raise UnknownPeriodError(text)
    year, quarter, numbered = written.groups()
    if quarter is not None:
        last = 3 * int(quarter)
        return _months(
            text, f"het {_QUARTERS[int(quarter) - 1]} kwartaal van {year}", int(year), last - 2, last
        )
    if numbered is not None:
        return _months(text, f"{month(int(numbered))} {year}", int(year), int(numbered), int(numbered))
    return _months(text, year, int(year), 1, 12)


def _months(name: str, dutch: str, year: int, first: int, last: int) -> Period:
    until = date(year, last, monthrange(year, last)[1])
    return Period(name=name, dutch=dutch, first=date(year, first, 1), last=until)
