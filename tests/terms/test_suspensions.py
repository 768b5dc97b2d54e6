"""What stands still and what does not: Awb 4:15, worked out by hand."""

from datetime import date
from typing import Any

import pytest

from domain.terms.clock import Suspension
from domain.terms.pause import stretches
from domain.terms.readings import Readings
from tests.terms.asked import asked, codes, completion, still

NOTHING_SUSPENDED = [("suspension", "nothing-suspended")]


@pytest.mark.parametrize(
    ("suspension", "days", "due", "rejected"),
    [
        (completion("2026-03-10", "2026-03-24", "2026-03-17"), 6, "2026-05-04", []),
        (completion("2026-03-10", "2026-03-24", "2026-03-24"), 13, "2026-05-11", []),
        (completion("2026-03-10", "2026-03-24", "2026-03-25"), 14, "2026-05-11", []),
        (completion("2026-03-10", "2026-03-24"), 14, "2026-05-11", []),
        (completion("2026-03-10"), 0, "2026-04-28", [("suspension", "no-term-set")]),
        (completion("2026-03-10", completed="2026-03-17"), 0, "2026-04-28", [("suspension", "no-term-set")]),
        (
            completion("2026-03-10", "2026-03-24", "2026-03-11"),
            0,
            "2026-04-28",
            NOTHING_SUSPENDED,
        ),
        (
            completion("2026-03-10", "2026-03-24", "2026-03-01"),
            0,
            "2026-04-28",
            NOTHING_SUSPENDED,
        ),
        (completion("2026-03-10", "2026-03-09"), 0, "2026-04-28", NOTHING_SUSPENDED),
        (completion("2026-03-10", "2026-03-10"), 0, "2026-04-28", NOTHING_SUSPENDED),
        (completion("2026-04-26", "2026-04-30"), 4, "2026-05-01", []),
        (completion("2026-04-27", "2026-04-30"), 0, "2026-04-28", [("suspension", "term-already-over")]),
        (
            still("awb-4:15-2-a", "2026-05-10", "2026-05-10"),
            0,
            "2026-04-28",
            [("suspension", "term-already-over")],
        ),
        (completion("2026-02-01", "2026-02-20"), 0, "2026-04-28", [("suspension", "before-the-term")]),
        (still("awb-4:15-1-b", "2026-03-10", "2026-03-16"), 7, "2026-05-04", []),
        (still("awb-4:15-2-a", "2026-03-10", "2026-03-10"), 1, "2026-04-28", []),
        (still("awb-4:15-2-b", "2026-02-20", "2026-03-03"), 1, "2026-04-28", []),
        (still("awb-4:15-2-c", "2026-04-27", "2026-05-10"), 14, "2026-05-11", []),
    ],
)
def test_awb_4_15_adds_the_days_that_the_term_stood_still(
    suspension: dict[str, Any], days: int, due: str, rejected: list[tuple[str, str]]
) -> None:
    answer = asked(suspensions=[suspension])
    found = [step for step in answer["steps"] if step["step"] == "suspension"]

    assert sum(step["days"] for step in found) == days
    assert (answer["due"], codes(answer)) == (due, rejected)


@pytest.mark.parametrize(
    ("suspensions", "each", "due"),
    [
        ([("2026-03-10", "2026-03-16"), ("2026-03-14", "2026-03-20")], [7, 4], "2026-05-08"),
        ([("2026-03-10", "2026-03-16"), ("2026-03-17", "2026-03-20")], [7, 4], "2026-05-08"),
        ([("2026-03-10", "2026-03-20"), ("2026-03-12", "2026-03-15")], [11, 0], "2026-05-08"),
        ([("2026-03-10", "2026-03-20"), ("2026-03-10", "2026-03-20")], [11, 0], "2026-05-08"),
        ([("2026-03-10", "2026-03-16"), ("2026-05-04", "2026-05-08")], [7, 5], "2026-05-11"),
        (
            [("2026-03-10", "2026-03-10"), ("2026-04-28", "2026-05-04"), ("2026-05-05", "2026-05-06")],
            [1, 7, 2],
            "2026-05-07",
        ),
    ],
    ids=[
        "overlap",
        "touch",
        "nest",
        "coincide",
        "the first makes room for the second",
        "the second makes room for the third",
    ],
)
def test_suspensions_are_kept_apart_and_their_days_counted_once(
    suspensions: list[tuple[str, str]], each: list[int], due: str
) -> None:
    answer = asked(suspensions=[still("awb-4:15-2-a", first, last) for first, last in suspensions])

    assert [step["days"] for step in answer["steps"] if step["step"] == "suspension"] == each
    assert answer["due"] == due
    assert answer["rejected"] == []


def test_a_suspension_is_told_from_the_day_on_which_it_added_something() -> None:
    days = [("2026-03-10", "2026-03-16"), ("2026-03-14", "2026-03-20"), ("2026-03-12", "2026-03-13")]

    answer = asked(suspensions=[still("awb-4:15-2-a", first, last) for first, last in days])

    found = [step for step in answer["steps"] if step["step"] == "suspension"]
    assert [(step["first"], step["last"], step["days"]) for step in found] == [
        ("2026-03-10", "2026-03-16", 7),
        ("2026-03-12", "2026-03-13", 0),
        ("2026-03-17", "2026-03-20", 4),
    ]


def test_a_request_to_complete_that_set_no_term_holds_on_no_day() -> None:
    """ABRvS 21 September 2016, ECLI:NL:RVS:2016:2527."""
    request = Suspension(basis="Awb art. 4:15 lid 1 onder a", begin=date(2026, 3, 11), until=None, by=2)

    assert stretches([request], date(2026, 3, 3), Readings()) == []


def test_days_suspended_are_no_ordinary_days_of_the_term_for_atw_2() -> None:
    answer = asked(
        start="2026-04-02",
        length=5,
        unit="days",
        suspensions=[still("awb-4:15-2-a", "2026-04-07", "2026-04-10")],
    )

    assert (answer["raw"], answer["due"]) == ("2026-04-11", "2026-04-14")
    assert "two-ordinary-days" in [step["step"] for step in answer["steps"]]


@pytest.mark.parametrize("basis", ["awb-4:15-1-b", "awb-4:15-2-a", "awb-4:15-2-b", "awb-4:15-2-c"])
@pytest.mark.parametrize(
    ("regime", "application", "code"),
    [
        ("service-norm", True, "not-for-this-regime"),
        ("named-date", None, "not-for-this-regime"),
        ("contract", True, "not-for-this-regime"),
        ("statutory", False, "no-awb-application"),
        ("ordinance", None, "no-awb-application"),
    ],
)
def test_awb_4_15_and_4_17_leave_other_clocks_alone(
    basis: str,
    regime: str,
    application: bool | None,  # noqa: FBT001 - a table
    code: str,
) -> None:
    answer = asked(
        regime=regime,
        awb_application=application,
        suspensions=[still(basis, "2026-03-10", "2026-03-16")],
        notice_of_default="2026-06-01",
    )

    assert codes(answer) == [("suspension", code), ("notice_of_default", code)]
    assert answer["raw"] == "2026-04-27"
    assert (answer["penalty"]["applies"], answer["penalty"]["amount_cents"]) == (False, 0)


def test_awb_4_15_and_4_17_reach_an_ordinance_that_is_about_applications() -> None:
    answer = asked(
        regime="ordinance",
        awb_application=True,
        suspensions=[still("awb-4:15-2-a", "2026-03-10", "2026-03-14")],
        notice_of_default="2026-06-01",
    )

    assert (answer["due"], answer["rejected"], answer["penalty"]["applies"]) == ("2026-05-02", [], True)
