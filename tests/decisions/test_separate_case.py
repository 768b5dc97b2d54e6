"""What was handled together goes its own way again (Awb 3:2)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_apart_again(given: Given) -> None:
    scenario = given(Stage.TRIAGE)
    other = replace(scenario, case=scenario.case.model_copy(update={"id": "case-2"}))
    joined = scenario.when("join-case", other=other).after

    after = joined.when("separate-case", other=other).then("separated")
    assert after.case.joined == ()
    after.when("separate-case", other=other).then("nothing")
    joined.when("separate-case").then("refused: unknown-other-case")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("separate-case") == {"handler", "team-lead", "legal"}
    assert stages_for("separate-case") == OPEN
