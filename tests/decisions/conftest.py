"""Given, when, then: cases built by real decisions on the fictional municipality of Lindewaard.

What a decision comes to is told in lines a lawyer can read: `receipt-confirmed`,
`decision stands still 2026-02-13..2026-02-26`, `refused: same-person`, `nothing`.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from domain import events as e
from domain.case import Case, OtherCase
from domain.catalogue import transition_named
from domain.command import Command
from domain.decision import Actor, Circumstances, Decision, Refused
from domain.documents.document import Document
from domain.events import Event
from domain.fact import Fact, Stamp
from domain.fold import evolve, replay
from domain.gate import decide
from domain.reading import read
from domain.report import Report, Told
from domain.reported import Taken, take_in
from domain.roles import Role
from domain.rulebook import Rulebook, Rules
from domain.staffing import EVERYBODY_THERE, Staffing
from domain.stages import Kind, Stage
from domain.terms.clock import Clock, Standing
from domain.terms.counting import AMSTERDAM, legal_day
from domain.terms.due import due, standing
from domain.transition import Transition
from tests.reports import EIGHT_WEEKS

RULEBOOK = Rulebook.read(Path(__file__).parents[1] / "regulations")
SECOND_PERSON = {"confirm-correction", "review-response", "decide-contest", "decide-objection"}
GATE = {"wrong-role", "wrong-stage", "wrong-kind", "case-closed", "unknown-case"}

Step = str | tuple[str, dict[str, Any]] | Stage | Report

MARCH = datetime(2026, 3, 2, 9, tzinfo=AMSTERDAM)
REPORT = Report(
    municipality="lindewaard",
    source="zaaksysteem",
    source_case="2026/0034",
    kind=Kind.SUPPORT,
    term=EIGHT_WEEKS,
    received=Told(occurred=MARCH, told_in="cases"),
    responded=Told(occurred=MARCH + timedelta(days=21), told_in="events"),
    closed=Told(occurred=MARCH + timedelta(days=28), told_in="cases"),
)

RECEIVED: tuple[Step, ...] = ("receive-initiative",)
TRIAGE = (*RECEIVED, "assign-kind")
CHALLENGED = (*RECEIVED, ("assign-kind", {"kind": "challenge"}), "send-substantive-response")
TOGETHER = (*RECEIVED, ("assign-kind", {"kind": "co-creation"}), "send-substantive-response")
CONTRIBUTED = (*RECEIVED, ("assign-kind", {"kind": "contribution"}), "send-substantive-response")

ATTEMPTS = (
    "attempt-contact",
    ("attempt-contact", {"occurred": "2026-02-17T09:00:00+01:00", "channel": "letter"}),
    ("attempt-contact", {"occurred": "2026-02-24T09:00:00+01:00", "channel": "email"}),
)

STOPPED = ("withdraw", {"occurred": "2026-09-10T12:00:00+02:00", "role": "initiator", "evidence": None})
"""The initiators stop while an agreement binds them to the task."""

ROADS: dict[Stage, tuple[Step, ...]] = {
    Stage.NEW: (),
    Stage.RECEIVED: RECEIVED,
    Stage.TRIAGE: TRIAGE,
    Stage.AWAITING_COMPLETION: (*TRIAGE, "request-completion"),
    Stage.ASSESSMENT: (*TRIAGE, "admit"),
    Stage.RESPONDED: (*TRIAGE, "send-substantive-response"),
    Stage.SUPPORT_AGREED: (*TRIAGE, "send-substantive-response", "agree-support"),
    Stage.SUPPORT_DELIVERED: (*TRIAGE, "send-substantive-response", "agree-support", "deliver-support"),
    Stage.CO_CREATION: (*TOGETHER, "start-co-creation"),
    Stage.PLAN_FINAL: (*TOGETHER, "start-co-creation", "finalise-plan"),
    Stage.RESULT_DECIDED: (*TOGETHER, "start-co-creation", "finalise-plan", "decide-result"),
    Stage.TAKEOVER_DECIDED: (*CHALLENGED, "decide-takeover"),
    Stage.NEGOTIATION_FAILED: (*CHALLENGED, "decide-takeover", "report-negotiation-failed"),
    Stage.AGREEMENT_SIGNED: (*CHALLENGED, "decide-takeover", "sign-agreement"),
    Stage.OPERATING: (*CHALLENGED, "decide-takeover", "sign-agreement", "start-operation"),
    Stage.INITIATORS_STOPPED: (*CHALLENGED, "decide-takeover", "sign-agreement", "start-operation", STOPPED),
    Stage.TAKEOVER_ENDED: (
        *CHALLENGED,
        "decide-takeover",
        "sign-agreement",
        "start-operation",
        "end-takeover",
    ),
    Stage.TAKEN_BACK: (*CHALLENGED, "decide-takeover", "sign-agreement", "start-operation", "take-back"),
    Stage.CONTRIBUTION_USED: (*CONTRIBUTED, "account-for-contribution"),
    Stage.COMPLETED: (*TRIAGE, "send-substantive-response", "close"),
    Stage.REFUSED: (*TRIAGE, "refuse"),
    Stage.NOT_TREATED: (*TRIAGE, "leave-untreated"),
    Stage.WITHDRAWN: (*RECEIVED, "withdraw"),
    Stage.FORWARDED: (*RECEIVED, "forward"),
    Stage.UNREACHABLE: (*RECEIVED, *ATTEMPTS, "close-unreachable"),
    Stage.CLOSED_AT_SOURCE: (REPORT,),
    Stage.FILE_OPEN: (("open-file", {"role": "legal"}),),
}
"""For every stage the shortest life that leads to it, in the catalogue's examples."""


class HashSealer:
    """References and digests by hash: the same text gives the same pair, nothing is stored."""

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        digest = sha256(f"{sort}:{plain}".encode()).hexdigest()
        return f"{sort}-{digest[:16]}", digest

    def enclose(self, _sha256: str) -> Document:
        """Whatever file is named came along."""
        return Document.example()


@dataclass(frozen=True)
class Outcome:
    """What one command came to, and the case before it."""

    before: "Scenario"
    command: Command
    at: Circumstances
    decision: Decision

    @property
    def lines(self) -> list[str]:
        if isinstance(self.decision, Refused):
            return [f"refused: {self.decision.code}"]
        return [_line(event, self.at.rules) for event in self.decision] or ["nothing"]

    def then(self, *expected: str) -> "Scenario":
        """Assert what it came to, line by line, and return the case after it."""
        assert self.lines == list(expected)
        if isinstance(self.decision, Refused):
            assert self.decision.sentence[0].isalpha() or self.decision.sentence[0] == "'"
            assert self.decision.sentence.endswith(".")
            return self.before
        _agrees(self.command, self.decision)
        return self.after

    @property
    def after(self) -> "Scenario":
        assert not isinstance(self.decision, Refused), self.decision
        return _after(self.before, self.decision, self.at.actor, self.at.now)


@dataclass(frozen=True)
class Scenario:
    """A case after the decisions that were given."""

    case: Case = field(default_factory=lambda: Case(id="case-1"))
    facts: tuple[Fact, ...] = ()
    book: Rulebook = RULEBOOK

    @property
    def rules(self) -> Rules:
        assert self.case.rules is not None
        return self.book.of(self.case.rules)

    @property
    def named(self) -> OtherCase:
        """The case as another one knows it that names it."""
        assigned = (fact.event for fact in self.facts if isinstance(fact.event, e.HandlerAssigned))
        handlers = frozenset(event.handler.ref for event in assigned)
        return OtherCase(case=self.case, number="LW-2026-00002", handlers=handlers)

    def once(self, book: Rulebook) -> "Scenario":
        """Return the same case once other rules are here as well."""
        return replace(self, book=book)

    def when(
        self,
        name: str,
        *,
        role: Role | str | None = None,
        by: str | None = None,
        now: str | datetime | None = None,
        of: str = "lindewaard",
        staffing: Staffing = EVERYBODY_THERE,
        other: "Scenario | None" = None,
        **fields: Any,
    ) -> Outcome:
        """Decide on the catalogue's example with other fields; recorded a minute after it occurred.

        `of` is the municipality whose rules hold at intake, `other` the case that the step names.
        """
        transition = _named(name)
        command = read(transition, json.dumps({**transition.example, **fields}).encode(), HashSealer())
        assert not isinstance(command, Refused), command
        who = Role(role) if role else _somebody(transition)
        moment = datetime.fromisoformat(now) if isinstance(now, str) else now
        recorded = moment or command.occurred + timedelta(minutes=1)
        rules = self.rules if self.case.rules else self.book.on(of, legal_day(command.occurred))
        actor = Actor(ref=by or f"ref-{who}", role=who)
        named = None if other is None else other.named
        at = Circumstances(now=recorded, actor=actor, rules=rules, staffing=staffing, other=named)
        return Outcome(self, command, at, decide(transition, self.case, command, at))

    def and_then(self, *steps: Step) -> "Scenario":
        """Return the case after more steps, none of which may be refused."""
        scenario = self
        for step in steps:
            if isinstance(step, Stage):
                scenario = scenario.and_then(*ROADS[step])
            elif isinstance(step, Report):
                scenario = scenario.hears(step).after
            else:
                name, fields = (step, {}) if isinstance(step, str) else step
                other = Scenario().and_then(Stage.REFUSED) if name == "open-file" else None
                scenario = scenario.when(name, other=other, **fields).after
        return scenario

    def hears(self, report: Report) -> "Heard":
        """Take in what another system says of the case, as an import does."""
        day = legal_day(report.received.occurred)
        rules = self.rules if self.case.rules else self.book.on(report.municipality, day)
        return Heard(self, take_in(self.case, report, rules), rules)

    def clock(self, name: str, ordinal: int = 1) -> Clock:
        return next(each for each in self.case.clocks if (each.id.name, each.id.ordinal) == (name, ordinal))

    def due(self, name: str, ordinal: int = 1) -> str:
        clock = self.clock(name, ordinal)
        return f"{due(clock, self.rules.measure_of(clock)).day}"

    def standing(self, name: str, on: str = "2026-11-24", ordinal: int = 1) -> Standing:
        clock = self.clock(name, ordinal)
        return standing(clock, self.rules.measure_of(clock), date.fromisoformat(on))

    def running(self) -> list[str]:
        return sorted(clock.id.name for clock in self.case.clocks if clock.ending is None)

    def version_of(self, topic: str) -> int:
        """The version of the last fact of that name."""
        return max(fact.version for fact in self.facts if _short(fact.event) == topic)

    def replayed(self) -> Case:
        return replay(self.case.id, self.facts)


@dataclass(frozen=True)
class Heard:
    """What a report came to, and the case before it."""

    before: Scenario
    taken: Taken
    rules: Rules

    @property
    def lines(self) -> list[str]:
        return [_line(event, self.rules) for event in self.taken.events] or ["nothing"]

    @property
    def after(self) -> Scenario:
        return _after(self.before, self.taken.events, Actor(ref="import", role=Role.SYSTEM), MARCH)


def _after(before: Scenario, events: Iterable[Event], actor: Actor, recorded: datetime) -> Scenario:
    """The case after these events of one command."""
    stamp = Stamp(
        by=actor.ref,
        role=actor.role,
        mandate=None,
        recorded=recorded,
        command=f"command-{before.case.version}",
        fingerprint="-",
    )
    facts, case = list(before.facts), before.case
    for event in events:
        facts.append(Fact(case=case.id, version=case.version + 1, event=event, stamp=stamp))
        case = evolve(case, facts[-1])
    return replace(before, case=case, facts=tuple(facts))


def _named(name: str) -> Transition[Any]:
    transition = transition_named(name)
    assert transition is not None, name
    return transition


def _somebody(transition: Transition[Any]) -> Role:
    """Whoever takes it by default; a second person judges what the handler did."""
    if transition.name in SECOND_PERSON:
        return Role.TEAM_LEAD
    return Role.HANDLER if Role.HANDLER in transition.roles else min(transition.roles)


def _agrees(command: Command, events: Iterable[Event]) -> None:
    """Every field that a fact shares with its command holds what the command said."""
    for event in events:
        if isinstance(event, e.CompletionLapsed | e.TermEvent):
            continue
        for name in type(event).model_fields.keys() & type(command).model_fields.keys():
            told, stored = getattr(command, name), getattr(event, name)
            if name == "clock":
                stored = stored.name
            if name in {"other", "sort"}:
                continue
            if name == "answers":
                told, stored = [dict(each) for each in told], [dict(each) for each in stored]
            if name not in {"municipality", "promise"} or told is not None:
                assert stored == told, name


def _short(event: Event) -> str:
    return event.topic.removeprefix("case.").removesuffix(".v1")


def _line(event: Event, rules: Rules) -> str:  # noqa: C901, PLR0911, PLR0912 - one clause an event, read as a table
    if not isinstance(event, e.TermEvent):
        return _short(event)
    name = event.clock.name + (f"/{event.clock.ordinal}" if event.clock.ordinal > 1 else "")
    match event:
        case e.TermStarted():
            clock = Clock(id=event.clock, term=event.term, by=event.cause)
            return f"{name} starts {event.term.start}, due {due(clock, rules.measure).day}"
        case e.TermSuspended():
            return f"{name} stands still {event.begin}..{event.until}"
        case e.TermResumed():
            return f"{name} runs again {event.on}"
        case e.TermExtended():
            return f"{name} extended, due {event.due}"
        case e.TermInDefault():
            return f"{name} in default: {event.reason}"
        case e.TermUntouched():
            return f"{name} untouched: {event.reason}"
        case e.TermEnded():
            return f"{name} ends {event.on}: {event.manner}"
        case e.TermAmended():
            moved = event.model_dump(
                exclude={"topic", "occurred", "clock", "cause", "pause"}, exclude_none=True
            )
            return f"{name} amended: " + ", ".join(f"{what} {day}" for what, day in moved.items())
        case e.TermUnextended():
            return f"{clock} not extended after all"
        case e.TermReopened():
            return f"{name} runs as before"
        case e.TermReset():
            length = event.term and event.term.length
            how = f"{length.number} {length.unit}, " if length else ""
            return f"{name} set anew: {how}was due {event.former}, is due {event.due}"
        case e.TermReminded():
            return f"{name} reminded, due {event.due}: {event.step} days, {event.role or event.to}"
        case e.TermExpired():
            return f"{name} expired, due {event.due}"


@pytest.fixture(scope="session")
def sealer() -> HashSealer:
    """Return a sealer that keeps nothing."""
    return HashSealer()


@pytest.fixture(scope="session")
def roads() -> dict[Stage, tuple[Step, ...]]:
    """Return for every stage a life that leads to it."""
    return ROADS


@pytest.fixture(scope="session")
def report() -> Report:
    """Return what a source says of a case that it received, answered and closed in March 2026."""
    return REPORT


@pytest.fixture(scope="session")
def given() -> Callable[..., Scenario]:
    """Return a way to build a case by decisions; a stage stands for the life that leads to it."""
    return Scenario().and_then


@pytest.fixture(scope="session")
def roles_for() -> Callable[[str], set[Role]]:
    """Return whom the gate lets take a transition, tried for every role there is."""

    def ask(name: str) -> set[Role]:
        stage = min(_named(name).stages)
        scenario = Scenario().and_then(stage)
        return {role for role in Role if "refused: wrong-role" not in scenario.when(name, role=role).lines}

    return ask


@pytest.fixture(scope="session")
def stages_for() -> Callable[[str], set[Stage]]:
    """Return from which stages the gate lets a transition be taken, tried in every stage there is.

    A case there gets the kind the transition asks for, so that only the stage can be wrong.
    """

    def ask(name: str) -> set[Stage]:
        return {stage for stage in Stage if not GATE & _codes(name, stage, min(_named(name).kinds))}

    return ask


@pytest.fixture(scope="session")
def kinds_for() -> Callable[[str], set[Kind]]:
    """Return for which kinds the gate lets a transition be taken, tried for every kind there is."""

    def ask(name: str) -> set[Kind]:
        stage = min(_named(name).stages)
        return {kind for kind in Kind if "wrong-kind" not in _codes(name, stage, kind)}

    return ask


def _codes(name: str, stage: Stage, kind: Kind) -> set[str]:
    scenario = Scenario().and_then(stage)
    if stage is not Stage.NEW:
        scenario = replace(scenario, case=scenario.case.model_copy(update={"kind": kind}))
    return {line.removeprefix("refused: ") for line in scenario.when(name, now="2026-11-24T12:00:00Z").lines}
