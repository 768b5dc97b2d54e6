"""A complaint has a clock here and its file elsewhere (Awb 9:11)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]


def test_six_weeks(given: Given) -> None:
    given(Stage.RESPONDED).when("receive-complaint", occurred="2026-03-12T10:00:00+01:00").then(
        "complaint-received", "complaint starts 2026-03-12, due 2026-04-23"
    )


def test_ten_weeks_with_a_committee(given: Given) -> None:
    given(Stage.RESPONDED).when(
        "receive-complaint", occurred="2026-03-12T10:00:00+01:00", committee=True
    ).then("complaint-received", "complaint starts 2026-03-12, due 2026-05-21")


def test_it_outlasts_the_case(given: Given) -> None:
    complained = ("receive-complaint", {"occurred": "2026-03-12T10:00:00+01:00"})

    assert given(Stage.RESPONDED, complained, "close").running() == ["complaint"]
    assert given(Stage.COMPLETED, complained).running() == ["complaint"]


def test_it_is_adjourned_by_four_weeks_at_most(given: Given) -> None:
    complained = ("receive-complaint", {"occurred": "2026-03-12T10:00:00+01:00"})
    given(Stage.RESPONDED, complained).when(
        "announce-delay",
        role="complaints-officer",
        clock="complaint",
        basis="awb-9:11-2",
        until=None,
        weeks=6,
        occurred="2026-04-20T10:00:00+02:00",
    ).then("delay-announced", "complaint extended, due 2026-05-21")


@pytest.mark.parametrize(
    ("role", "clock"), [("handler", "complaint"), ("complaints-officer", "substantive-response")]
)
def test_a_complaint_and_the_case_are_in_different_hands(given: Given, role: str, clock: str) -> None:
    complained = ("receive-complaint", {"occurred": "2026-03-12T10:00:00+01:00"})

    given(Stage.RESPONDED, complained).when(
        "announce-delay", role=role, clock=clock, occurred="2026-03-20T10:00:00+01:00"
    ).then("refused: wrong-role")


def test_the_same_again_is_nothing(given: Given) -> None:
    given(Stage.RECEIVED, "receive-complaint").when("receive-complaint").then("nothing")


def test_who_records_it(roles_for: Who) -> None:
    assert roles_for("receive-complaint") == {"complaints-officer"}


def test_a_day_that_was_named_too_late_promises_no_decision_on_the_initiative(given: Given) -> None:
    given(Stage.RECEIVED, "receive-complaint").when(
        "announce-delay",
        role="complaints-officer",
        clock="complaint",
        basis="awb-9:11-2",
        until="2026-05-06",
        occurred="2026-04-20T10:00:00+02:00",
    ).then("delay-announced", "complaint untouched: announced-too-late")
