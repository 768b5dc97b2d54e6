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
    assert given(Stage.TAKEOVER_DECIDED).when("withdraw").lines == ["withdrawn"]
    assert given(Stage.OPERATING).when("withdraw").lines == ["initiators-stopped"]


RUNNING = (
    ("receive-initiative", {"occurred": "2027-02-01T10:00:00+01:00"}),
    ("assign-kind", {"occurred": "2027-02-02T10:00:00+01:00", "kind": "challenge"}),
    ("send-substantive-response", {"occurred": "2027-03-01T10:00:00+01:00"}),
    ("decide-takeover", {"occurred": "2027-04-01T10:00:00+02:00"}),
    ("sign-agreement", {"occurred": "2027-05-03T10:00:00+02:00"}),
    ("start-operation", {"occurred": "2027-06-01T10:00:00+02:00"}),
)
STOPPING = {"occurred": "2027-07-05T10:00:00+02:00"}


@pytest.mark.parametrize("stage", [Stage.AGREEMENT_SIGNED, Stage.OPERATING])
def test_under_an_agreement_it_is_recorded_and_the_case_stays_open(given: Given, stage: Stage) -> None:
    after = given(stage).when("withdraw", occurred="2026-09-10T12:00:00+02:00").then("initiators-stopped")

    assert after.case.stage is Stage.INITIATORS_STOPPED
    assert not after.case.closed
    assert after.replayed() == after.case


def test_the_municipality_has_a_term_to_carry_on_where_there_is_one(given: Given) -> None:
    stopped = (
        given(*RUNNING)
        .when("withdraw", **STOPPING)
        .then(
            "initiators-stopped",
            "monitoring ends 2027-07-05: withdrawn",
            "continuity starts 2027-07-05, due 2027-07-19",
        )
    )
    stopped.when("take-back", occurred="2027-07-12T10:00:00+02:00").then(
        "taken-back", "continuity ends 2027-07-12: met"
    )


def test_who_stopped_stops_once(given: Given) -> None:
    given(Stage.INITIATORS_STOPPED).when("withdraw", occurred="2026-09-11T12:00:00+02:00").then("nothing")


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
