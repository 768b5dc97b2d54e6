"""Asks go on in a case of their own, and no ask is ever between two cases (Awb 3:2)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from domain.stages import UNANSWERED

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Een speelhuisje?"]})


def another(given: Given, **fields: Any) -> Any:
    scenario = given(("receive-initiative", fields))
    return replace(scenario, case=scenario.case.model_copy(update={"id": "case-2"}))


def test_what_was_split_off_waits_here_no_more(given: Given) -> None:
    other = another(given)
    after = given(TWO_ASKS).when("split-off", other=other).then("asks-split-off")

    assert after.case.open_asks == (1,)
    assert after.due("substantive-response") == other.due("substantive-response")
    assert after.when("send-substantive-response").lines[0] == "substantive-response-sent"


@pytest.mark.parametrize(
    ("there", "fields", "code"),
    [
        ({"occurred": "2026-02-03T09:00:00+01:00"}, {}, "receipt-differs"),
        ({}, {"asks": [3]}, "ask-not-open"),
        ({}, {"asks": [1, 2]}, "all-asks-split-off"),
    ],
)
def test_what_would_lose_an_ask_or_win_time_is_refused(
    given: Given, there: dict[str, Any], fields: dict[str, Any], code: str
) -> None:
    given(TWO_ASKS).when("split-off", other=another(given, **there), **fields).then(f"refused: {code}")


def test_the_other_case_holds_them_all(given: Given) -> None:
    three = ("receive-initiative", {"asks": ["Een plein?", "Een hek?", "Een bank?"]})

    given(three).when("split-off", other=another(given), asks=[2, 3]).then("refused: asks-not-in-other-case")


def test_no_ask_goes_to_a_case_in_which_nobody_answers_any_more(given: Given) -> None:
    ended = another(given).and_then("withdraw")
    given(TWO_ASKS).when("split-off", other=ended).then("refused: other-case-closed")
    answered = another(given).and_then("send-substantive-response")
    given(TWO_ASKS).when("split-off", other=answered).then("refused: asks-not-in-other-case")


def test_the_other_case_is_there_first(given: Given) -> None:
    given(TWO_ASKS).when("split-off").then("refused: unknown-other-case")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("split-off") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("split-off") == UNANSWERED
