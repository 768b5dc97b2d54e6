"""The almanac that the diary has by it: closed days found by other means than the engine's."""

from datetime import date, timedelta
from functools import cache

import holidays as library

DAY = timedelta(days=1)

DECREES = {
    1990: "05-25 12-24 12-31",
    1991: "05-10 12-27",
    1992: "05-01 05-29",
    2005: "05-06",
    2006: "05-26",
    2007: "05-18 12-24 12-27 12-28 12-31",
    2008: "05-02",
    2009: "01-02 05-01 05-04 05-22",
    2010: "05-14",
    2011: "05-06 06-03",
    2012: "05-18 12-24 12-31",
    2013: "04-29 05-10 12-27",
    2014: "05-30",
    2015: "01-02 05-04 05-15",
    2016: "05-06",
    2017: "04-28 05-26",
    2018: "05-11 12-24 12-31",
    2019: "05-31 12-27",
    2020: "05-22",
    2021: "05-14",
    2022: "05-27",
    2023: "04-28 05-19",
    2024: "05-10 12-27",
    2025: "05-30",
    2026: "01-02 05-15",
    2027: "05-07",
    2028: "04-28 05-26",
}
EQUATED = frozenset(date.fromisoformat(f"{year}-{day}") for year in DECREES for day in DECREES[year].split())
COMPLETE = ((date(1990, 5, 25), 1992), (date(2005, 1, 1), 2019), (date(2023, 1, 1), 2028))


@cache
def public_holidays(year: int) -> frozenset[date]:
    return frozenset({*library.country_holidays("NL", years=year), date(year, 5, 5)})


def free(day: date) -> bool:
    return day.isoweekday() > 5 or day in public_holidays(day.year) or day in EQUATED


def known(day: date) -> bool:
    return any(first <= day and day.year <= last for first, last in COMPLETE)
