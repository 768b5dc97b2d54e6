"""Thousands of terms, extended more than once and suspended on every ground, beside a diary."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.terms.assessment import Assessed, assess
from domain.terms.basis import ARTICLES, ExtensionBasis, StandstillBasis, SuspensionBasis
from domain.terms.calendar import Calendar
from domain.terms.clock import Extension, Regime, Suspension, Term
from domain.terms.derivation import derive
from domain.terms.length import Length, Unit
from domain.terms.readings import Readings
from domain.terms.reckoning import Facts, Measure
from domain.terms.step import Name
from tests.terms.almanac import EQUATED, public_holidays
from tests.terms.diary import ASKED_TO_COMPLETE, delayed, read, stands

DAY = timedelta(days=1)
LONGEST = {"days": 95, "weeks": 14, "months": 4, "years": 1}
REGIMES = ("statutory", "statutory", "statutory", "ordinance", "service-norm")
STANDSTILLS = sorted({*map(str, SuspensionBasis), *map(str, StandstillBasis)})
LEADING = {Name.COUNT, Name.SUSPENDED, Name.EXTENSION}
CLOSED = sorted(EQUATED | public_holidays(2026) | public_holidays(2029))


@st.composite
def starts(draw: st.DrawFn) -> date:
    """Any day, and often one from which a term of some weeks ends among closed days."""
    if draw(st.booleans()):
        return draw(st.dates(date(1989, 1, 1), date(2031, 12, 31)))
    return draw(st.sampled_from(CLOSED)) - DAY * (draw(st.integers(-3, 3)) + 7 * draw(st.integers(0, 13)))


@st.composite
def standstills(draw: st.DrawFn, start: date, reach: int) -> dict[str, str]:
    first = start + DAY * draw(st.integers(-5, reach))
    basis = draw(st.sampled_from(STANDSTILLS))
    if basis not in ASKED_TO_COMPLETE:
        return {"basis": basis, "from": str(first), "to": str(first + DAY * draw(st.integers(0, 25)))}
    asked = {"basis": basis, "invited": str(first)}
    if draw(st.integers(0, 9)):
        asked["term_until"] = str(first + DAY * draw(st.integers(-1, 25)))
    if draw(st.booleans()):
        asked["completed"] = str(first + DAY * draw(st.integers(-1, 30)))
    return asked


@st.composite
def extensions(draw: st.DrawFn, start: date, reach: int) -> dict[str, Any]:
    """An extension, most often one of those that allow several and in time."""
    basis = draw(st.sampled_from(["awb-9:11-3", "awb-7:10-4", "awb-4:14-3", *map(str, ExtensionBasis)]))
    announced = start + DAY * draw(st.integers(-2, reach))
    found: dict[str, Any] = {"basis": basis, "announced": str(announced)}
    if draw(st.booleans()):
        return found | {"weeks": draw(st.integers(1, 8))}
    return found | {"until": str(start + DAY * draw(st.integers(0, 2 * reach + 20)))}


@st.composite
def terms(draw: st.DrawFn) -> dict[str, Any]:
    """A term of which the events fall close together, so that one often decides over the next."""
    start = draw(starts())
    unit = draw(st.sampled_from(["weeks", "days", "months", "years"]))
    length = draw(st.integers(1, LONGEST[unit]))
    reach = draw(st.integers(3, 120))
    return {
        "start": str(start),
        "length": length,
        "unit": unit,
        "regime": draw(st.sampled_from(REGIMES)),
        "awb_application": draw(st.integers(0, 5)) > 0,
        "atw": draw(st.booleans()),
        "start_day_counts": draw(st.integers(0, 5)) == 0,
        "backward": draw(st.integers(0, 30)) == 0,
        "suspensions": draw(st.lists(standstills(start, reach), max_size=4)),
        "extensions": draw(st.lists(extensions(start, reach), max_size=4)),
    }


def happened(request: dict[str, Any]) -> Facts:
    """What the engine is told: the same term, with what happened to it in the order of the request."""
    grounds = {basis.value: str(article) for basis, article in ARTICLES.items()}
    suspensions, extended = [], []
    for version, each in enumerate(request["suspensions"], 2):
        begin = date.fromisoformat(each["from"] if "from" in each else each["invited"])
        until = each.get("to", each.get("term_until"))
        suspensions.append(
            Suspension(
                basis=grounds[each["basis"]],
                begin=begin + DAY * ("invited" in each),
                until=until and date.fromisoformat(until),
                resumed=date.fromisoformat(each["completed"]) if "completed" in each else None,
                by=version,
            )
        )
    for version, each in enumerate(request["extensions"], 20):
        until = each.get("until")
        extended.append(
            Extension(
                basis=ExtensionBasis(each["basis"]),
                announced=date.fromisoformat(each["announced"]),
                until=until and date.fromisoformat(until),
                weeks=each.get("weeks"),
                by=version,
            )
        )
    term = Term(
        regime=Regime(request["regime"]),
        basis="test",
        start=date.fromisoformat(request["start"]),
        length=Length(number=request["length"], unit=Unit(request["unit"])),
        atw=request["regime"] == "statutory" or request["atw"],
        start_day_counts=request["start_day_counts"],
        awb_application=request["awb_application"],
    )
    return Facts(term, tuple(suspensions), tuple(extended), backward=request["backward"])


def told(found: Assessed) -> tuple[Any, ...]:
    """What must be the same in whichever order it was recorded."""
    return found.found.day, found.found.raw, found.found.act, len(found.granted), sorted(codes(found))


def codes(found: Assessed) -> list[str]:
    return [each.code for each in found.rejected if each.what == "extension"]


@settings(max_examples=2000)
@given(request=terms())
def test_the_diary_agrees_about_several_extensions_and_every_ground(
    request: dict[str, Any], calendar: Calendar
) -> None:
    found = assess(happened(request), Measure(calendar, Readings()))

    story = read(request)
    delays, wrong = delayed(story, request)
    page = stands(story, delays)
    assert (len(found.granted), sorted(codes(found))) == (len(delays), sorted(wrong))
    assert (found.found.raw, found.found.day) == (page.raw, page.due)
    assert (found.found.act, found.found.suspended_days) == (page.rolls, len(page.still))


@settings(max_examples=300)
@given(request=terms())
def test_the_steps_that_are_told_lead_to_the_end_before_the_act(
    request: dict[str, Any], calendar: Calendar
) -> None:
    found = assess(happened(request), Measure(calendar, Readings()))

    steps = derive(found, calendar, provisional=False).steps
    led_to = [step.day for step in steps if step.name in LEADING]
    assert led_to[-1] == found.found.raw


@settings(max_examples=500)
@given(request=terms(), data=st.data())
def test_the_order_of_recording_is_immaterial(
    request: dict[str, Any], data: st.DataObject, calendar: Calendar
) -> None:
    facts = happened(request)
    shuffled = facts._replace(
        suspensions=tuple(data.draw(st.permutations(facts.suspensions))),
        extensions=tuple(data.draw(st.permutations(facts.extensions))),
    )

    one, other = (assess(each, Measure(calendar, Readings())) for each in (facts, shuffled))

    assert told(one) == told(other)
