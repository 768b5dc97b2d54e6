"""Who judges a contest signed the answer not (Gemeentewet 150, Awb 3:46)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Een beheerder?"]})
ANSWERS = [
    {"ask": 1, "position": "granted", "reasons": "Het past."},
    {"ask": 2, "position": "granted", "reasons": "Het kan."},
]
ANSWERED = (TWO_ASKS, "assign-kind", ("send-substantive-response", {"answers": ANSWERS}))


def test_upheld_and_only_its_asks_wait_again(given: Given) -> None:
    contested = given(*ANSWERED, ("contest-response", {"asks": [2]}))
    after = contested.when("decide-contest", contest=contested.case.version).then(
        "contest-decided", "substantive-response runs as before"
    )

    assert after.case.open_asks == (2,)
    assert after.due("substantive-response") == contested.due("substantive-response")
    assert after.case.stage is Stage.ASSESSMENT


def test_not_upheld_and_the_answer_stays(given: Given) -> None:
    contested = given(*ANSWERED, "contest-response")
    after = contested.when("decide-contest", contest=contested.case.version, upheld=False).then(
        "contest-decided"
    )

    assert after.case.stage is Stage.RESPONDED
    assert "substantive-response" not in after.running()


def test_twice_is_nothing(given: Given) -> None:
    contested = given(*ANSWERED, "contest-response")
    decide = {"contest": contested.case.version}

    contested.when("decide-contest", **decide).after.when("decide-contest", **decide).then("nothing")


def test_not_by_who_signed(given: Given) -> None:
    signed = ("send-substantive-response", {"answers": ANSWERS, "by": "ref-team-lead"})
    contested = given(TWO_ASKS, "assign-kind", signed, "contest-response")

    contested.when("decide-contest", contest=contested.case.version).then("refused: same-person")


def test_what_is_no_contest_is_refused(given: Given) -> None:
    given(*ANSWERED).when("decide-contest", contest=1).then("refused: unknown-contest")
    given(Stage.TRIAGE).when("decide-contest", contest=1).then("refused: unknown-contest")


def test_a_refusal_after_an_answer_takes_that_answer_along(given: Given) -> None:
    refused = given(
        Stage.RESPONDED, ("refuse", {"occurred": "2026-03-15T10:00:00+01:00"}), "contest-response"
    )
    upheld = refused.when("decide-contest", contest=refused.version_of("response-contested")).then(
        "contest-decided", "substantive-response runs as before"
    )
    assert upheld.case.open_asks == (1,)
    assert upheld.due("substantive-response") == "2026-03-16"


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("decide-contest") == {"team-lead", "legal"}
    assert stages_for("decide-contest") == OPEN | CLOSED
