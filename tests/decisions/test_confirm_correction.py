"""A second person gives a correction its effect."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import BEGUN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


PROPOSED = ("receive-initiative", "confirm-receipt", "correct-fact")


def test_every_clock_that_hung_on_it_moves(given: Given) -> None:
    given(*PROPOSED).when("confirm-correction", proposal=6).then(
        "correction-confirmed",
        "acknowledgement amended: start 2026-01-30",
        "substantive-response amended: start 2026-01-30",
    )


def test_a_second_confirmation_changes_nothing(given: Given) -> None:
    done = given(*PROPOSED, ("confirm-correction", {"proposal": 6}))

    done.when("confirm-correction", proposal=6).then("nothing")
    done.when("confirm-correction", proposal=6, by="ref-handler").then("nothing")


@pytest.mark.parametrize("role", ["handler", "intake", "team-lead", "legal"])
def test_the_same_person_in_another_role_is_the_same_person(given: Given, role: str) -> None:
    given(*PROPOSED).when("confirm-correction", proposal=6, role=role, by="ref-handler").then(
        "refused: same-person"
    )


@pytest.mark.parametrize("proposal", [1, 2, 5, 99])
def test_another_line_is_no_proposal(given: Given, proposal: int) -> None:
    given(*PROPOSED).when("confirm-correction", proposal=proposal).then("refused: unknown-proposal")


def test_what_happened_since_the_proposal_counts(given: Given) -> None:
    earlier = ("correct-fact", {"fact": 4, "corrected": "2026-02-02T18:00:00+01:00"})
    later = ("correct-fact", {"corrected": "2026-02-03T08:00:00+01:00"})
    both = given(
        "receive-initiative", "confirm-receipt", earlier, later, ("confirm-correction", {"proposal": 6})
    )

    both.when("confirm-correction", proposal=7).then("refused: receipt-after-other-fact")


def test_nobody_confirms_what_was_not_proposed_yet(given: Given) -> None:
    given(*PROPOSED).when("confirm-correction", proposal=6, occurred="2026-02-09T11:00:00+01:00").then(
        "refused: confirmed-before-proposed"
    )


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("confirm-correction") == {
        "complaints-officer",
        "handler",
        "team-lead",
        "legal",
        "intake",
    }
    assert stages_for("confirm-correction") == BEGUN
