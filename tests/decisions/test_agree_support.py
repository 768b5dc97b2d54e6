"""Support is promised, and can be held against the municipality."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_what_was_agreed_is_a_fact(given: Given) -> None:
    before = given(Stage.RESPONDED)
    after = before.when("agree-support").then(
        "support-agreed", "promised-support starts 2026-03-20, due 2026-06-30"
    )
    assert after.case.stage is Stage.SUPPORT_AGREED


def test_without_a_day_nothing_can_be_late(given: Given) -> None:
    given(Stage.RESPONDED).when("agree-support", until=None).then("support-agreed")


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.RESPONDED, "agree-support").when("agree-support").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("agree-support") == {"handler", "team-lead", "legal"}
    assert stages_for("agree-support") == {Stage.RESPONDED}
    assert kinds_for("agree-support") == {Kind.SUPPORT}
