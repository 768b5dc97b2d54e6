"""A wrong date is proposed to be mended; that changes nothing yet."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import BEGUN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


CONFIRMED = ("receive-initiative", "confirm-receipt")


def test_a_proposal_has_no_effect_of_its_own(given: Given) -> None:
    before = given(*CONFIRMED)
    after = before.when("correct-fact").then("correction-proposed")

    assert after.case.clocks == before.case.clocks
    assert after.case.received == before.case.received


def test_the_same_proposal_again_changes_nothing(given: Given) -> None:
    proposed = given(*CONFIRMED, "correct-fact")

    proposed.when("correct-fact").then("nothing")
    proposed.when("correct-fact", role="legal").then("nothing")


def test_what_is_recorded_so_already_changes_nothing(given: Given) -> None:
    given(*CONFIRMED).when("correct-fact", corrected="2026-02-02T09:15:00Z").then("nothing")


def test_a_proposal_that_was_confirmed_is_done(given: Given) -> None:
    proposed = given(*CONFIRMED, "correct-fact")
    done = proposed.and_then(("confirm-correction", {"proposal": proposed.case.version}))

    done.when("correct-fact").then("nothing")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"fact": 99}, "unknown-fact"),
        ({"fact": 2}, "unknown-fact"),
        ({"corrected": "2026-02-11T10:00:00+01:00"}, "moment-in-future"),
        ({"fact": 4, "corrected": "2026-02-01T10:00:00+01:00"}, "before-receipt"),
        ({"corrected": "2026-02-04T00:00:00+01:00"}, "receipt-after-other-fact"),
    ],
    ids=["no such fact", "a term, not a fact", "future", "before receipt", "receipt after its confirmation"],
)
def test_what_cannot_have_been_is_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given(*CONFIRMED).when("correct-fact", **fields).then(f"refused: {code}")


def test_what_the_engine_derived_is_not_mended_by_itself(given: Given) -> None:
    lapsed = given(
        Stage.AWAITING_COMPLETION,
        ("observe-terms", {"occurred": "2026-02-27T00:00:00+01:00", "now": "2026-02-27T00:00:00+01:00"}),
    )
    fact = lapsed.version_of("completion-lapsed")

    lapsed.when(
        "correct-fact", fact=fact, occurred="2026-03-01T09:00:00+01:00", corrected="2026-02-20T00:00:00+01:00"
    ).then("refused: unknown-fact")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("correct-fact") == {"complaints-officer", "handler", "team-lead", "legal", "intake"}
    assert stages_for("correct-fact") == BEGUN
