"""Only the initiator withdraws, or whoever stands in for them (Awb 2:1)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_every_clock_ends_as_withdrawn(given: Given) -> None:
    after = (
        given("receive-initiative")
        .when("withdraw", role="initiator", evidence=None)
        .then(
            "withdrawn",
            "acknowledgement ends 2026-02-18: withdrawn",
            "substantive-response ends 2026-02-18: withdrawn",
        )
    )
    assert after.case.stage is Stage.WITHDRAWN
    assert after.standing("substantive-response") == "withdrawn"


def test_staff_may_record_it_on_evidence(given: Given) -> None:
    assert given(Stage.OPERATING).when("withdraw").lines == ["withdrawn"]


@pytest.mark.parametrize("role", ["intake", "handler", "team-lead", "legal"])
def test_no_official_makes_an_initiative_disappear(given: Given, role: str) -> None:
    given("receive-initiative").when("withdraw", role=role, evidence=None).then("refused: evidence-missing")


def test_withdrawn_after_the_due_day_it_had_gone_unanswered(given: Given) -> None:
    after = given("receive-initiative", ("withdraw", {"occurred": "2026-03-17T09:00:00+01:00"}))

    assert after.standing("substantive-response") == "late"


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.WITHDRAWN).when("withdraw").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("withdraw") == {"handler", "team-lead", "legal", "intake", "initiator"}
    assert stages_for("withdraw") == OPEN
