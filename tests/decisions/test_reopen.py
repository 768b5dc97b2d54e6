"""A closed case is taken up again, and the earlier verdict stands (Awb 4:6)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


LATE_REFUSAL = ("refuse", {"occurred": "2026-03-17T09:00:00+01:00"})


@pytest.mark.parametrize("ground", ["objection-upheld", "court", "ombudsman", "new-facts", "error"])
def test_a_new_response_clock_starts_that_day(given: Given, ground: str) -> None:
    after = (
        given(Stage.REFUSED)
        .when("reopen", ground=ground)
        .then("reopened", "substantive-response/2 starts 2026-07-15, due 2026-08-26")
    )
    assert (after.case.stage, after.case.response_sent) == (Stage.ASSESSMENT, False)


def test_a_late_answer_stays_late(given: Given) -> None:
    after = given(Stage.TRIAGE, LATE_REFUSAL, "reopen")

    assert after.standing("substantive-response") == "late"
    assert after.standing("substantive-response", "2026-07-16", ordinal=2) == "running"


def test_the_second_answer_ends_the_second_clock_only(given: Given) -> None:
    again = given(Stage.REFUSED, "reopen").when(
        "send-substantive-response", occurred="2026-08-03T10:00:00+02:00"
    )
    again.then("substantive-response-sent", "substantive-response/2 ends 2026-08-03: met")


def test_a_second_time_it_is_open_already(given: Given) -> None:
    given(Stage.REFUSED, "reopen").when("reopen").then("refused: wrong-stage")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("reopen") == {"team-lead", "legal"}
    assert stages_for("reopen") == CLOSED
