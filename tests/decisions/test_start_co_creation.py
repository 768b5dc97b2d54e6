"""Municipality and residents begin together (Gemeentewet 150)."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


TOGETHER = ("receive-initiative", ("assign-kind", {"kind": "co-creation"}), "send-substantive-response")


def test_it_starts_after_an_answer_and_moves_no_clock(given: Given) -> None:
    before = given(*TOGETHER)
    after = before.when("start-co-creation").then("co-creation-started")

    assert after.case.stage is Stage.CO_CREATION
    assert after.case.clocks == before.case.clocks


def test_a_second_time_is_refused(given: Given) -> None:
    given(*TOGETHER, "start-co-creation").when("start-co-creation").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("start-co-creation") == {"handler", "team-lead", "legal"}
    assert stages_for("start-co-creation") == {Stage.RESPONDED}
    assert kinds_for("start-co-creation") == {Kind.CO_CREATION}
