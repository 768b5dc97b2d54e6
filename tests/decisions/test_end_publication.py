"""What is public can be taken back (Woo 3.1)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_taken_back(given: Given) -> None:
    public = given(Stage.TRIAGE, "propose-publication", "publish")
    after = public.when("end-publication").then("publication-ended")

    assert after.case.publication is None
    after.when("end-publication").then("nothing")


def test_what_is_not_public_is_not_taken_back(given: Given) -> None:
    given(Stage.TRIAGE).when("end-publication").then("nothing")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("end-publication") == {"handler", "team-lead", "legal"}
    assert stages_for("end-publication") == OPEN | CLOSED
