"""An answer on every ask ends the response clock on the day of sending (Awb 2:25, 3:46)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Een beheerder?"], "application": True})
GRANTED = {"ask": 1, "position": "granted", "reasons": "Het past in het beleid."}
ANNOUNCED = {
    "ask": 2,
    "position": "decision-announced",
    "reasons": "De raad gaat over het geld.",
    "organ": "raad",
    "by": "2026-05-01",
}


def test_every_clock_that_waited_for_an_answer_ends(given: Given) -> None:
    after = (
        given(Stage.TRIAGE)
        .when("send-substantive-response")
        .then(
            "substantive-response-sent",
            "acknowledgement ends 2026-03-10: met",
            "substantive-response ends 2026-03-10: met",
        )
    )
    assert after.case.stage is Stage.RESPONDED
    assert after.standing("substantive-response") == "in-time"


def test_the_day_after_the_due_day_is_late(given: Given) -> None:
    def sent(moment: str) -> str:
        return given("receive-initiative", ("send-substantive-response", {"occurred": moment})).standing(
            "substantive-response"
        )

    assert sent("2026-03-16T23:59:59+01:00") == "in-time"
    assert sent("2026-03-17T00:00:00+01:00") == "late"


def test_the_rest_of_an_answer_decides_nothing_while_the_first_half_announced_a_decision(
    given: Given,
) -> None:
    half = ("send-reply", {"answers": [ANNOUNCED | {"step": "De wijkraad brengt advies uit."}]})
    after = given(TWO_ASKS, half).when("send-substantive-response", answers=[GRANTED]).after

    assert after.running() == ["decision", "promised-decision", "promised-step"]


def test_a_day_that_a_delay_named_for_the_decision_is_kept_by_the_decision(given: Given) -> None:
    applied = ("receive-initiative", {"application": True})
    delay = ("announce-delay", {"clock": "decision", "until": "2026-04-10"})
    after = (
        given(applied, delay)
        .when("send-substantive-response")
        .then(
            "substantive-response-sent",
            "acknowledgement ends 2026-03-10: met",
            "substantive-response ends 2026-03-10: met",
            "decision ends 2026-03-10: met",
            "promised-decision ends 2026-03-10: met",
        )
    )
    assert after.running() == []


def test_a_delay_of_the_decision_on_a_challenge_waits_for_that_decision(given: Given) -> None:
    challenge = ("assign-kind", {"kind": "challenge"})
    delay = ("announce-delay", {"clock": "challenge-decision", "until": "2026-06-10"})
    after = given("receive-initiative", challenge, delay).when("send-substantive-response").after

    assert after.running() == ["challenge-decision", "promised-decision"]


def test_an_announced_decision_gets_a_clock_and_the_decision_clock_runs_on(given: Given) -> None:
    after = (
        given(TWO_ASKS)
        .when("send-substantive-response", answers=[GRANTED, ANNOUNCED])
        .then(
            "substantive-response-sent",
            "acknowledgement ends 2026-03-10: met",
            "substantive-response ends 2026-03-10: met",
            "promised-decision starts 2026-03-10, due 2026-05-01",
        )
    )
    assert after.running() == ["decision", "promised-decision"]


def test_each_announced_decision_gets_a_clock_of_its_own(given: Given) -> None:
    three_asks = ("receive-initiative", {"asks": ["Een plein?", "Een beheerder?", "Een hek?"]})
    june = ANNOUNCED | {"ask": 3, "by": "2026-06-01"}

    after = (
        given(three_asks)
        .when("send-substantive-response", answers=[GRANTED, ANNOUNCED, june])
        .then(
            "substantive-response-sent",
            "acknowledgement ends 2026-03-10: met",
            "substantive-response ends 2026-03-10: met",
            "promised-decision starts 2026-03-10, due 2026-05-01",
            "promised-decision/2 starts 2026-03-10, due 2026-06-01",
        )
    )
    assert [after.due("promised-decision", ordinal) for ordinal in (1, 2)] == ["2026-05-01", "2026-06-01"]


def test_an_answer_on_all_asks_decides_the_application(given: Given) -> None:
    lines = given(TWO_ASKS).when("send-substantive-response", answers=[GRANTED, GRANTED | {"ask": 2}]).lines

    assert "decision ends 2026-03-10: met" in lines


def test_it_ends_the_wait_for_a_completion(given: Given) -> None:
    lines = given(Stage.AWAITING_COMPLETION).when("send-substantive-response").lines

    assert lines[-1] == "completion ends 2026-03-10: closed"


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([GRANTED], "asks-not-answered"),
        ([GRANTED, GRANTED], "asks-not-answered"),
        ([GRANTED, GRANTED | {"ask": 3}], "asks-not-answered"),
        ([ANNOUNCED | {"ask": 1}, ANNOUNCED], "no-position-taken"),
        ([GRANTED, ANNOUNCED | {"by": None}], "promise-incomplete"),
        ([GRANTED, ANNOUNCED | {"organ": None}], "promise-incomplete"),
        ([GRANTED | {"by": "2026-05-01", "organ": "raad"}, ANNOUNCED], "promise-incomplete"),
        ([GRANTED, ANNOUNCED | {"by": "2026-03-10"}], "promise-in-past"),
        ([GRANTED | {"by": "2026-05-01"}, ANNOUNCED], "promise-incomplete"),
        ([GRANTED | {"organ": "raad"}, ANNOUNCED], "promise-incomplete"),
    ],
)
def test_what_answers_nothing_is_refused(given: Given, answers: list[dict[str, Any]], code: str) -> None:
    given(TWO_ASKS).when("send-substantive-response", answers=answers).then(f"refused: {code}")


def test_a_second_response_is_refused(given: Given) -> None:
    given(Stage.RESPONDED).when("send-substantive-response").then("refused: wrong-stage")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("send-substantive-response") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("send-substantive-response") == UNANSWERED


def test_what_was_only_said_answers_and_decides_nothing(given: Given) -> None:
    applied = given(("receive-initiative", {"application": True}), "assign-kind")
    lines = applied.when("send-substantive-response", channel="spoken").lines

    assert "substantive-response ends 2026-03-10: met" in lines
    assert "decision ends 2026-03-10: met" not in lines
