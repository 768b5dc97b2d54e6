"""A second person looks afterwards; an answer that was none never stopped the clock (Awb 3:2, 3:46)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

FAILED = {"failed": [{"condition": "reasons", "ask": 1}]}
AGAIN = {"occurred": "2026-03-17T09:00:00+01:00"}


def test_confirmed(given: Given) -> None:
    after = given(Stage.RESPONDED).when("review-response").then("response-reviewed")

    assert after.case.response.reviewed
    assert after.case.stage is Stage.RESPONDED


def test_no_answer_after_all_and_the_clock_keeps_its_due_date(given: Given) -> None:
    answered = given(Stage.RESPONDED)
    due = answered.due("substantive-response")
    after = answered.when("review-response", **FAILED).then(
        "response-reviewed", "substantive-response runs as before"
    )

    assert after.due("substantive-response") == due
    assert after.standing("substantive-response") == "overdue"
    assert after.case.stage is Stage.ASSESSMENT
    assert after.case.open_asks == (1,)
    late = after.when("send-substantive-response", **AGAIN).after
    assert late.standing("substantive-response") == "late"
    assert late.case.stage is Stage.RESPONDED


def test_a_case_that_went_on_returns_to_where_it_was(given: Given) -> None:
    undone = given(Stage.SUPPORT_AGREED).when(
        "review-response", occurred="2026-03-23T09:00:00+01:00", **FAILED
    )

    assert undone.after.case.stage is Stage.ASSESSMENT
    answered = undone.after.when("send-substantive-response", occurred="2026-03-24T09:00:00+01:00").after
    assert answered.case.stage is Stage.SUPPORT_AGREED


def test_a_refusal_may_turn_out_to_be_no_answer(given: Given) -> None:
    after = given(Stage.REFUSED).when("review-response", occurred="2026-03-13T09:00:00+01:00", **FAILED).after

    assert after.case.stage is Stage.ASSESSMENT
    assert "substantive-response" in after.running()


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("review-response", {"occurred": "2026-03-13T09:00:00+01:00", **FAILED}),
        ("decide-contest", {"occurred": "2026-03-20T09:00:00+01:00"}),
    ],
)
def test_a_refusal_in_the_place_of_an_answer_leaves_no_ask_without_a_term(
    given: Given, step: str, fields: dict[str, Any]
) -> None:
    refused = given(Stage.RESPONDED, "refuse", "contest-response")
    contest = {"contest": refused.case.version} if step == "decide-contest" else {}
    after = refused.when(step, **fields, **contest).after

    assert after.case.open_asks == (1,)
    assert after.running() == ["substantive-response"]
    assert after.due("substantive-response") == "2026-03-16"


def test_nobody_reviews_their_own_answer(given: Given) -> None:
    given(Stage.RESPONDED).when("review-response", role="handler").then("refused: same-person")


def test_twice_is_nothing(given: Given) -> None:
    given(Stage.RESPONDED, "review-response").when("review-response", **FAILED).then("nothing")
    given(Stage.RESPONDED, ("review-response", FAILED)).when("review-response").then("nothing")


@pytest.mark.parametrize(
    ("stage", "fields", "code"),
    [
        (Stage.TRIAGE, {}, "no-response-sent"),
        (Stage.RESPONDED, {"failed": [{"condition": "reasons", "ask": 2}]}, "unknown-ask"),
    ],
)
def test_what_was_not_answered_is_not_reviewed(
    given: Given, stage: Stage, fields: dict[str, Any], code: str
) -> None:
    given(stage).when("review-response", **fields).then(f"refused: {code}")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("review-response") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("review-response") == OPEN | CLOSED
