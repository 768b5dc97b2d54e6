"""An initiative comes in: its clocks count from the legal day of receipt."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_the_response_clock_and_the_receipt_clock_start_on_the_day_of_receipt(given: Given) -> None:
    after = (
        given()
        .when("receive-initiative")
        .then(
            "initiative-received",
            "acknowledgement starts 2026-02-02, due 2026-02-09",
            "substantive-response starts 2026-02-02, due 2026-03-16",
        )
    )
    assert after.case.stage is Stage.RECEIVED
    assert (after.case.asks, after.case.municipality) == (1, "lindewaard")


def test_an_application_starts_the_statutory_term_to_decide(given: Given) -> None:
    lines = given().when("receive-initiative", application=True).lines

    assert lines[-1] == "decision starts 2026-02-02, due 2026-03-30"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-02-02T23:59:59+01:00", "2026-02-02"),
        ("2026-02-02T23:00:00Z", "2026-02-03"),
        ("2026-07-01T22:00:00Z", "2026-07-02"),
        ("2026-02-03T08:00:00+14:00", "2026-02-02"),
    ],
)
def test_the_legal_day_is_that_of_amsterdam(given: Given, moment: str, day: str) -> None:
    assert f"acknowledgement starts {day}" in given().when("receive-initiative", occurred=moment).lines[1]


def test_a_letter_entered_weeks_later_gains_no_time(given: Given) -> None:
    late = given().when("receive-initiative", now="2026-04-01T12:00:00+02:00")

    assert "substantive-response starts 2026-02-02, due 2026-03-16" in late.lines


def test_a_letter_from_before_the_first_regulation_is_taken_in_with_a_reservation(given: Given) -> None:
    old = given().when("receive-initiative", occurred="2009-12-31T12:00:00+01:00")

    assert old.decision[0].reservations == ("before-first-regulation",)


def test_a_receipt_that_is_not_proven_is_taken_in_with_a_reservation(given: Given) -> None:
    unproven = given().when("receive-initiative", receipt_proven=False)

    assert unproven.decision[0].reservations == ("receipt-not-proven",)


def test_an_application_that_was_only_spoken_is_taken_in_with_a_reservation(given: Given) -> None:
    """Awb 4:1: an application is in writing."""
    spoken = given().when("receive-initiative", application=True, channel="spoken", report="Er is gevraagd.")

    assert spoken.decision[0].reservations == ("spoken-application",)
    assert spoken.decision[0].report is not None
    assert given().when("receive-initiative", channel="spoken").decision[0].reservations == ()


def test_another_rule_may_set_the_response_term(given: Given) -> None:
    own = {
        "length": {"number": 4, "unit": "weeks"},
        "regime": "ordinance",
        "basis": "Verordening X, artikel 2",
    }
    lines = given().when("receive-initiative", response_term=own).lines

    assert "substantive-response starts 2026-02-02, due 2026-03-02" in lines


OWN = {"length": {"number": 4, "unit": "weeks"}, "regime": "ordinance", "basis": "Verordening X, artikel 2"}


@pytest.mark.parametrize(
    ("fields", "proposals"),
    [
        ({}, ["substantive-response"]),
        ({"regime": "service-norm", "basis": "Belofte van het college"}, ["substantive-response"]),
        ({"adopted": "raadsbesluit 2025/17"}, []),
        ({"basis": "Participatieverordening Lindewaard 2025, artikel 9 lid 1"}, []),
        ({"regime": "statutory", "basis": "Woo art. 4.4 lid 1"}, []),
    ],
    ids=["nobody tells who adopted it", "a norm", "the council did", "it stands here", "an act"],
)
def test_a_term_that_no_council_adopted_is_a_proposal(
    given: Given, fields: dict[str, Any], proposals: list[str]
) -> None:
    after = given(("receive-initiative", {"response_term": OWN | fields}))

    assert [clock.id.name for clock in after.case.clocks if clock.term.proposal] == proposals


@pytest.mark.parametrize("role", ["intake", "initiator"])
def test_a_term_is_set_by_whoever_answers_for_the_case(given: Given, role: str) -> None:
    given().when("receive-initiative", role=role, response_term=OWN).then("refused: term-not-yours-to-set")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"regime": "statutory", "basis": "Zomaar 1"}, "term-without-article"),
        ({"regime": "contract"}, "term-without-rule"),
        ({"regime": "named-date"}, "term-without-rule"),
        ({"length": {"number": 520, "unit": "weeks"}}, "term-too-long"),
        ({"length": {"number": 13, "unit": "months"}}, "term-too-long"),
    ],
    ids=str,
)
def test_a_term_comes_from_a_rule_and_ends_within_a_year(
    given: Given, fields: dict[str, Any], code: str
) -> None:
    given().when("receive-initiative", response_term=OWN | fields).then(f"refused: {code}")


def test_another_municipality_is_refused(given: Given) -> None:
    given().when("receive-initiative", municipality="leiden").then("refused: unknown-municipality")


def test_a_case_begins_once(given: Given) -> None:
    given("receive-initiative").when("receive-initiative").then("refused: wrong-stage")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("receive-initiative") == {"intake", "handler", "team-lead", "initiator"}
    assert stages_for("receive-initiative") == {Stage.NEW}
