"""A second opinion on whole requests: somebody with a diary, who crosses off days one by one.

Nothing here is the engine's: its own holidays (the `holidays` package, 5 May, and decree days typed from
the decrees), its own ranges, its own order of steps.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

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
LONGEST = {"days": 90, "weeks": 12, "months": 3, "years": 0}
TITLE_4_1 = {"statutory", "ordinance"}


class Opinion(NamedTuple):
    """What the diary says."""

    due: date
    raw: date
    provisional: bool
    extension_moved: bool
    suspensions_that_held: int
    penalty: tuple[date, date, date, int] | None


@cache
def public_holidays(year: int) -> frozenset[date]:
    return frozenset({*library.country_holidays("NL", years=year), date(year, 5, 5)})


def free(day: date) -> bool:
    return day.isoweekday() > 5 or day in public_holidays(day.year) or day in EQUATED


def known(day: date) -> bool:
    return any(first <= day and day.year <= last for first, last in COMPLETE)


def opinion(request: dict[str, Any]) -> Opinion:
    """Return the second opinion on a request that is well formed."""
    start = date.fromisoformat(request["start"])
    eve = start - DAY if request.get("start_day_counts") else start
    if request.get("backward"):
        due = leafed(eve, request, backward=True)
        return Opinion(
            due, due, provisional=False, extension_moved=False, suspensions_that_held=0, penalty=None
        )
    application = request.get("awb_application", request["regime"] == "statutory")
    touched = request["regime"] in TITLE_4_1 and application
    stretches = (
        [days for each in request.get("suspensions", ()) if (days := still_days(each, eve))]
        if touched
        else []
    )
    asked = (leafed(eve, request) - eve).days
    act = request["regime"] == "statutory" or (
        request.get("atw", False) and request["regime"] in {"ordinance", "service-norm", "contract"}
    )
    act = act and request["length"] <= LONGEST[request["unit"]]
    two = request["unit"] != "days" or request["length"] >= 3

    def end(number: int, stretches: list[set[date]]) -> tuple[date, date]:
        return crossed_off(eve, number, set().union(*stretches), act=act, two=two)

    raw, due = end(asked, stretches)
    moved = False
    extension = request.get("extension")
    if extension is not None:
        announced = date.fromisoformat(extension["announced"])
        before = [days for days in stretches if min(days) <= announced]
        raw_then, due_then = end(asked, before)
        weeks, until = granted(request, touched=touched), extension.get("until")
        limit = {"awb-9:11-2": 4, "awb-7:10-3": 6}.get(extension["basis"])
        if weeks is None or announced > due_then:
            pass
        elif until is None:
            moved = True
            raw, due = end(asked + 7 * weeks, stretches)
        elif date.fromisoformat(until) > due_then:
            moved = True
            if limit is not None and date.fromisoformat(until) > end(asked + 7 * limit, before)[1]:
                raw, due = end(asked + 7 * limit, stretches)
            else:
                counted = set().union(*(days for days in before if min(days) <= raw_then))
                later = set().union(*(days for days in stretches if min(days) > announced)) - counted
                raw = due = pushed(date.fromisoformat(until), announced, later)
                act = False
    span = [raw + DAY * n for n in range((due - raw).days + 1)]
    held = sum(min(days) <= raw for days in stretches)
    return Opinion(
        due, raw, act and not all(map(known, span)), moved, held, owed(request, due, touched=touched)
    )


def leafed(eve: date, request: dict[str, Any], *, backward: bool = False) -> date:
    """Leaf through the diary, forward or back, until as much has passed as was described."""
    page, step = eve, -DAY if backward else DAY
    if request["unit"] in {"days", "weeks"}:
        for _ in range(request["length"] * (7 if request["unit"] == "weeks" else 1)):
            page += step
        return page
    months = request["length"] * (12 if request["unit"] == "years" else 1)
    while months:
        month = page.month
        page += step
        months -= page.month != month
    while page.day > eve.day:
        page -= DAY
    while page.day < eve.day and (page + DAY).month == page.month:
        page += DAY
    return page


def still_days(suspension: dict[str, str], eve: date) -> set[date]:
    """The days of the term on which a suspension would hold."""
    if suspension["basis"] == "awb-4:15-1-a":
        if "term_until" not in suspension:
            return set()
        first = date.fromisoformat(suspension["invited"]) + DAY
        last = date.fromisoformat(suspension["term_until"])
        if "completed" in suspension:
            last = min(last, date.fromisoformat(suspension["completed"]) - DAY)
    else:
        first, last = date.fromisoformat(suspension["from"]), date.fromisoformat(suspension["to"])
    return {first + DAY * n for n in range((last - first).days + 1) if first + DAY * n > eve}


def crossed_off(eve: date, number: int, still: set[date], *, act: bool, two: bool) -> tuple[date, date]:
    """Cross off the days of a term one by one: its raw last day, and its last day."""
    today, ran = eve, list[date]()
    while len(ran) < number:
        today += DAY
        if today not in still:
            ran.append(today)
    raw = today
    ordinary = sum(not free(day) for day in ran)
    while act and (free(today) or (two and ordinary < 2)):
        today += DAY
        ordinary += today not in still and not free(today)
    return raw, today


def pushed(until: date, since: date, still: set[date]) -> date:
    """A named date, moved on a day for each day after `since` on which the term stands still."""
    today = since
    while today < until:
        today += DAY
        until += DAY * (today in still)
    return until


def granted(request: dict[str, Any], *, touched: bool) -> int | None:
    """How many weeks the article gives at most of what was asked; None where it gives nothing."""
    extension, statutory = request["extension"], request["regime"] == "statutory"
    match extension["basis"]:
        case "awb-4:14-3":
            return 0 if statutory and touched and "until" in extension else None
        case "awb-9:11-2" | "awb-7:10-3" if statutory:
            return min(extension.get("weeks", 0), 4 if extension["basis"] == "awb-9:11-2" else 6)
        case "awb-9:11-3" | "awb-7:10-4" if statutory:
            return extension.get("weeks", 0)
        case _:
            return None


def owed(request: dict[str, Any], due: date, *, touched: bool) -> tuple[date, date, date, int] | None:
    """The last free day, the first and last day of the penalty and its sum in euros."""
    if "notice_of_default" not in request or not touched:
        return None
    received = date.fromisoformat(request["notice_of_default"])
    if received <= due:
        return None
    decided = date.fromisoformat(request["decided_on"]) if "decided_on" in request else date.max
    if decided < received:
        return None
    free_until = crossed_off(received, 14, set(), act=True, two=True)[1]
    days, today = 0, free_until
    while days < 42 and today + DAY < decided:
        today += DAY
        days += 1
    if not days:
        return None
    return free_until, free_until + DAY, today, sum(rates()[:days])


def rates() -> list[int]:
    return [23] * 14 + [35] * 14 + [45] * 14
