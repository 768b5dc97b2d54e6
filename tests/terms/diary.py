"""A second opinion on whole requests: somebody with a diary, who crosses off days one by one.

Nothing here is the engine's: its own almanac, its own ranges, its own order of steps. Written from the
articles and the readings that were fixed for them, never from the code that it is compared with.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tests.terms.almanac import DAY, free, known

LONGEST = {"days": 90, "weeks": 12, "months": 3, "years": 0}
TITLE_4_1 = {"statutory", "ordinance"}
ONCE = {"awb-9:11-2": 4, "awb-7:10-3": 6}
ASKED_TO_COMPLETE = {"awb-4:15-1-a", "awb-7:10-2"}
OF_AN_OBJECTION = "awb-7:10-2"


class Opinion(NamedTuple):
    """What the diary says."""

    due: date
    raw: date
    provisional: bool
    extension_moved: bool
    suspensions_that_held: int
    penalty: tuple[date, date, date, int] | None


class Story(NamedTuple):
    """A term as the diary has it: its eve, how many days it asks, and the days of each standstill."""

    eve: date
    asked: int
    stretches: list[set[date]]
    act: bool
    two: bool


class Delay(NamedTuple):
    """An extension that counts: so many weeks, or a day in place of the end as it then stood.

    `still` are the days that had been taken into the end by the time that day was named.
    """

    basis: str
    announced: date
    weeks: int
    until: date | None
    still: set[date]


class Page(NamedTuple):
    """How a term stands: its end before the Act and after it, and the days it stood still before that."""

    raw: date
    due: date
    still: set[date]
    rolls: bool


def opinion(request: dict[str, Any]) -> Opinion:
    """Return the second opinion on a request that is well formed."""
    story = read(request)
    if request.get("backward"):
        return Opinion(story.eve, story.eve, False, False, 0, None)  # noqa: FBT003 - as the fields stand
    delays, _ = delayed(story, request)
    page = stands(story, delays)
    span = [page.raw + DAY * n for n in range((page.due - page.raw).days + 1)]
    held = sum(min(days) <= page.raw for days in story.stretches)
    return Opinion(
        page.due,
        page.raw,
        page.rolls and not all(map(known, span)),
        bool(delays),
        held,
        owed(request, page.due, touched=in_title_4_1(request)),
    )


def read(request: dict[str, Any]) -> Story:
    """Copy a request into the diary. A backward term has no more to it than its last day."""
    start = date.fromisoformat(request["start"])
    eve = start - DAY if request.get("start_day_counts") else start
    if request.get("backward"):
        return Story(leafed(eve, request, backward=True), 0, [], act=False, two=False)
    found = [still_days(each, eve) for each in request.get("suspensions", ()) if touches(each, request)]
    act = request["regime"] == "statutory" or (
        request.get("atw", False) and request["regime"] in {"ordinance", "service-norm", "contract"}
    )
    return Story(
        eve,
        (leafed(eve, request) - eve).days,
        [days for days in found if days],
        act=act and request["length"] <= LONGEST[request["unit"]],
        two=request["unit"] != "days" or request["length"] >= 3,
    )


def in_title_4_1(request: dict[str, Any]) -> bool:
    application: bool = request.get("awb_application", request["regime"] == "statutory")
    return application and request["regime"] in TITLE_4_1


def touches(suspension: dict[str, str], request: dict[str, Any]) -> bool:
    """Awb 4:15 is about a decision on an application; 7:10 about any objection, within the Awb's own term."""
    if suspension["basis"] == OF_AN_OBJECTION:
        return bool(request["regime"] == "statutory")
    return in_title_4_1(request)


def stands(story: Story, delays: Sequence[Delay], today: date = date.max) -> Page:
    """How the term stands with those delays, by what had begun to suspend it at the end of `today`."""
    begun = [days for days in story.stretches if min(days) <= today]
    names = [number for number, each in enumerate(delays) if each.until is not None]
    if not names:
        asked = story.asked + 7 * sum(each.weeks for each in delays)
        raw, due = crossed_off(story.eve, asked, set().union(*begun), act=story.act, two=story.two)
        return Page(raw, due, set().union(*(days for days in begun if min(days) <= raw)), story.act)
    name = delays[names[-1]]
    assert name.until is not None
    weeks = sum(each.weeks for each in delays[names[-1] + 1 :])
    later = [days for days in begun if min(days) > name.announced]
    raw = due = pushed(name.until + 7 * weeks * DAY, name.announced, set().union(*later) - name.still)
    rolls = story.act and weeks > 0
    while rolls and free(due):
        due += DAY
    return Page(raw, due, name.still.union(*(days for days in later if min(days) <= raw)), rolls)


def delayed(story: Story, request: dict[str, Any]) -> tuple[list[Delay], list[str]]:
    """Judge each extension on the term as it stood that day: those that count, and what is wrong with others.

    An extension that was cut both counts and has something wrong with it.
    """
    delays: list[Delay] = []
    wrong: list[str] = []
    announcements = [request["extension"]] if "extension" in request else request.get("extensions", [])
    for extension in sorted(announcements, key=lambda each: each["announced"]):
        basis, announced = extension["basis"], date.fromisoformat(extension["announced"])
        page = stands(story, delays, announced)
        until = date.fromisoformat(extension["until"]) if "until" in extension else None
        fault = misplaced(extension, request)
        if fault is None and basis in ONCE and any(each.basis == basis for each in delays):
            fault = "already-adjourned"
        within = page
        if basis == "awb-4:14-3":  # "binnen deze termijn": an earlier message gives no time for another
            within = stands(story, [each for each in delays if each.basis != basis], announced)
        if fault is None and announced > within.due:
            fault = "announced-too-late"
        if fault is None and until is not None and until <= page.due:
            fault = "not-later"
        if fault is not None:
            wrong.append(fault)
            continue
        weeks = extension.get("weeks", 0)
        if basis in ONCE:
            longest = Delay(basis, announced, ONCE[basis], None, set())
            furthest = stands(story, [*delays, longest], announced).due
            if weeks > ONCE[basis] or (until is not None and until > furthest):
                wrong.append("longer-than-allowed")
                weeks, until = ONCE[basis], None
        delays.append(Delay(basis, announced, weeks if until is None else 0, until, page.still))
    return delays, wrong


def misplaced(extension: dict[str, Any], request: dict[str, Any]) -> str | None:
    """What an article has against moving this term at all: the first objection in the list."""
    title_4_1 = extension["basis"] in {"awb-4:14-1", "awb-4:14-3"}
    objections = {
        "backward-term": request.get("backward", False),
        "not-for-this-regime": request["regime"] not in (TITLE_4_1 if title_4_1 else {"statutory"}),
        "no-awb-application": title_4_1 and not in_title_4_1(request),
        "informs-only": extension["basis"] == "awb-4:14-1",
        "term-set-by-law": title_4_1 and request["regime"] == "ordinance",
        "no-date-named": title_4_1 and "until" not in extension,
    }
    return next((code for code, applies in objections.items() if applies), None)


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
    if suspension["basis"] in ASKED_TO_COMPLETE:
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
    """Cross off the days of a term one by one: its raw last day, and its last day.

    A suspension that begins after the raw last day finds nothing to suspend (the reading that counts), so
    its days are days like any other: they may be the second ordinary day of art. 2.
    """
    today, ran = eve, list[date]()
    while len(ran) < number:
        today += DAY
        if today not in still:
            ran.append(today)
    raw = today
    ordinary = sum(not free(day) for day in ran)
    while act and (free(today) or (two and ordinary < 2)):
        today += DAY
        ordinary += not free(today)
    return raw, today


def pushed(until: date, since: date, still: set[date]) -> date:
    """A named date, moved on a day for each day after `since` on which the term stands still."""
    today = since
    while today < until:
        today += DAY
        until += DAY * (today in still)
    return until


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
