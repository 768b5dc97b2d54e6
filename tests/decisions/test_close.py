"""A case is rounded off after an answer, never instead of one."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_nothing_keeps_ticking(given: Given) -> None:
    answered = ("receive-initiative", ("assign-kind", {"kind": "challenge"}), "send-substantive-response")
    after = given(*answered).when("close").then("closed", "challenge-decision ends 2026-06-30: closed")

    assert after.case.stage is Stage.COMPLETED
    assert after.running() == []


def test_closing_after_the_due_day_hides_no_lateness(given: Given) -> None:
    answered = ("receive-initiative", ("assign-kind", {"kind": "challenge"}), "send-substantive-response")

    assert given(*answered, "close").standing("challenge-decision") == "late"


@pytest.mark.parametrize("stage", sorted(UNANSWERED))
def test_an_unanswered_initiative_cannot_be_closed(given: Given, stage: Stage) -> None:
    given(stage).when("close").then("refused: wrong-stage")


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.COMPLETED).when("close").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("close") == {"handler", "team-lead", "legal"}
    assert stages_for("close") == {
        Stage.RESPONDED,
        Stage.SUPPORT_DELIVERED,
        Stage.RESULT_DECIDED,
        Stage.TAKEOVER_ENDED,
        Stage.TAKEN_BACK,
        Stage.CONTRIBUTION_USED,
    }
