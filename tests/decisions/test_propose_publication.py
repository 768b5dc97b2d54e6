"""The initiator is asked before anything is public (Woo 3.1 lid 3)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_asked_and_nothing_is_public(given: Given) -> None:
    after = given(Stage.TRIAGE).when("propose-publication").then("publication-proposed")

    assert not after.case.publication.public


def test_asked_again_the_time_to_react_begins_anew(given: Given) -> None:
    again = ("propose-publication", {"occurred": "2026-02-20T10:00:00+01:00"})

    given(Stage.TRIAGE, "propose-publication", again).when("publish").then("refused: initiator-may-react")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("propose-publication") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("propose-publication") == OPEN | CLOSED
