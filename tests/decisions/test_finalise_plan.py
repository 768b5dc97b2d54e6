"""A plan is final after those concerned had their say."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_the_plan_is_final(given: Given) -> None:
    before = given(Stage.CO_CREATION)
    after = before.when("finalise-plan").then("participation-plan-final")

    assert after.case.stage is Stage.PLAN_FINAL
    assert after.case.clocks == before.case.clocks


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.CO_CREATION, "finalise-plan").when("finalise-plan").then("refused: wrong-stage")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"discussed_with_entrepreneurs": None}, "plan-not-discussed"),
        ({"scenarios": ["Een enkel scenario."]}, "scenarios-missing"),
        ({"scenarios": []}, "scenarios-missing"),
        ({"discussed_with_residents": "2026-04-29"}, "plan-discussed-afterwards"),
        ({"discussed_with_entrepreneurs": "2026-04-29"}, "plan-discussed-afterwards"),
    ],
)
def test_what_a_plan_lacks_is_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given(Stage.CO_CREATION).when("finalise-plan", **fields).then(f"refused: {code}")


def test_with_a_reason_a_say_or_scenarios_may_lack(given: Given) -> None:
    why = {
        "exception": "Er zijn hier geen ondernemers.",
        "discussed_with_entrepreneurs": None,
        "scenarios": [],
    }

    given(Stage.CO_CREATION).when("finalise-plan", **why).then("participation-plan-final")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("finalise-plan") == {"handler", "team-lead", "legal"}
    assert stages_for("finalise-plan") == {Stage.CO_CREATION}
    assert kinds_for("finalise-plan") == {Kind.CO_CREATION}
