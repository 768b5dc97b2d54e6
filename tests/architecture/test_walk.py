"""Every road through the catalogue, walked with real decisions: no stage is an island, none a dead end."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from domain import events as e
from domain.case import Case, OtherCase
from domain.catalogue import CATALOGUE
from domain.command import Command
from domain.competence.organs import SPEAKS_FOR
from domain.decision import Actor, Circumstances, Refused
from domain.documents.document import Document
from domain.fact import Fact, Stamp
from domain.fold import evolve
from domain.gate import decide
from domain.kinds import TRACKS
from domain.reading import read
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.sealed import Text
from domain.stages import CLOSED, Kind, Stage
from domain.takeover import task_abandoned
from domain.terms.names import OUTLASTING, PROMISES
from domain.transition import Transition

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
RULES = Rulebook.read().on("lindewaard", TODAY.date())
SECOND_PERSON = {"confirm-correction", "review-response", "decide-contest", "decide-objection"}
ELSEWHERE = {Stage.CLOSED_AT_SOURCE}
"""Reached by what another system reports, not by a step."""

OWN: dict[str, tuple[dict[str, Any], ...]] = {
    "attempt-contact": (
        {},
        {"occurred": "2026-02-11T09:00:00+01:00", "channel": "letter"},
        {"occurred": "2026-02-12T09:00:00+01:00", "channel": "email"},
    ),
    "assign-kind": tuple({"kind": kind.value} for kind in Kind),
    "change-kind": tuple({"kind": kind.value} for kind in Kind),
    "keep-promise": ({}, {"promise": 2}),
}
"""Steps whose example alone would not lead everywhere."""

ENDS = {
    Stage.COMPLETED: e.CaseClosed,
    Stage.REFUSED: e.InitiativeRefused,
    Stage.NOT_TREATED: e.NotTreated,
    Stage.FORWARDED: e.Forwarded,
    Stage.UNREACHABLE: e.ClosedUnreachable,
    Stage.WITHDRAWN: e.Withdrawn,
}


ENDS_OF_FILES = (e.ComplaintSettled, e.ObjectionDecided, e.OmbudsmanAnswered)
"""What they say lies in the letter itself; the moment of sending ends the file."""


class FlatSealer:
    """References to nothing."""

    def seal(self, sort: str, _plain: str) -> tuple[str, str]:
        return f"{sort}-1", "0" * 64

    def enclose(self, _sha256: str) -> Document:
        """Whatever file is named came along."""
        return Document.example()


PROMISED = frozenset(PROMISES)


@dataclass(frozen=True)
class Place:
    """Where a case is, as far as it matters to where it can go: few enough to walk them all."""

    stage: Stage
    kind: Kind | None
    attempts: int
    promised: frozenset[str]

    @classmethod
    def of(cls, case: Case) -> "Place":
        promised = frozenset(clock.id.name for clock in case.clocks if clock.ending is None) & PROMISED
        return cls(case.stage, case.kind, len({each.channel for each in case.attempts}), promised)


@dataclass(frozen=True)
class Step:
    """One decision that led from a place to another, and the events it brought."""

    name: str
    role: Role
    after: Case
    events: tuple[Any, ...]


def steps(case: Case) -> Iterator[Step]:
    """Yield every decision that is possible on a case, by whoever may take it."""
    for transition in CATALOGUE:
        for own in OWN.get(transition.name, ({},)):
            content = json.dumps({**transition.example, **own}).encode()
            command = read(transition, content, FlatSealer())
            assert isinstance(command, Command), command
            taken = _taken(transition, case, command)
            if taken is not None:
                yield taken


def _taken(transition: Transition[Any], case: Case, command: Command) -> Step | None:
    role = _somebody(transition)
    other = OtherCase(case=case.model_copy(update={"id": "case-2"}), number="LW-2026-00002")
    at = Circumstances(now=TODAY, actor=Actor(ref=f"ref-{role}", role=role), rules=RULES, other=other)
    decision = decide(transition, case, command, at)
    if isinstance(decision, Refused) or not decision:
        return None
    stamp = Stamp(by=at.actor.ref, role=role, mandate=None, recorded=at.now, command="c", fingerprint="f")
    for event in decision:
        case = evolve(case, Fact(case=case.id, version=case.version + 1, event=event, stamp=stamp))
    return Step(transition.name, role, case, decision)


def _somebody(transition: Transition[Any]) -> Role:
    if transition.name == "open-file":
        return Role.LEGAL
    if transition.name in SECOND_PERSON:
        return Role.TEAM_LEAD
    return Role.HANDLER if Role.HANDLER in transition.roles else min(transition.roles)


Walked = dict[Place, tuple[Case, list[Step]]]


@cache
def walk() -> Walked:
    """Return every place that real decisions lead to, with a case that is there and its ways on.

    The nearest places first, so that the case of each has done as little as it can: what was done already
    is no way on. Walked once for all who ask.
    """
    start = Case(id="case-1")
    found: dict[Place, tuple[Case, list[Step]]] = {}
    waiting = deque([start])
    while waiting:
        case = waiting.popleft()
        if Place.of(case) in found:
            continue
        ways = list(steps(case))
        found[Place.of(case)] = (case, ways)
        waiting += [step.after for step in ways]
    return found


@pytest.fixture(scope="module")
def walked() -> Walked:
    """Return the whole walk."""
    return walk()


def test_every_stage_is_reached(walked: Walked) -> None:
    assert {place.stage for place in walked} | ELSEWHERE == set(Stage)


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.kind.value)
def test_every_stage_of_a_kind_is_reached_by_that_kind(walked: Walked, track: Any) -> None:
    reached = {place.stage for place in walked if place.kind is track.kind}
    others = {stage for other in TRACKS if other.kind is not track.kind for stage in other.stages}

    assert set(track.stages) <= reached
    assert reached <= set(Stage) - others - {Stage.NEW, *ELSEWHERE}


def test_from_every_open_place_a_closed_one_is_within_reach(walked: Walked) -> None:
    closing = {place for place in walked if place.stage in CLOSED}
    reaching = set(closing)
    while True:
        further = {
            place
            for place, (_, ways) in walked.items()
            if any(Place.of(step.after) in reaching for step in ways)
        }
        if further <= reaching:
            break
        reaching |= further

    assert set(walked) == reaching


def test_no_case_closes_without_a_message_that_was_sent(walked: Walked) -> None:
    for case, ways in walked.values():
        for step in ways:
            if step.after.stage in CLOSED and case.stage not in CLOSED:
                ends = ENDS[step.after.stage] if step.after.file is None else ENDS_OF_FILES
                (ended,) = [event for event in step.events if isinstance(event, ends)]
                told = getattr(ended, "message", None) or getattr(ended, "statement", None)
                assert isinstance(told, Text) or step.after.file is not None, step.name


def test_no_task_under_agreement_is_let_go_of(walked: Walked) -> None:
    assert [
        step.name for case, ways in walked.values() for step in ways if task_abandoned(case, step.after)
    ] == []


def test_nothing_runs_in_a_closed_case_but_what_is_about_its_end(walked: Walked) -> None:
    for case, _ in walked.values():
        running = {clock.id.name for clock in case.clocks if clock.ending is None}
        assert not case.closed or running <= OUTLASTING


def test_no_role_is_asked_for_what_no_mandate_gives(walked: Walked) -> None:
    deciding = {each.name: each for each in CATALOGUE if each.decides}
    taken = {step.name for _, ways in walked.values() for step in ways}

    assert deciding.keys() <= taken | {"decide-objection", "send-decision"}
    for transition in deciding.values():
        mandated = {
            role
            for role in transition.roles
            if RULES.book.mandates.covering("lindewaard", transition.name, role, TODAY.date())
        }
        assert transition.roles <= mandated | SPEAKS_FOR.keys()
