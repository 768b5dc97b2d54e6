"""Extensions one after the other, worked out by hand: each is judged on the term as it stood that day."""

from datetime import date

import pytest

from domain.terms.assessment import assess
from domain.terms.basis import ExtensionBasis
from domain.terms.calendar import Calendar
from domain.terms.clock import Extension, Regime, Suspension, Term
from domain.terms.derivation import derive
from domain.terms.due import is_provisional
from domain.terms.length import Length, Unit
from domain.terms.readings import AfterRawEnd, Readings
from domain.terms.reckoning import Facts, Measure
from domain.terms.step import Name

ADJOURNED, AGREED = ExtensionBasis.OBJECTION_ADJOURNED, ExtensionBasis.OBJECTOR_AGREED
NAMED = ExtensionBasis.REASONABLE_TERM
Told = tuple[ExtensionBasis, str, str | int]


def objection(*told: Told, suspended: tuple[str, str] | None = None, start: str = "2026-03-02") -> Facts:
    """Six weeks on an objection, from Monday 2 March 2026 to Monday 13 April, with what was announced."""
    extensions = tuple(
        Extension(
            basis=basis,
            announced=date.fromisoformat(announced),
            until=date.fromisoformat(to) if isinstance(to, str) else None,
            weeks=to if isinstance(to, int) else None,
            by=version,
        )
        for version, (basis, announced, to) in enumerate(told, 3)
    )
    pauses = ()
    if suspended is not None:
        begin, until = map(date.fromisoformat, suspended)
        pauses = (Suspension(basis="Awb art. 7:10 lid 2", begin=begin, until=until, by=2),)
    term = Term(
        regime=Regime.STATUTORY,
        basis="test",
        start=date.fromisoformat(start),
        length=Length(number=6, unit=Unit.WEEKS),
        atw=True,
        awb_application=True,
    )
    return Facts(term, pauses, extensions)


@pytest.mark.parametrize(
    ("told", "due", "rejected"),
    [
        ([(AGREED, "2026-04-01", 2), (ADJOURNED, "2026-04-20", 6)], "2026-06-08", []),
        ([(ADJOURNED, "2026-04-01", 6), (ADJOURNED, "2026-05-01", 6)], "2026-05-26", ["already-adjourned"]),
        ([(ADJOURNED, "2026-04-01", 7), (AGREED, "2026-05-26", 1)], "2026-06-01", ["longer-than-allowed"]),
        ([(ADJOURNED, "2026-04-14", 6), (ADJOURNED, "2026-04-13", 1)], "2026-04-20", ["already-adjourned"]),
        ([(ADJOURNED, "2026-04-14", 6), (AGREED, "2026-04-15", 1)], "2026-04-13", ["announced-too-late"] * 2),
        (
            [(ADJOURNED, "2026-04-01", "2026-04-13"), (ADJOURNED, "2026-04-02", 1)],
            "2026-04-20",
            ["not-later"],
        ),
        ([(AGREED, "2026-04-01", "2026-05-09"), (AGREED, "2026-05-09", "2026-06-06")], "2026-06-06", []),
        (
            [(AGREED, "2026-04-01", "2026-05-09"), (AGREED, "2026-05-10", 1)],
            "2026-05-09",
            ["announced-too-late"],
        ),
        (
            [(NAMED, "2026-04-01", "2026-05-09"), (NAMED, "2026-04-13", "2026-05-30")],
            "2026-05-30",
            [],
        ),
        (
            [(NAMED, "2026-04-01", "2026-05-09"), (NAMED, "2026-05-09", "2026-05-30")],
            "2026-05-09",
            ["announced-too-late"],
        ),
    ],
    ids=[
        "weeks by consent, then the adjournment",
        "an adjournment is given once",
        "further by consent, on the last day as it was moved",
        "the one that was sent first counts, in whichever order they were recorded",
        "what came too late does not bring the next in time",
        "an adjournment that moved nothing was not used up",
        "a day that was named, and then another",
        "after the day that was named nothing is left to extend",
        "a reasonable term may be named again within the term itself",
        "and not within the first reasonable term",
    ],
)
def test_each_extension_builds_on_those_before_it(
    told: list[Told], due: str, rejected: list[str], calendar: Calendar
) -> None:
    found = assess(objection(*told), Measure(calendar, Readings()))

    assert str(found.found.day) == due
    assert [each.code for each in found.rejected] == rejected


@pytest.mark.parametrize(
    ("told", "suspended", "raw", "due"),
    [
        ([2], None, "2026-05-23", "2026-05-26"),
        ([1, 1], None, "2026-05-23", "2026-05-26"),
        ([2], ("2026-05-11", "2026-05-17"), "2026-05-30", "2026-06-01"),
        ([2], ("2026-05-11", "2026-05-13"), "2026-05-26", "2026-05-26"),
        ([2], ("2026-05-24", "2026-05-30"), "2026-05-23", "2026-05-26"),
        ([3], ("2026-05-24", "2026-05-25"), "2026-06-01", "2026-06-01"),
    ],
    ids=[
        "a Saturday in Whitsun",
        "twice a week is two weeks, and rolls once",
        "a week of standstill leads to another Saturday",
        "three days lead to a Tuesday",
        "what begins on a day that only the Act adds",
        "the same days within the term",
    ],
)
def test_weeks_after_a_named_day_roll_last(
    told: list[int], suspended: tuple[str, str] | None, raw: str, due: str, calendar: Calendar
) -> None:
    """The day named is Saturday 9 May 2026; the weeks that follow make it a day like any other."""
    weeks = [(AGREED, f"2026-05-0{day}", number) for day, number in enumerate(told, 4)]
    facts = objection((AGREED, "2026-04-01", "2026-05-09"), *weeks, suspended=suspended)

    found = assess(facts, Measure(calendar, Readings())).found

    assert (str(found.raw), str(found.day), found.act) == (raw, due, True)


def test_a_standstill_on_a_day_that_the_act_adds_to_weeks_after_a_named_day_is_an_open_point(
    calendar: Calendar,
) -> None:
    facts = objection(
        (AGREED, "2026-04-01", "2026-05-09"),
        (AGREED, "2026-05-04", 2),
        suspended=("2026-05-24", "2026-05-30"),
    )

    found = assess(facts, Measure(calendar, Readings(after_raw_end=AfterRawEnd.SUSPENDS))).found

    assert (found.day, found.suspended_days) == (date(2026, 6, 2), 7)


def test_what_stood_still_before_is_told_once_where_a_later_day_suspends_too(calendar: Calendar) -> None:
    """Six weeks to Saturday 4 April 2026, rolled over Easter to Tuesday 7 April."""
    pauses = tuple(
        Suspension(basis="Awb art. 7:10 lid 2", begin=begin, until=until, by=2)
        for begin, until in [
            (date(2026, 3, 2), date(2026, 3, 2)),
            (date(2026, 4, 6), date(2026, 4, 8)),
            (date(2026, 4, 7), date(2026, 4, 7)),
        ]
    )
    facts = objection(start="2026-02-20")._replace(suspensions=pauses)
    by = Measure(calendar, Readings(after_raw_end=AfterRawEnd.SUSPENDS))

    alone, found = (assess(each, by).found for each in (facts._replace(suspensions=pauses[:1]), facts))

    assert (str(alone.raw), str(alone.day)) == ("2026-04-04", "2026-04-07")
    assert (str(found.raw), [pause.of for pause in found.paused]) == ("2026-04-10", [0, 1, 2])
    assert [pause.days for pause in found.paused] == [1, 3, 0]


def test_days_that_were_in_a_named_day_already_move_it_no_further(calendar: Calendar) -> None:
    """It takes in all of March from the 10th; of what overlaps that, only 1 and 2 April move it."""
    pauses = tuple(
        Suspension(basis="Awb art. 7:10 lid 2", begin=date(2026, 3, first), until=until, by=2)
        for first, until in [(10, date(2026, 3, 31)), (12, date(2026, 3, 14)), (25, date(2026, 4, 2))]
    )
    facts = objection((AGREED, "2026-03-20", "2026-06-10"))._replace(suspensions=pauses)

    found = assess(facts, Measure(calendar, Readings())).found

    assert (str(found.day), [pause.days for pause in found.paused]) == ("2026-06-12", [22, 0, 2])


def test_weeks_after_a_named_day_are_provisional_where_no_decree_is_known(calendar: Calendar) -> None:
    by = Measure(calendar, Readings())
    named = (AGREED, "2029-04-01", "2029-05-09")

    kept = assess(objection(named, start="2029-03-05"), by).found
    moved = assess(objection(named, (AGREED, "2029-05-01", 1), start="2029-03-05"), by).found

    assert (is_provisional(kept, by), is_provisional(moved, by)) == (False, True)


def test_a_named_day_and_weeks_after_it_are_told_in_their_order(calendar: Calendar) -> None:
    facts = objection(
        (ADJOURNED, "2026-03-20", 1),
        (AGREED, "2026-04-01", "2026-05-09"),
        (AGREED, "2026-05-04", 2),
        suspended=("2026-05-11", "2026-05-17"),
    )
    found = assess(facts, Measure(calendar, Readings()))

    steps = derive(found, calendar, provisional=False).steps

    assert [(step.name.value, str(step.day), step.days, step.fact) for step in steps[1:-1] if step.day] == [
        ("count", "2026-04-13", None, None),
        ("extension", "2026-04-20", 7, 3),
        ("extension", "2026-05-09", None, 4),
        ("suspended", "2026-05-16", 7, None),
        ("extension", "2026-05-30", 14, 5),
        ("skipped", "2026-05-30", None, None),
        ("skipped", "2026-05-31", None, None),
        ("due", "2026-06-01", None, None),
    ]
    assert [step.fact for step in steps if step.name is Name.SUSPENSION] == [2]


def test_what_began_after_the_days_of_a_term_and_before_a_new_day_was_named_says_so(
    calendar: Calendar,
) -> None:
    facts = objection(
        (AGREED, "2026-04-07", "2026-06-09"), start="2026-02-22", suspended=("2026-04-07", "2026-04-20")
    )

    found = assess(facts, Measure(calendar, Readings()))

    assert (str(found.found.day), found.rejected[0].code) == ("2026-06-09", "term-already-over")
    assert "voordat de nieuwe" in found.rejected[0].reason
