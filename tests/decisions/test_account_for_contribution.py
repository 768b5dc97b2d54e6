"""The municipality tells what it did with a contribution."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


CONTRIBUTED = ("receive-initiative", ("assign-kind", {"kind": "contribution"}), "send-substantive-response")


def test_the_account_is_a_fact(given: Given) -> None:
    before = given(*CONTRIBUTED)
    after = before.when("account-for-contribution").then("contribution-used")

    assert after.case.stage is Stage.CONTRIBUTION_USED
    assert after.case.clocks == before.case.clocks


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.CONTRIBUTION_USED).when("account-for-contribution").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("account-for-contribution") == {"handler", "team-lead", "legal"}
    assert stages_for("account-for-contribution") == {Stage.RESPONDED}
    assert kinds_for("account-for-contribution") == {Kind.CONTRIBUTION}
