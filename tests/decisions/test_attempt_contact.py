"""Each attempt to reach the initiator is kept (Awb 3:2)."""

from collections.abc import Callable
from typing import Any

from domain.stages import FILES, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_it_is_kept_and_moves_nothing(given: Given) -> None:
    before = given(Stage.TRIAGE)
    after = before.when("attempt-contact").then("contact-attempted")

    assert [attempt.channel for attempt in after.case.attempts] == ["spoken"]
    assert (after.case.stage, after.running()) == (Stage.TRIAGE, before.running())


def test_who_is_heard_of_again_is_not_unreachable(given: Given) -> None:
    asked = given(Stage.TRIAGE, "attempt-contact", "request-completion")

    assert asked.when("receive-completion").after.case.attempts == ()


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("attempt-contact") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("attempt-contact") == OPEN | FILES
