"""Whole lives: every track from receipt to closing, and any sequence that people may think of."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain import events as e
from domain.catalogue import CATALOGUE
from domain.decision import Refused
from domain.roles import Role
from domain.stages import CLOSED, Stage
from domain.takeover import task_abandoned
from domain.terms.history import evolve_clocks
from domain.terms.names import OUTLASTING

Given = Callable[..., Any]

LATER = ("close", {"occurred": "2026-10-02T10:00:00+02:00"})
KIND = "receive-initiative", "assign-kind"
LIVES = {
    "support": (Stage.SUPPORT_DELIVERED, "close"),
    "co-creation": (Stage.RESULT_DECIDED, "close"),
    "challenge": (Stage.TAKEOVER_ENDED, LATER),
    "challenge taken back": (Stage.TAKEN_BACK, LATER),
    "contribution": (Stage.CONTRIBUTION_USED, "close"),
    "answered and closed": (Stage.RESPONDED, "close"),
    "refused, reopened, granted, closed": (
        Stage.REFUSED,
        "reopen",
        ("send-substantive-response", {"occurred": "2026-08-03T10:00:00+02:00"}),
        ("close", {"occurred": "2026-09-01T10:00:00+02:00"}),
    ),
}


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES.keys())
def test_a_track_runs_from_receipt_to_closing(given: Given, life: tuple[Any, ...]) -> None:
    after = given(*life)

    assert after.case.stage is Stage.COMPLETED
    assert after.running() == []
    assert after.replayed() == after.case


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_reached(given: Given, stage: Stage) -> None:
    assert given(stage).case.stage is stage


MOMENTS = st.integers(0, 400).map(lambda days: datetime(2026, 1, 30, 12, tzinfo=UTC) + timedelta(days=days))
NOW = datetime(2027, 6, 1, tzinfo=UTC)
ANSWERS = [
    {"ask": 1, "position": "granted", "reasons": "Het past."},
    {"ask": 2, "position": "decision-announced", "reasons": "De raad.", "organ": "raad", "by": "2027-05-01"},
]
OWN_FIELDS = {
    "receive-initiative": {"asks": ["Een plein?", "Geld?"]},
    "send-substantive-response": {"answers": ANSWERS},
    "request-completion": {"until": "2026-09-01"},
}


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw a valid submission: any transition, any role that may, any moment."""
    transition = draw(st.sampled_from(CATALOGUE))
    fields = {"occurred": draw(MOMENTS).isoformat(), **OWN_FIELDS.get(transition.name, {})}
    if transition.name in {"assign-kind", "change-kind"}:
        fields["kind"] = draw(st.sampled_from(["support", "co-creation", "challenge", "contribution"]))
    if transition.name == "correct-fact":
        fields |= {"fact": draw(st.integers(1, 12)), "corrected": draw(MOMENTS).isoformat()}
    if transition.name == "confirm-correction":
        fields["proposal"] = draw(st.integers(1, 30))
    if transition.name == "receive-initiative":
        fields["application"] = draw(st.booleans())
    fields["role"] = draw(st.sampled_from(sorted(transition.roles)))
    return transition.name, fields


@settings(max_examples=200, deadline=None)
@every(
    st.sampled_from(sorted(Stage)),
    st.lists(steps(), max_size=20),
    st.sampled_from([timedelta(0), timedelta(days=100)]),
)
def test_no_sequence_breaks_a_case(
    given: Given, start: Stage, life: list[tuple[str, dict[str, Any]]], recorded_later: timedelta
) -> None:
    scenario = given(start)
    for name, fields in life:
        outcome = scenario.when(name, now=NOW + recorded_later, **fields)
        if isinstance(outcome.decision, Refused):
            assert outcome.decision.sentence
            continue
        before, scenario = scenario, outcome.after
        _holds(scenario)
        assert not task_abandoned(before.case, scenario.case)
        if name != "observe-terms":
            _no_double(scenario, name, fields)


def _holds(scenario: Any) -> None:
    case = scenario.case
    assert [fact.version for fact in scenario.facts] == list(range(1, case.version + 1))
    assert scenario.replayed() == case
    clocks: tuple[Any, ...] = ()
    for fact in scenario.facts:
        if isinstance(fact.event, e.TermEvent):
            clocks = evolve_clocks(clocks, fact.event)
    assert clocks == case.clocks
    assert len({clock.id for clock in clocks}) == len(clocks)
    assert all(clock.by <= case.version for clock in clocks)
    if case.stage in CLOSED:
        assert set(scenario.running()) <= OUTLASTING
    for clock in clocks:
        scenario.due(clock.id.name, clock.id.ordinal)
        scenario.standing(clock.id.name, ordinal=clock.id.ordinal)


def _no_double(scenario: Any, name: str, fields: dict[str, Any]) -> None:
    """The same again comes to nothing or a refusal, except where it is a new act of its own."""
    if name in {"send-reply", "attempt-contact", "add-party", "watch-case"}:
        return
    again = scenario.when(name, now=NOW, **fields)
    assert again.lines == ["nothing"] or isinstance(again.decision, Refused)


def test_the_system_never_decides_for_people() -> None:
    """It observes, and tells what became of a letter whose step a person decided."""
    assert {each.name for each in CATALOGUE if Role.SYSTEM in each.roles} == {
        "observe-terms",
        "record-hand-over",
        "report-unsent",
    }
