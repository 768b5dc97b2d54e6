"""No task that residents carry out by agreement is let go of before it is taken back (Gemeentewet 150)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.catalogue import CATALOGUE
from domain.decision import Refused
from domain.stages import Kind, Stage
from domain.takeover import UNDER_AGREEMENT

Given = Callable[..., Any]

LATER = "2026-09-20T10:00:00+02:00"
ATTEMPTS = tuple(
    ("attempt-contact", {"occurred": f"2026-09-{day}T09:00:00+02:00", "channel": channel})
    for day, channel in ((17, "spoken"), (18, "letter"), (19, "email"))
)
ELSEWHERE = Stage.RESPONDED, Stage.SUPPORT_AGREED, Stage.PLAN_FINAL, Stage.TAKEOVER_DECIDED

under_agreement = pytest.mark.parametrize("stage", sorted(UNDER_AGREEMENT))


def interrupted(given: Given, *life: Any) -> Any:
    """A case of which the answer was undone after all that happened in it."""
    contested = given(*life, ("contest-response", {"occurred": "2026-09-15T10:00:00+02:00"}))
    judged = {"occurred": "2026-09-16T10:00:00+02:00", "upheld": True}
    return contested.and_then(
        ("decide-contest", judged | {"contest": contested.version_of("response-contested")})
    )


@under_agreement
def test_who_cannot_be_reached_leaves_a_task_that_is_taken_back_first(given: Given, stage: Stage) -> None:
    unreachable = given(stage, *ATTEMPTS)
    unreachable.when("close-unreachable", occurred=LATER).then("refused: task-under-agreement")

    back = unreachable.and_then(("take-back", {"occurred": LATER}))
    assert back.case.stage is Stage.TAKEN_BACK
    assert back.and_then(("close-unreachable", {"occurred": LATER})).case.stage is Stage.UNREACHABLE


@pytest.mark.parametrize("stage", ELSEWHERE)
def test_without_an_agreement_a_case_ends_as_ever(given: Given, stage: Stage) -> None:
    before = given(stage, *ATTEMPTS)

    assert before.when("withdraw", occurred=LATER).after.case.stage is Stage.WITHDRAWN
    assert before.when("close-unreachable", occurred=LATER).after.case.stage is Stage.UNREACHABLE


@pytest.mark.parametrize("step", ["refuse", "leave-untreated", "forward", "close-unreachable"])
@under_agreement
def test_an_answer_that_was_none_is_no_way_round_it(given: Given, stage: Stage, step: str) -> None:
    before = interrupted(given, stage).and_then(*ATTEMPTS)

    assert before.case.stage is Stage.ASSESSMENT
    before.when(step, occurred=LATER).then("refused: task-under-agreement")


def test_nor_is_another_kind(given: Given) -> None:
    interrupted(given, Stage.OPERATING).when("change-kind", occurred=LATER).then(
        "refused: task-under-agreement"
    )


def test_who_stops_meanwhile_asks_nothing_any_more(given: Given) -> None:
    stopped = (
        interrupted(given, Stage.OPERATING)
        .when("withdraw", occurred=LATER)
        .then("initiators-stopped", "substantive-response ends 2026-09-20: withdrawn")
    )
    assert stopped.case.stage is Stage.INITIATORS_STOPPED
    assert stopped.case.open_asks == ()
    assert stopped.replayed() == stopped.case
    assert stopped.and_then(("take-back", {"occurred": LATER})).case.stage is Stage.TAKEN_BACK


def test_another_kind_does_not_return_to_the_track_it_left(given: Given) -> None:
    before = interrupted(given, Stage.SUPPORT_AGREED).and_then(("change-kind", {"occurred": LATER}))
    after = before.and_then(("send-substantive-response", {"occurred": LATER}))

    assert after.case.stage is Stage.RESPONDED
    assert after.and_then(("start-co-creation", {"occurred": LATER})).case.kind is Kind.CO_CREATION


@under_agreement
def test_no_step_there_is_ends_a_case_under_agreement(given: Given, stage: Stage) -> None:
    before = given(stage, *ATTEMPTS)
    taken = [
        outcome.after.case
        for each in CATALOGUE
        for role in each.roles
        if "occurred" in each.command.model_fields
        and not isinstance((outcome := before.when(each.name, role=role, occurred=LATER)).decision, Refused)
    ]

    assert taken
    assert not [case for case in taken if case.closed or case.kind is not Kind.CHALLENGE]
