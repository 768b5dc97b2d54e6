"""A confirmation ends the acknowledgement clock and answers nothing (Awb 2:17)."""

from collections.abc import Callable
from typing import Any

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_only_the_acknowledgement_clock_ends(given: Given) -> None:
    after = (
        given("receive-initiative")
        .when("confirm-receipt")
        .then("receipt-confirmed", "acknowledgement ends 2026-02-03: met")
    )
    assert after.running() == ["substantive-response"]
    assert after.case.stage is Stage.RECEIVED


def test_a_confirmation_sent_too_late_is_late(given: Given) -> None:
    after = given("receive-initiative", ("confirm-receipt", {"occurred": "2026-02-10T09:00:00+01:00"}))

    assert after.standing("acknowledgement") == "late"


def test_a_second_confirmation_changes_nothing(given: Given) -> None:
    later = given("receive-initiative", "confirm-receipt").when(
        "confirm-receipt", occurred="2026-02-09T09:00:00+01:00"
    )
    later.then("nothing")


def test_after_the_response_no_clock_waits_for_it(given: Given) -> None:
    given(Stage.RESPONDED).when("confirm-receipt").then("receipt-confirmed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("confirm-receipt") == {"handler", "team-lead", "legal", "intake"}
    assert stages_for("confirm-receipt") == OPEN
