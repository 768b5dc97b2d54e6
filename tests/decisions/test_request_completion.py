"""Only a term to decide stands still, and only where a last day was set (Awb 4:5, 4:15)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


APPLIED = ("receive-initiative", {"application": True})


def test_a_service_norm_runs_on(given: Given) -> None:
    after = (
        given(Stage.TRIAGE)
        .when("request-completion")
        .then(
            "completion-requested",
            "substantive-response untouched: no-awb-application",
            "completion starts 2026-02-12, due 2026-02-26",
        )
    )
    assert after.case.stage is Stage.AWAITING_COMPLETION


def test_a_statutory_term_stands_still_from_the_day_after(given: Given) -> None:
    after = (
        given(APPLIED, "assign-kind")
        .when("request-completion")
        .then(
            "completion-requested",
            "substantive-response untouched: no-awb-application",
            "decision stands still 2026-02-13..2026-02-26",
            "completion starts 2026-02-12, due 2026-02-26",
        )
    )
    assert after.due("decision") == "2026-04-13"


def test_without_a_last_day_nothing_stands_still(given: Given) -> None:
    given(APPLIED, "assign-kind").when("request-completion", until=None).then(
        "completion-requested",
        "substantive-response untouched: no-awb-application",
        "decision untouched: no-term-set",
    )


def test_a_term_that_is_over_cannot_stand_still(given: Given) -> None:
    lines = (
        given(APPLIED, "assign-kind")
        .when("request-completion", occurred="2026-03-30T10:00:00+02:00", until="2026-04-10")
        .lines
    )

    assert "decision untouched: term-already-over" in lines


@pytest.mark.parametrize("until", ["2026-02-12", "2026-02-11"])
def test_the_last_day_lies_after_the_request(given: Given, until: str) -> None:
    given(Stage.TRIAGE).when("request-completion", until=until).then("refused: completion-term-too-short")


def test_a_second_request_waits_for_the_term_of_the_first(given: Given) -> None:
    given(Stage.AWAITING_COMPLETION).when("request-completion").then("refused: completion-already-requested")


def test_a_request_without_a_term_can_be_followed_by_one_with_a_term(given: Given) -> None:
    asked = given(APPLIED, "assign-kind", ("request-completion", {"until": None}))
    lines = asked.when("request-completion").lines

    assert "decision stands still 2026-02-13..2026-02-26" in lines


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("request-completion") == {"handler", "team-lead", "legal"}
    assert stages_for("request-completion") == {Stage.TRIAGE, Stage.AWAITING_COMPLETION, Stage.ASSESSMENT}


def test_a_year_that_was_mistyped_lets_no_term_stand_still_for_ever(given: Given) -> None:
    outcome = given(Stage.TRIAGE).when("request-completion", until="2199-01-01")

    outcome.then("refused: completion-term-too-long")
    assert "beslistermijn" in outcome.decision.sentence
