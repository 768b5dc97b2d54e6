"""The initiator says that the answer answers nothing (Gemeentewet 150, Awb 3:46)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


@pytest.mark.parametrize("stage", [Stage.RESPONDED, Stage.REFUSED, Stage.COMPLETED])
def test_contested_and_nothing_moves_yet(given: Given, stage: Stage) -> None:
    answered = given(stage)
    after = answered.when("contest-response", occurred="2026-07-16T20:00:00+02:00").then("response-contested")

    assert (after.case.stage, after.running()) == (stage, answered.running())
    assert not after.case.response.contests[0].decided


def test_the_initiator_needs_no_evidence_and_staff_do(given: Given) -> None:
    answered = given(Stage.RESPONDED)

    answered.when("contest-response", role="initiator", evidence=None).then("response-contested")
    answered.when("contest-response", evidence=None).then("refused: evidence-missing")


def test_twice_is_nothing_and_other_asks_are_another_contest(given: Given) -> None:
    contested = given(Stage.RESPONDED, "contest-response")

    contested.when("contest-response").then("nothing")
    contested.when("contest-response", asks=[1]).then("response-contested")


@pytest.mark.parametrize(
    ("stage", "fields", "code"),
    [(Stage.TRIAGE, {}, "no-response-sent"), (Stage.RESPONDED, {"asks": [2]}, "unknown-ask")],
)
def test_what_was_not_sent_is_not_contested(
    given: Given, stage: Stage, fields: dict[str, Any], code: str
) -> None:
    given(stage).when("contest-response", **fields).then(f"refused: {code}")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("contest-response") == {"initiator", "handler", "team-lead", "legal", "intake"}
    assert stages_for("contest-response") == OPEN | CLOSED
