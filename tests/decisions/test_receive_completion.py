"""What lacked came in: the day of receipt runs again."""

from collections.abc import Callable
from typing import Any

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


ASKED = (("receive-initiative", {"application": True}), "assign-kind", "request-completion")
LAPSED = ("observe-terms", {"occurred": "2026-02-27T00:00:00+01:00", "now": "2026-02-27T00:00:00+01:00"})


def test_the_decision_clock_runs_again_that_same_day(given: Given) -> None:
    after = (
        given(*ASKED)
        .when("receive-completion")
        .then("completion-received", "decision runs again 2026-02-20", "completion ends 2026-02-20: met")
    )
    assert after.due("decision") == "2026-04-07"  # seven days still, then past Easter
    assert after.case.stage is Stage.TRIAGE


def test_recorded_weeks_later_it_still_runs_from_the_day_it_came(given: Given) -> None:
    after = (
        given(*ASKED, LAPSED)
        .when("receive-completion", now="2026-03-20T09:00:00+01:00")
        .then("completion-received", "decision runs again 2026-02-20", "completion ends 2026-02-20: met")
    )
    assert after.due("decision") == "2026-04-07"
    assert after.standing("completion") == "in-time"


def test_documents_after_their_term_are_recorded_and_resume_nothing(given: Given) -> None:
    given(*ASKED, LAPSED).when("receive-completion", occurred="2026-03-02T10:00:00+01:00").then(
        "completion-received"
    )


def test_the_interrupted_stage_returns(given: Given) -> None:
    after = given(Stage.ASSESSMENT, "request-completion", "receive-completion")

    assert after.case.stage is Stage.ASSESSMENT


def test_a_second_receipt_changes_nothing(given: Given) -> None:
    given(*ASKED, "receive-completion").when("receive-completion").then("nothing")


def test_nobody_asked_for_it(given: Given) -> None:
    given(Stage.TRIAGE).when("receive-completion").then("refused: no-completion-requested")


def test_it_cannot_come_before_it_was_asked(given: Given) -> None:
    given(*ASKED).when("receive-completion", occurred="2026-02-11T10:00:00+01:00").then(
        "refused: completion-before-request"
    )


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("receive-completion") == {"handler", "team-lead", "legal", "intake", "initiator"}
    assert stages_for("receive-completion") == OPEN
