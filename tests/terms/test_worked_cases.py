"""Due dates worked out by hand, each for one rule of law that is easily got wrong (Awb 4:13, 4:14, 4:15)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Regime, Suspension, Term
from domain.terms.due import due, due_day
from domain.terms.length import Length, Unit
from tests.terms.asked import asked
from tests.terms.measured import by


class Case(NamedTuple):
    name: str
    start: str
    length: str
    expected: str
    why: str
    regime: Regime = Regime.STATUTORY
    start_day_counts: bool = False
    pause: tuple[str, str, str | None] | None = None
    extension: tuple[str, str, str | int] | None = None


CASES = [
    Case("DL01", "2026-02-02", "8 weeks", "2026-03-30", "the day of receipt is not counted"),
    Case(
        "DL04",
        "2023-11-10",
        "6 weeks",
        "2023-12-21",
        "a draft on display: the term begins on that day itself (Awb 3:16)",
        start_day_counts=True,
    ),
    Case("DL05", "2026-01-17", "8 weeks", "2026-03-16", "a Saturday may begin a term but not end it"),
    Case("DL06", "2026-02-20", "6 weeks", "2026-04-07", "from Good Friday past the whole of Easter"),
    Case("DL07", "2026-03-19", "8 weeks", "2026-05-18", "the Friday after Ascension is equated by decree"),
    Case("DL08", "2025-03-01", "8 weeks", "2025-04-28", "King's Day on Saturday leaves Monday ordinary"),
    Case("DL12", "2025-11-13", "6 weeks", "2025-12-29", "Christmas runs into a weekend"),
    Case("DL14", "2025-11-06", "8 weeks", "2026-01-05", "2 January 2026 is equated by decree"),
    Case("DL17", "2026-04-02", "5 days", "2026-04-08", "art. 2 asks for a second ordinary day"),
    Case("DL19", "2026-01-09", "12 weeks", "2026-04-07", "exactly twelve weeks still falls under the act"),
    Case("DL20", "2026-01-02", "13 weeks", "2026-04-03", "a week more does not: Good Friday stays"),
    Case("DL23", "2016-02-29", "3 months", "2016-05-30", "the same day number, not the last of the month"),
    Case("DL26", "2025-01-31", "1 months", "2025-02-28", "no 31 February: the month's last day"),
    Case(
        "DL30",
        "2026-03-07",
        "10 weeks",
        "2026-05-16",
        "a term of a municipal regulation may end on a Saturday",
        regime=Regime.ORDINANCE,
    ),
    Case(
        "DL32",
        "2026-02-02",
        "8 weeks",
        "2026-04-07",
        "completed on the eighth day: seven days of pause, then Easter Monday",
        pause=("2026-02-13", "2026-02-26", "2026-02-20"),
    ),
    Case(
        "DL34",
        "2026-02-02",
        "8 weeks",
        "2026-03-30",
        "asked on the last day: the pause begins when the term is over",
        pause=("2026-03-31", "2026-04-10", None),
    ),
    Case(
        "DL38",
        "2026-01-05",
        "8 weeks",
        "2026-04-13",
        "six weeks of agreed delay; the term is still one of eight weeks to the act",
        pause=("2026-02-16", "2026-03-29", None),
    ),
    Case(
        "DL40",
        "2026-01-31",
        "8 weeks",
        "2026-03-31",
        "the pause is added before the weekend is considered, not after",
        pause=("2026-02-10", "2026-02-12", None),
    ),
    Case(
        "DL41",
        "2026-03-02",
        "8 weeks",
        "2026-06-09",
        "told on the last, rolled day that it will be 9 June (Awb 4:14 lid 3)",
        extension=("awb-4:14-3", "2026-04-28", "2026-06-09"),
    ),
    Case(
        "DL43",
        "2026-02-02",
        "8 weeks",
        "2026-03-30",
        "told that a term in an act will not be met: that moves nothing (Awb 4:14 lid 1)",
        extension=("awb-4:14-1", "2026-03-20", "2026-05-04"),
    ),
    Case(
        "DL46",
        "2026-03-02",
        "6 weeks",
        "2026-05-11",
        "a complaint, adjourned by four weeks (Awb 9:11 lid 2)",
        extension=("awb-9:11-2", "2026-04-10", 4),
    ),
    Case("DL45", "2026-03-02", "6 weeks", "2026-04-13", "a complaint: six weeks"),
    Case("DL49", "2026-06-03", "2 weeks", "2026-06-17", "two free weeks after a notice of default"),
    Case("DL51", "2026-02-06", "8 weeks", "2026-04-07", "counted from the day it was forwarded"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}, {case.why}")
def test_the_calculator(case: Case) -> None:
    number, unit = case.length.split()
    request: dict[str, Any] = {
        "start": case.start,
        "length": int(number),
        "unit": unit,
        "regime": case.regime,
    }
    if case.pause is not None:
        begin, until, resumed = case.pause
        invited = str(date.fromisoformat(begin) - timedelta(days=1))
        dates = {"invited": invited, "term_until": until, "completed": resumed}
        request["suspensions"] = [{"basis": "awb-4:15-1-a", **dates}]
    if case.extension is not None:
        basis, announced, to = case.extension
        granted = {"until": to} if isinstance(to, str) else {"weeks": to}
        request["extension"] = {"basis": basis, "announced": announced, **granted}

    request |= {"regime": case.regime, "start_day_counts": case.start_day_counts}

    answer = asked(**request)

    assert (answer["due"], answer["provisional"]) == (case.expected, False)


@pytest.mark.parametrize(
    "case", [each for each in CASES if not each.extension], ids=lambda case: f"{case.name}, {case.why}"
)
def test_due_date(case: Case, calendar: Calendar, clock_of: Callable[..., Clock]) -> None:
    number, unit = case.length.split()
    term = Term(
        regime=case.regime,
        awb_application=case.regime is Regime.STATUTORY,
        basis="worked-case",
        start=date.fromisoformat(case.start),
        length=Length(number=int(number), unit=Unit(unit)),
        atw=case.regime is Regime.STATUTORY,
        start_day_counts=case.start_day_counts,
    )
    pauses = []
    if case.pause is not None:
        begin, until, resumed = case.pause
        pauses = [Suspension.model_validate_json(_json(begin, until, resumed))]

    answer = due(clock_of(term, *pauses), by(calendar))

    assert answer.day.isoformat() == case.expected, case.why
    assert due_day(clock_of(term, *pauses), by(calendar)) == answer.day
    assert not answer.provisional


def _json(begin: str, until: str, resumed: str | None) -> str:
    back = "null" if resumed is None else f'"{resumed}"'
    return f'{{"basis": "awb-4:15", "begin": "{begin}", "until": "{until}", "resumed": {back}, "by": 2}}'
