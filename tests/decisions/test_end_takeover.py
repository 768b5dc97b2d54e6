"""The takeover ends as agreed."""

from collections.abc import Callable
from typing import Any

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_the_takeover_ends_with_an_evaluation(given: Given) -> None:
    before = given(Stage.OPERATING)
    after = before.when("end-takeover").then("takeover-ended")

    assert after.case.stage is Stage.TAKEOVER_ENDED
    assert after.case.clocks == before.case.clocks


def test_nobody_ends_it_before_it_is_known_who_carries_on(given: Given) -> None:
    given(Stage.OPERATING).when("end-takeover", continuity=None).then("refused: continuity-missing")


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.OPERATING, "end-takeover").when("end-takeover").then("refused: wrong-stage")


def test_what_was_taken_back_does_not_end_once_more(given: Given) -> None:
    given(Stage.TAKEN_BACK).when("end-takeover").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("end-takeover") == {"handler", "team-lead", "legal"}
    assert stages_for("end-takeover") == {Stage.OPERATING}
    assert kinds_for("end-takeover") == {Kind.CHALLENGE}
