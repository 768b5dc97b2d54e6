"""The municipality answers the ombudsman by the day that was named (Awb 9:31)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, FILES, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

REQUEST = {
    "sort": "ombudsman",
    "file": "O-2026-002",
    "answer_by": "2026-05-11",
    "announced": None,
    "role": "legal",
}


def asked(given: Given) -> Any:
    return given().when("open-file", other=given(Stage.RESPONDED), **REQUEST).after


def test_answered_in_time(given: Given) -> None:
    after = asked(given).when("answer-ombudsman").then("ombudsman-answered", "ombudsman ends 2026-05-08: met")

    assert after.standing("ombudsman") == "in-time"
    assert after.case.stage is Stage.COMPLETED


def test_twice_is_nothing_and_another_day_a_question(given: Given) -> None:
    after = asked(given).when("answer-ombudsman").after

    after.when("answer-ombudsman").then("nothing")
    after.when("answer-ombudsman", occurred="2026-05-09T10:00:00+02:00").then("refused: already-settled")


def test_what_was_not_asked_is_not_answered(given: Given) -> None:
    asked(given).when("answer-ombudsman", file="O-2026-003").then("refused: unknown-ombudsman")
    given(Stage.RESPONDED).when("answer-ombudsman").then("refused: unknown-ombudsman")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("answer-ombudsman") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("answer-ombudsman") == OPEN | CLOSED | FILES
