"""The initiator drops some asks; the term runs on for the others (Awb 2:1)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Een hek?"]})
HALF = (
    "send-reply",
    {
        "occurred": "2026-03-10T14:00:00+01:00",
        "answers": [{"ask": 2, "position": "granted", "reasons": "Het kan."}],
        "next_step": None,
        "remedies": ["complaint"],
    },
)


def test_the_term_runs_on_for_what_is_left(given: Given) -> None:
    after = given(TWO_ASKS).when("withdraw-partly").then("partly-withdrawn")

    assert after.case.open_asks == (2,)
    assert "substantive-response" in after.running()
    assert after.when("send-substantive-response").lines == ["refused: asks-not-answered"]


def test_with_nothing_left_the_term_ended_with_the_last_answer(given: Given) -> None:
    after = (
        given(TWO_ASKS, HALF)
        .when("withdraw-partly", occurred="2026-04-20T09:00:00+02:00")
        .then("partly-withdrawn", "substantive-response ends 2026-03-10: met")
    )
    assert after.standing("substantive-response") == "in-time"
    assert after.case.stage is Stage.RESPONDED
    assert after.facts[-1].event.cause == after.version_of("partial-response-sent")


def test_a_correction_of_that_answer_moves_the_end_and_one_of_the_withdrawal_does_not(given: Given) -> None:
    dropped = given(TWO_ASKS, HALF, ("withdraw-partly", {"occurred": "2026-03-20T09:00:00+01:00"}))
    when = {"occurred": "2026-03-25T09:00:00+01:00"}

    def corrected(fact: int, day: str) -> Any:
        proposed = dropped.and_then(("correct-fact", {"fact": fact, "corrected": day} | when))
        return proposed.when("confirm-correction", proposal=proposed.case.version, **when)

    corrected(dropped.version_of("partial-response-sent"), "2026-03-12T14:00:00+01:00").then(
        "correction-confirmed", "substantive-response amended: ended_on 2026-03-12"
    )
    corrected(dropped.version_of("partly-withdrawn"), "2026-03-19T09:00:00+01:00").then(
        "correction-confirmed"
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"asks": [1, 2]}, "all-asks-withdrawn"),
        ({"asks": [3]}, "ask-not-open"),
        ({"evidence": None}, "evidence-missing"),
    ],
)
def test_what_cannot_be_dropped_is_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given(TWO_ASKS).when("withdraw-partly", **fields).then(f"refused: {code}")


def test_the_initiator_needs_no_evidence(given: Given) -> None:
    given(TWO_ASKS).when("withdraw-partly", role="initiator", evidence=None).then("partly-withdrawn")


def test_twice_is_refused(given: Given) -> None:
    given(TWO_ASKS, "withdraw-partly").when("withdraw-partly").then("refused: ask-not-open")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("withdraw-partly") == {"initiator", "intake", "handler", "team-lead", "legal"}
    assert stages_for("withdraw-partly") == UNANSWERED
