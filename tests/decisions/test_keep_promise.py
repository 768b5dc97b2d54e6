"""A promise by a date is kept, in time or too late (Awb 3:2)."""

from collections.abc import Callable
from typing import Any

from domain.stages import FILES, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

PROMISED = ("receive-initiative", "send-reply")


def test_kept_in_time(given: Given) -> None:
    after = given(*PROMISED).when("keep-promise").then("promise-kept", "promised-step ends 2026-03-19: met")

    assert after.standing("promised-step") == "in-time"
    assert "substantive-response" in after.running()


def test_the_day_after_is_late(given: Given) -> None:
    after = given(*PROMISED).when("keep-promise", occurred="2026-03-21T00:00:00+01:00").after

    assert after.standing("promised-step") == "late"


def test_twice_is_nothing(given: Given) -> None:
    given(*PROMISED, "keep-promise").when("keep-promise").then("nothing")


def test_of_two_promises_each_has_its_number(given: Given) -> None:
    given(*PROMISED, "send-reply").when("keep-promise", promise=2).then(
        "promise-kept", "promised-step/2 ends 2026-03-19: met"
    )


def test_what_was_not_promised_is_refused(given: Given) -> None:
    given("receive-initiative").when("keep-promise").then("refused: unknown-promise")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("keep-promise") == {"handler", "team-lead", "legal", "intake"}
    assert stages_for("keep-promise") == OPEN | FILES
