"""The support that was agreed has been given."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_what_was_delivered_is_a_fact(given: Given) -> None:
    before = given(Stage.SUPPORT_AGREED)
    after = before.when("deliver-support").then("support-delivered", "promised-support ends 2026-06-15: met")

    assert after.case.stage is Stage.SUPPORT_DELIVERED
    assert after.standing("promised-support") == "in-time"


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.SUPPORT_AGREED, "deliver-support").when("deliver-support").then("refused: wrong-stage")


def test_there_is_nothing_to_deliver_before_an_agreement(given: Given) -> None:
    given(Stage.RESPONDED).when("deliver-support").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("deliver-support") == {"handler", "team-lead", "legal"}
    assert stages_for("deliver-support") == {Stage.SUPPORT_AGREED}
    assert kinds_for("deliver-support") == {Kind.SUPPORT}
