"""Thousands of requests to the calculator, against somebody with a diary."""

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rulebook import Rulebook
from domain.terms.replying import reply
from tests.terms.almanac import EQUATED, known, public_holidays
from tests.terms.diary import Opinion, opinion

DAY = timedelta(days=1)
LONGEST = {"days": 95, "weeks": 14, "months": 5, "years": 2}
SUSPENSIONS = ("awb-4:15-1-b", "awb-4:15-2-a", "awb-4:15-2-b", "awb-4:15-2-c")
EXTENSIONS = ("awb-4:14-1", "awb-4:14-3", "awb-9:11-2", "awb-9:11-3", "awb-7:10-3", "awb-7:10-4")
REGIMES = ("statutory", "statutory", "statutory", "ordinance", "named-date", "service-norm", "contract")

calendar_of = Rulebook.read().calendar


def often_near(start: date, reach: int) -> st.SearchStrategy[date]:
    return st.integers(-20, reach).map(lambda ahead: start + DAY * ahead)


@st.composite
def starts(draw: st.DrawFn) -> date:
    """Any day, and often one from which a term of some weeks ends among closed days."""
    if draw(st.booleans()):
        return draw(st.dates(date(1989, 1, 1), date(2031, 12, 31)))
    near = draw(st.sampled_from(sorted(EQUATED | public_holidays(2026) | public_holidays(2029))))
    return near - DAY * (draw(st.integers(-3, 3)) + 7 * draw(st.integers(0, 13)))


@st.composite
def suspensions(draw: st.DrawFn, start: date) -> dict[str, str]:
    first = draw(often_near(start, 130))
    if draw(st.booleans()):
        last = first + DAY * draw(st.integers(0, 40))
        return {"basis": draw(st.sampled_from(SUSPENSIONS)), "from": str(first), "to": str(last)}
    request = {"basis": "awb-4:15-1-a", "invited": str(first)}
    if draw(st.integers(0, 9)):
        request["term_until"] = str(first + DAY * draw(st.integers(-2, 40)))
    if draw(st.booleans()):
        request["completed"] = str(first + DAY * draw(st.integers(-2, 45)))
    return request


@st.composite
def requests(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(starts())
    unit = draw(st.sampled_from(tuple(LONGEST)))
    request: dict[str, Any] = {
        "id": draw(st.integers()),
        "start": str(start),
        "length": draw(st.integers(1, LONGEST[unit])),
        "unit": unit,
        "regime": draw(st.sampled_from(REGIMES)),
    }
    for flag in ("awb_application", "atw", "start_day_counts"):
        if draw(st.integers(0, 2)) == 0:
            request[flag] = draw(st.booleans())
    request["backward"] = draw(st.integers(0, 14)) == 0
    request["suspensions"] = draw(st.lists(suspensions(start), max_size=4))
    if draw(st.booleans()):
        extension = {
            "basis": draw(st.sampled_from(EXTENSIONS)),
            "announced": str(draw(often_near(start, 130))),
        }
        if draw(st.booleans()):
            request["extension"] = extension | {"until": str(draw(often_near(start, 200)))}
        else:
            request["extension"] = extension | {"weeks": draw(st.integers(1, 8))}
    if draw(st.booleans()):
        received = draw(often_near(start, 200))
        request["notice_of_default"] = str(received)
        if draw(st.booleans()):
            request["decided_on"] = str(received + DAY * draw(st.integers(-20, 70)))
    return request


def answered(request: dict[str, Any]) -> dict[str, Any]:
    found, done = reply(json.dumps(request), calendar_of)
    assert done, found
    return found


def as_opinion(answer: dict[str, Any]) -> Opinion:
    """Put the engine's answer as the diary puts its own."""
    steps = [step["step"] for step in answer["steps"]]
    penalty = answer.get("penalty")
    owed = None
    if penalty is not None and penalty["applies"]:
        days = (date.fromisoformat(penalty[name]) for name in ("free_until", "first_day", "last_day"))
        owed = (*days, penalty["amount_cents"] / 100)
    return Opinion(
        date.fromisoformat(answer["due"]),
        date.fromisoformat(answer["raw"]),
        answer["provisional"],
        "extension" in steps,
        steps.count("suspension"),
        owed,
    )


@settings(max_examples=2000)
@given(request=requests())
def test_the_diary_agrees(request: dict[str, Any]) -> None:
    assert as_opinion(answered(request)) == opinion(request)


@settings(max_examples=300)
@given(request=requests())
def test_every_fact_shows_as_a_step_or_as_rejected(request: dict[str, Any]) -> None:
    answer = answered(request)
    shown = [step["step"] for step in answer["steps"]]
    rejected = [each["what"] for each in answer["rejected"]]

    assert shown.count("suspension") + rejected.count("suspension") == len(request["suspensions"])
    if "extension" in request:
        assert "extension" in shown or "extension" in rejected
    if "notice_of_default" in request:
        assert answer["penalty"]["free_until"] or "notice_of_default" in rejected
    assert all(each["reason"].endswith(".") and each["code"] for each in answer["rejected"])


@settings(max_examples=300)
@given(request=requests())
def test_the_steps_add_up(request: dict[str, Any]) -> None:
    answer = answered(request)
    steps = answer["steps"]
    days = sum(step["days"] for step in steps if step["step"] == "suspension")
    total = sum(step["days"] for step in steps if step["step"] == "suspended")

    assert days == total
    assert [step["day"] for step in steps if step["step"] == "due"] == [answer["due"]]
    passed = [step["day"] for step in steps if step["step"] in {"skipped", "two-ordinary-days"}]
    assert passed == sorted(passed)
    if not request["backward"]:
        until_due = [day for day in passed if answer["raw"] <= day < answer["due"]]
        gap = date.fromisoformat(answer["due"]) - date.fromisoformat(answer["raw"])
        assert len(until_due) == gap.days


@settings(max_examples=300)
@given(request=requests())
def test_an_alternative_is_another_day_and_asking_twice_gives_the_same(request: dict[str, Any]) -> None:
    answer = answered(request)

    assert answer == answered(request)
    assert all(each["due"] != answer["due"] for each in answer["alternatives"])
    assert not answer["provisional"] or not all(
        known(date.fromisoformat(answer[name])) for name in ("due", "raw")
    )


@settings(max_examples=300)
@given(request=requests(), data=st.data())
def test_the_order_of_suspensions_is_immaterial(request: dict[str, Any], data: st.DataObject) -> None:
    shuffled = request | {"suspensions": data.draw(st.permutations(request["suspensions"]))}
    names = ("due", "raw", "provisional", "alternatives")

    one, other = answered(request), answered(shuffled)

    assert [one[name] for name in names] == [other[name] for name in names]
