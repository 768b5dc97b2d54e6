"""The case is complete enough to be judged."""

from collections.abc import Callable
from typing import Any

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_it_is_judged_from_now_on_and_no_clock_moves(given: Given) -> None:
    before = given(Stage.TRIAGE)
    after = before.when("admit").then("admitted")

    assert after.case.stage is Stage.ASSESSMENT
    assert after.case.clocks == before.case.clocks


def test_a_second_admission_changes_nothing(given: Given) -> None:
    given(Stage.ASSESSMENT).when("admit").then("nothing")


def test_what_lacks_comes_first(given: Given) -> None:
    given(Stage.AWAITING_COMPLETION).when("admit").then("refused: wrong-stage")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("admit") == {"handler", "team-lead", "legal"}
    assert stages_for("admit") == {Stage.TRIAGE, Stage.ASSESSMENT}
