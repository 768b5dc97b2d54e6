"""Untreated on few grounds; as incomplete only after a chance (Awb 4:5), or as a repeat (Awb 4:6)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


APPLIED = (("receive-initiative", {"application": True}), "assign-kind")
LAPSED = ("observe-terms", {"occurred": "2026-02-27T00:00:00+01:00", "now": "2026-02-27T00:00:00+01:00"})
NO_TERM = ("request-completion", {"until": None})


def test_it_decides_the_application_and_answers_no_ask(given: Given) -> None:
    after = (
        given(*APPLIED)
        .when("leave-untreated")
        .then(
            "not-treated",
            "decision ends 2026-03-05: met",
            "acknowledgement ends 2026-03-05: closed",
            "substantive-response ends 2026-03-05: closed",
        )
    )
    assert (after.case.stage, after.case.response_sent) == (Stage.NOT_TREATED, False)


@pytest.mark.parametrize(
    ("steps", "sent"),
    [
        ([], "2026-03-05T10:00:00+01:00"),
        (["request-completion"], "2026-02-20T10:00:00+01:00"),
        ([NO_TERM], "2026-03-05T10:00:00+01:00"),
        ([NO_TERM, "receive-completion"], "2026-03-05T10:00:00+01:00"),
        (["request-completion", LAPSED], "2026-02-26T23:59:00+01:00"),
        (["request-completion", "receive-completion"], "2026-02-19T10:00:00+01:00"),
    ],
    ids=["never asked", "term runs", "no term", "no term, completed", "sent on its last day", "sent before"],
)
def test_no_chance_to_complete(given: Given, steps: list[Any], sent: str) -> None:
    given(*APPLIED, *steps).when("leave-untreated", ground="incomplete", occurred=sent).then(
        "refused: no-chance-to-complete"
    )


@pytest.mark.parametrize("step", [LAPSED, "receive-completion"], ids=["unused", "used and still lacking"])
def test_after_a_chance_incomplete_is_a_ground(given: Given, step: Any) -> None:
    asked = given(*APPLIED, "request-completion", step)

    assert asked.when("leave-untreated", ground="incomplete").lines[0] == "not-treated"


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.NOT_TREATED).when("leave-untreated").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("leave-untreated") == {"handler", "team-lead", "legal"}
    assert stages_for("leave-untreated") == UNANSWERED
