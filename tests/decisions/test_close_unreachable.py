"""Nobody to be found: only after attempts that were recorded, and with a last message (Awb 3:2)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def attempt(day: int, channel: str) -> tuple[str, dict[str, str]]:
    return "attempt-contact", {"occurred": f"2026-02-{day}T09:00:00+01:00", "channel": channel}


def test_after_three_attempts_it_ends_and_what_was_due_before_stays_late(given: Given) -> None:
    after = given(Stage.UNREACHABLE)

    assert after.case.stage is Stage.UNREACHABLE
    assert after.running() == []
    assert after.standing("substantive-response") == "late"


@pytest.mark.parametrize(
    "attempts",
    [
        (),
        (attempt(10, "spoken"), attempt(11, "letter")),
        (attempt(10, "spoken"), attempt(10, "letter"), attempt(10, "email")),
        (attempt(10, "spoken"), attempt(11, "spoken"), attempt(12, "spoken")),
    ],
)
def test_too_few_days_or_roads_are_refused(given: Given, attempts: tuple[Any, ...]) -> None:
    given("receive-initiative", *attempts).when("close-unreachable").then("refused: too-few-attempts")


def test_it_can_be_reopened(given: Given) -> None:
    assert given(Stage.UNREACHABLE, "reopen").case.stage is Stage.ASSESSMENT


def test_twice_is_refused(given: Given) -> None:
    given(Stage.UNREACHABLE).when("close-unreachable").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("close-unreachable") == {"handler", "team-lead", "legal"}
    assert stages_for("close-unreachable") == OPEN
