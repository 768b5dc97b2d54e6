"""The college takes the task back, and tells how it goes on (Gemeentewet 160)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Kind, Stage
from domain.takeover import UNDER_AGREEMENT

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_the_task_returns_with_reasons(given: Given) -> None:
    before = given(Stage.OPERATING)
    after = before.when("take-back").then("taken-back")

    assert after.case.stage is Stage.TAKEN_BACK
    assert after.case.clocks == before.case.clocks
    assert after.facts[-1].event.authority.mandate == "M-2026-01"


@pytest.mark.parametrize("stage", [Stage.AGREEMENT_SIGNED, Stage.INITIATORS_STOPPED])
def test_also_before_it_began_and_after_the_initiators_stopped(given: Given, stage: Stage) -> None:
    after = given(stage).when("take-back").then("taken-back")

    assert after.case.stage is Stage.TAKEN_BACK
    assert after.and_then(("close", {"occurred": "2026-10-01T10:00:00+02:00"})).case.stage is Stage.COMPLETED


def test_only_the_college_decides_that(given: Given) -> None:
    before = given(Stage.OPERATING)

    before.when("take-back", organ="raad").then("refused: other-organ")
    before.when("take-back", role="college-secretary").then("refused: decision-number-missing")
    after = before.when("take-back", role="college-secretary", decision_number="B-2026-160").after
    assert after.facts[-1].event.authority.organ == "college"


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.OPERATING, "take-back").when("take-back").then("refused: wrong-stage")


def test_what_ended_is_not_taken_back(given: Given) -> None:
    given(Stage.TAKEOVER_ENDED).when("take-back").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("take-back") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("take-back") == UNDER_AGREEMENT
    assert kinds_for("take-back") == {Kind.CHALLENGE}
