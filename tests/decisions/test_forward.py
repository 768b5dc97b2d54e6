"""What is for another authority goes there, and our clocks end (Awb 2:3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_every_clock_ends_as_transferred(given: Given) -> None:
    after = (
        given("receive-initiative")
        .when("forward")
        .then(
            "forwarded",
            "acknowledgement ends 2026-02-06: transferred",
            "substantive-response ends 2026-02-06: transferred",
        )
    )
    assert after.case.stage is Stage.FORWARDED
    assert after.standing("substantive-response") == "transferred"


def test_forwarding_after_the_due_day_hides_no_lateness(given: Given) -> None:
    after = given("receive-initiative", ("forward", {"occurred": "2026-03-17T09:00:00+01:00"}))

    assert after.standing("substantive-response") == "late"


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.FORWARDED).when("forward").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("forward") == {"handler", "team-lead", "legal", "intake"}
    assert stages_for("forward") == UNANSWERED


@pytest.mark.parametrize("authority", ["Provincie Fryslân", "Gemeente 's-Hertogenbosch", "Súdwest-Fryslân"])
def test_an_authority_is_called_as_it_calls_itself(given: Given, authority: str) -> None:
    lines = given(Stage.RECEIVED).when("forward", authority=authority).lines

    assert lines[0] == "forwarded"


@pytest.mark.parametrize(
    "authority",
    ["gemeente Lindewaard", "Lindewaard", "het college van B en W", "De gemeenteraad", "raad van Lindewaard"],
)
def test_what_is_forwarded_to_ourselves_stays_here(given: Given, authority: str) -> None:
    outcome = given("receive-initiative").when("forward", authority=authority)

    outcome.then("refused: forwarded-to-ourselves")
    assert "route-internally" in outcome.decision.sentence


@pytest.mark.parametrize(
    "authority", ["gemeente Lutjewoude", "Provincie Lindewaard", "College van dijkgraaf"]
)
def test_another_authority_is_another_authority(given: Given, authority: str) -> None:
    assert "forwarded" in given("receive-initiative").when("forward", authority=authority).lines
