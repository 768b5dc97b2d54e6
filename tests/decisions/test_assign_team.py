"""A case belongs to a team (Awb 3:2)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from domain.catalogue import transition_named
from domain.decision import Refused
from domain.reading import read
from domain.stages import FILES, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

LATER = {"occurred": "2026-02-04T09:00:00+01:00", "team": "wijkteam-zuid"}


def test_the_case_has_a_team_and_no_clock_moves(given: Given) -> None:
    after = given("receive-initiative").when("assign-team").then("team-assigned")

    assert after.case.team == "wijkteam-noord"
    assert after.running() == ["acknowledgement", "substantive-response"]


def test_the_same_team_again_changes_nothing(given: Given) -> None:
    given("receive-initiative", "assign-team").when("assign-team").then("nothing")


def test_another_team_needs_a_reason_and_who_handles_it_stays(given: Given) -> None:
    before = given("receive-initiative", "assign-team", "assign-handler")
    before.when("assign-team", **LATER).then("refused: reason-missing")
    after = before.when("assign-team", **LATER, reason="Het plein ligt in Zuid.").then("team-assigned")

    assert after.case.team == "wijkteam-zuid"
    assert after.case.handler == before.case.handler


@pytest.mark.parametrize("name", ["", "Wijkteam", "wijkteam noord", "j.jansen", "-noord", "a" * 41, "a-" * 7])
def test_a_team_has_a_short_name_in_which_no_story_fits(name: str) -> None:
    transition = transition_named("assign-team")
    assert transition is not None
    content = json.dumps({**transition.example, "team": name}).encode()

    assert isinstance(read(transition, content, None), Refused)


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("assign-team") == {"handler", "team-lead", "legal", "intake", "complaints-officer"}
    assert stages_for("assign-team") == OPEN | FILES
