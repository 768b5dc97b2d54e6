"""A case is rounded off after an answer, never instead of one."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


ANSWERED = ("receive-initiative", ("assign-kind", {"kind": "challenge"}), "send-substantive-response")


def test_an_answered_challenge_stays_open_until_it_is_decided(given: Given) -> None:
    outcome = given(*ANSWERED).when("close")

    outcome.then("refused: decision-outstanding")
    assert "besluit over de uitdaging (1)" in outcome.decision.sentence
    assert outcome.decision.basis == "Gemeentewet art. 150 lid 3"
    refused = given(*ANSWERED).when("refuse", occurred="2026-05-20T10:00:00+02:00").after
    assert (refused.case.stage, refused.standing("challenge-decision")) == (Stage.REFUSED, "late")


def test_an_application_that_was_answered_by_word_of_mouth_stays_open_until_it_is_decided(
    given: Given,
) -> None:
    """A decision is in writing (Awb 1:3 lid 1): the term to decide runs on."""
    said = given(
        ("receive-initiative", {"application": True}), ("send-substantive-response", {"channel": "spoken"})
    )

    said.when("close").then("refused: decision-outstanding")
    decided = said.and_then(("send-decision", {"occurred": "2026-04-21T14:00:00+02:00"}))
    assert decided.and_then("close").running() == []


def test_a_challenge_that_became_something_else_is_decided_in_writing(given: Given) -> None:
    other = given(*ANSWERED, ("change-kind", {"kind": "support", "occurred": "2026-04-01T10:00:00+02:00"}))
    other.when("close").then("refused: decision-outstanding")

    decided = other.when("send-decision")
    decided.then("decision-sent", "challenge-decision ends 2026-04-21: met")
    assert decided.after.and_then("close").case.stage is Stage.COMPLETED


@pytest.mark.parametrize("stage", sorted(UNANSWERED))
def test_an_unanswered_initiative_cannot_be_closed(given: Given, stage: Stage) -> None:
    given(stage).when("close").then("refused: wrong-stage")


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.COMPLETED).when("close").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("close") == {"handler", "team-lead", "legal"}
    assert stages_for("close") == {
        Stage.RESPONDED,
        Stage.SUPPORT_DELIVERED,
        Stage.RESULT_DECIDED,
        Stage.TAKEOVER_ENDED,
        Stage.TAKEN_BACK,
        Stage.CONTRIBUTION_USED,
    }
