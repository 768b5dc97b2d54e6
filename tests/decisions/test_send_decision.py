"""The decision that was announced or applied for is made known (Awb 1:3 lid 1, 4:13, 3:46, 10:3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

ASKS = ["Een plein?", "Een beheerder?", "Een hek?"]
APPLIED = ("receive-initiative", {"asks": ASKS, "application": True})
GRANTED = {"ask": 1, "position": "granted", "reasons": "Het past in het beleid."}
ANNOUNCED = {"position": "decision-announced", "reasons": "De raad.", "organ": "raad", "by": "2026-05-01"}
PROMISED = (
    APPLIED,
    "assign-kind",
    (
        "send-substantive-response",
        {"answers": [GRANTED, ANNOUNCED | {"ask": 2}, ANNOUNCED | {"ask": 3, "by": "2026-06-01"}]},
    ),
)


def test_the_promise_is_kept_and_the_application_waits_for_the_last_one(given: Given) -> None:
    one = (
        given(*PROMISED)
        .when("send-decision", promise=1)
        .then("decision-sent", "promised-decision ends 2026-04-21: met")
    )
    assert one.standing("promised-decision") == "in-time"
    assert one.running() == ["decision", "promised-decision"]

    one.when("send-decision", occurred="2026-06-02T09:00:00+02:00").then(
        "decision-sent",
        "promised-decision/2 ends 2026-06-02: met",
        "decision ends 2026-06-02: met",
    )


def test_of_two_promises_nobody_guesses(given: Given) -> None:
    given(*PROMISED).when("send-decision").then("refused: unknown-promise")
    given(*PROMISED).when("send-decision", promise=3).then("refused: unknown-promise")


def test_an_application_is_decided_without_a_promise(given: Given) -> None:
    given(APPLIED).when("send-decision").then("decision-sent", "decision ends 2026-04-21: met")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"channel": "spoken"}, "decision-not-in-writing"),
        ({"outcome": "decision-announced"}, "no-decision"),
        ({"outcome": "transferred"}, "no-decision"),
        ({"outcome": "refused"}, "ground-missing"),
        ({"organ": "waterschap"}, "unknown-organ"),
        ({"organ": "raad"}, "no-mandate"),
        ({"role": "college-secretary", "decision_number": None}, "decision-number-missing"),
    ],
)
def test_what_is_no_decision_is_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given(APPLIED).when("send-decision", **fields).then(f"refused: {code}")


def test_the_council_decides_itself(given: Given) -> None:
    after = given(APPLIED).when("send-decision", role="council-registrar", organ="de gemeenteraad").after

    authority = after.facts[-2].event.authority
    assert (authority.basis, authority.organ, authority.decision_number) == ("own", "raad", "B-2026-093")


def test_where_nothing_waits_it_is_refused(given: Given) -> None:
    given(Stage.RESPONDED).when("send-decision").then("refused: no-decision-awaited")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("send-decision") == {
        "handler",
        "team-lead",
        "legal",
        "college-secretary",
        "council-registrar",
    }
    assert stages_for("send-decision") == OPEN
