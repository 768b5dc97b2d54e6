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


def test_it_does_not_rest_on_attempts_that_came_after_it(given: Given) -> None:
    attempts = (attempt(10, "spoken"), attempt(20, "letter"), attempt(24, "email"))
    tried = given("receive-initiative", *attempts)

    tried.when(
        "close-unreachable", occurred="2026-02-20T12:00:00+01:00", now="2026-03-02T09:00:00+01:00"
    ).then("refused: too-few-attempts")
    tried.when("close-unreachable", occurred="2026-02-24T08:59:00+01:00").then("refused: too-few-attempts")


def test_an_attempt_counts_on_the_day_to_which_it_was_corrected(given: Given) -> None:
    attempts = (attempt(10, "spoken"), attempt(11, "letter"), attempt(12, "email"))
    tried = given("receive-initiative", *attempts)
    last = tried.case.version
    later = {"fact": last, "corrected": "2026-03-12T09:00:00+01:00", "occurred": "2026-03-13T09:00:00+01:00"}
    proposed = tried.and_then(("correct-fact", later))
    confirmed = proposed.and_then(
        ("confirm-correction", {"proposal": last + 1, "occurred": "2026-03-13T10:00:00+01:00"})
    )

    confirmed.when("close-unreachable", occurred="2026-03-11T10:00:00+01:00").then(
        "refused: too-few-attempts"
    )


def test_it_can_be_reopened_and_the_next_closing_takes_attempts_of_its_own(given: Given) -> None:
    again = given(Stage.UNREACHABLE, "reopen")

    assert again.case.stage is Stage.ASSESSMENT
    lost = {"occurred": "2026-08-03T09:00:00+02:00"}
    again.when("close-unreachable", **lost).then("refused: too-few-attempts")


@pytest.mark.parametrize(
    "heard",
    [
        ("receive-completion", {"occurred": "2026-02-20T09:00:00+01:00"}),
        ("correct-asks", {"occurred": "2026-02-20T09:00:00+01:00"}),
    ],
)
def test_whoever_was_heard_of_is_not_lost(given: Given, heard: tuple[str, Any]) -> None:
    attempts = (attempt(11, "spoken"), attempt(12, "letter"), attempt(13, "email"))
    asked = ("confirm-asks", "assign-kind", "request-completion", *attempts, heard)
    given("receive-initiative", *asked).when("close-unreachable").then("refused: too-few-attempts")


def test_whoever_contests_an_answer_was_heard_of(given: Given) -> None:
    attempts = (attempt(11, "spoken"), attempt(12, "letter"), attempt(13, "email"))
    given(Stage.RESPONDED, *attempts, "contest-response").when("close-unreachable").then(
        "refused: too-few-attempts"
    )


def test_twice_is_refused(given: Given) -> None:
    given(Stage.UNREACHABLE).when("close-unreachable").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("close-unreachable") == {"handler", "team-lead", "legal"}
    assert stages_for("close-unreachable") == OPEN
