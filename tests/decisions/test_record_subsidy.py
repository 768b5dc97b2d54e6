"""Whether there is a subsidy is known, also where there is none (Gemeentewet 150)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_recorded_once_and_anew_where_it_changes(given: Given) -> None:
    none = given(Stage.TRIAGE).when("record-subsidy").then("subsidy-recorded")

    assert none.case.subsidised is False
    none.when("record-subsidy").then("nothing")
    assert none.when("record-subsidy", subsidised=True).after.case.subsidised is True


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("record-subsidy") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("record-subsidy") == OPEN | CLOSED
