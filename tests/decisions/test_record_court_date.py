"""What a court names is a clock of its own, and never moves (Awb 8:55d)."""

from collections.abc import Callable
from typing import Any

import pytest

Given = Callable[..., Any]

APPLIED = ("receive-initiative", {"application": True})


def test_the_day_is_kept_as_it_was_named(given: Given) -> None:
    given(APPLIED).when("record-court-date", until="2026-05-31").then(
        "court-date-set", "court-date starts 2026-05-19, due 2026-05-31"
    )


def test_it_is_met_by_the_decision(given: Given) -> None:
    lines = (
        given(APPLIED, "assign-kind", "record-court-date")
        .when("send-substantive-response", occurred="2026-06-03T10:00:00+02:00")
        .lines
    )
    assert "court-date ends 2026-06-03: met" in lines


def test_late_is_late(given: Given) -> None:
    after = given(
        APPLIED,
        "assign-kind",
        "record-court-date",
        ("send-substantive-response", {"occurred": "2026-06-03T10:00:00+02:00"}),
    )
    assert after.standing("court-date") == "late"


def test_the_same_again_is_nothing(given: Given) -> None:
    given(APPLIED, "record-court-date").when("record-court-date").then("nothing")


@pytest.mark.parametrize("until", ["2026-05-19", "2026-05-01"])
def test_it_lies_after_the_judgment(given: Given, until: str) -> None:
    given(APPLIED).when("record-court-date", until=until).then("refused: court-date-in-past")


def test_who_records_it(roles_for: Callable[[str], set[str]]) -> None:
    assert roles_for("record-court-date") == {"team-lead", "legal", "college-secretary"}


def test_a_court_also_orders_what_was_left_untreated(given: Given) -> None:
    closed = given("receive-initiative", "assign-kind", "leave-untreated")
    after = closed.and_then("record-court-date")

    assert after.running() == ["court-date"]
    assert not after.case.at_rest
