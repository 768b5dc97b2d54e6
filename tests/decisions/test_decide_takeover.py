"""The college decides on a challenge, after the council was heard (Gemeentewet 160, 169)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.grounds import TakeoverOutcome
from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


CHALLENGED = (
    ("receive-initiative", {"application": True}),
    ("assign-kind", {"kind": "challenge"}),
    "send-substantive-response",
)


def test_the_clock_of_the_challenge_ends(given: Given) -> None:
    after = (
        given(*CHALLENGED)
        .when("decide-takeover")
        .then("takeover-decided", "challenge-decision ends 2026-04-21: met")
    )
    assert after.case.stage is Stage.TAKEOVER_DECIDED
    assert after.running() == []


def test_after_thirteen_weeks_from_receipt_it_is_late(given: Given) -> None:
    after = given(*CHALLENGED, ("decide-takeover", {"occurred": "2026-05-05T09:00:00+02:00"}))

    assert after.standing("challenge-decision") == "late"


def test_the_council_is_heard_first(given: Given) -> None:
    given(*CHALLENGED).when("decide-takeover", council_informed="2026-04-22").then(
        "refused: council-informed-too-late"
    )


@pytest.mark.parametrize("outcome", TakeoverOutcome)
def test_whatever_is_negotiated_was_granted(outcome: TakeoverOutcome) -> None:
    assert outcome in {TakeoverOutcome.GRANTED, TakeoverOutcome.GRANTED_PARTLY}


def test_the_council_does_not_decide_it(given: Given) -> None:
    given(*CHALLENGED).when("decide-takeover", organ="raad").then("refused: other-organ")


def test_without_an_answer_nothing_is_decided(given: Given) -> None:
    given(*CHALLENGED[:2]).when("decide-takeover").then("refused: wrong-stage")


def test_a_second_time_is_refused(given: Given) -> None:
    given(*CHALLENGED, "decide-takeover").when("decide-takeover").then("refused: wrong-stage")


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("decide-takeover") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("decide-takeover") == {Stage.RESPONDED, Stage.NEGOTIATION_FAILED}
    assert kinds_for("decide-takeover") == {Kind.CHALLENGE}
