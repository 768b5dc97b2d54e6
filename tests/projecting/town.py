"""Cases that really happen: decided by the gate, sealed by the vault, stored in the ledger."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import psycopg

from domain.case import OtherCase
from domain.catalogue import transition_named
from domain.decision import Actor, Circumstances, Refused, Stored
from domain.documents.document import Document
from domain.fact import Stamp
from domain.fold import replay
from domain.gate import decide
from domain.reading import read
from domain.report import Report, Told
from domain.reported import take_in
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.stages import Kind
from domain.terms.counting import AMSTERDAM, legal_day
from ledger.log import EventLog
from ledger.sealing import Sealing
from ledger.vault import Vault
from projections.answers.case_file import CaseFile
from projections.known_on import KnownOn
from projections.model import ReadModel
from projections.models import MODELS
from projections.projector import BATCH, Projector
from projections.queries import ReadModels
from tests.reports import EIGHT_WEEKS

SECOND_PERSON = {"confirm-correction", "review-response", "decide-contest", "decide-objection"}
RULEBOOK = Rulebook.read()

Step = str | tuple[str, dict[str, Any]] | Report


@dataclass(frozen=True)
class Enclosing:
    """The sealer of a submission with which every file came along that it names."""

    sealing: Sealing

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        return self.sealing.seal(sort, plain)

    def enclose(self, _sha256: str) -> Document:
        return Document.example()


@dataclass
class Town:
    """Lindewaard with a ledger, a vault and read models, on one database."""

    dsn: str
    log: EventLog
    vault: Vault
    answers: ReadModels
    commands: Iterator[int] = field(default_factory=lambda: count(1))
    typed: set[str] = field(default_factory=set)

    def does(
        self,
        case: str,
        name: str,
        *,
        role: Role | None = None,
        by: str | None = None,
        recorded: datetime | None = None,
        **fields: object,
    ) -> int:
        """Take a transition with the catalogue's example and return the ledger position it led to.

        It is recorded a minute after it occurred, or at that moment.
        """
        transition = transition_named(name)
        assert transition is not None, name
        content = {**transition.example, **fields}
        submission = f"{case}:{next(self.commands)}"
        sealing = self.vault.sealing(f"case:{case}", submission)
        command = read(transition, json.dumps(content).encode(), Enclosing(sealing))
        assert not isinstance(command, Refused), command
        sealing.keep()
        self.typed |= _texts(content)
        who = role or (Role.TEAM_LEAD if name in SECOND_PERSON else _somebody(transition.roles))
        stored = self.log.read(case)
        state = replay(case, tuple(each.fact for each in stored))
        rules = (
            RULEBOOK.of(state.rules)
            if state.rules
            else RULEBOOK.on(str(content.get("municipality", "lindewaard")), legal_day(command.occurred))
        )
        actor = Actor(ref=self.vault.staff(by or f"{who}-1"), role=who)
        now = recorded or command.occurred + timedelta(minutes=1)
        other = OtherCase(case=state.model_copy(update={"id": "0" * 32}), number="LW-2026-00002")
        at = Circumstances(now=now, actor=actor, rules=rules, other=other)
        decision = decide(transition, state, command, at)
        assert not isinstance(decision, Refused), decision
        stamp = Stamp(by=actor.ref, role=who, mandate=None, recorded=now, command=submission, fingerprint="-")
        prefix = None if stored else rules.regulation.number_prefix
        result = self.log.append(case, state.version, decision, stamp, number_prefix=prefix)
        assert isinstance(result, Stored), result
        return result.position

    def hears(self, case: str, report: Report) -> int:
        """Take in what another system says of a case and return the ledger position it led to."""
        state = replay(case, tuple(each.fact for each in self.log.read(case)))
        rules = RULEBOOK.on(report.municipality, legal_day(report.received.occurred))
        taken = take_in(state, report, rules)
        command = f"import:{case}:{next(self.commands)}"
        recorded = report.received.occurred + timedelta(days=400)
        stamp = Stamp(
            by="import", role=Role.SYSTEM, mandate=None, recorded=recorded, command=command, fingerprint="-"
        )
        result = self.log.append(case, state.version, taken.events, stamp, number_prefix="LW")
        assert isinstance(result, Stored), result
        return result.position

    def lives(self, case: str, *steps: Step) -> int:
        """Take several transitions after each other."""
        position = 0
        for step in steps:
            if isinstance(step, Report):
                position = self.hears(case, step)
                continue
            name, fields = (step, {}) if isinstance(step, str) else step
            position = self.does(case, name, **fields)
        return position

    def file(self, case: str, today: date) -> CaseFile:
        """The file of a case that is there."""
        found = self.answers.case(case, today)
        assert found is not None, case
        return found

    @property
    def believed(self) -> KnownOn:
        """What was known on a day."""
        return KnownOn(self.log, RULEBOOK, self.vault)

    def projector(self, batch: int = BATCH, models: Sequence[ReadModel] = MODELS) -> Projector:
        return Projector(self.dsn, RULEBOOK, batch=batch, models=models)

    def catch_up(self, batch: int = BATCH, models: Sequence[ReadModel] = MODELS) -> int:
        with self.projector(batch=batch, models=models) as projector:
            return projector.catch_up()

    def execute(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.dsn) as connection:
            cursor = connection.execute(query, arguments)
            return cursor.fetchall() if cursor.description else []


DOUBTED = {"occurred": "2026-03-10T14:00:00+01:00"}
LATER = {"occurred": "2026-03-26T14:00:00+01:00"}
GRANTED = {"ask": 1, "position": "granted", "reasons": "Het past in het beleid."}
ANNOUNCED = {
    "ask": 2,
    "position": "decision-announced",
    "reasons": "De raad gaat over het geld.",
    "organ": "raad",
    "by": "2026-05-01",
    "step": "De wijkraad legt drie ontwerpen voor.",
}

CO_CREATED = (
    (
        "receive-initiative",
        {"application": True, "title": "Een speelplek", "initiator": "Ouders van het Veer"},
    ),
    "confirm-receipt",
    "assign-handler",
    "assign-kind",
    "change-kind",
    "request-completion",
    ("observe-terms", {"occurred": "2026-02-23T09:00:00+01:00"}),
    ("receive-completion", {"occurred": "2026-02-24T09:00:00+01:00"}),
    ("admit", {"occurred": "2026-02-24T10:00:00+01:00"}),
    "send-substantive-response",
    "start-co-creation",
    "finalise-plan",
    "decide-result",
    "close",
    "reopen",
    ("refuse", {"occurred": "2026-08-01T10:00:00+02:00"}),
)
CHALLENGED = (
    ("receive-initiative", {"title": "Wij doen het onderhoud", "initiator": "Stichting Onze Hof"}),
    ("assign-kind", {"kind": "challenge"}),
    ("send-substantive-response", {"occurred": "2026-03-17T10:00:00+01:00"}),
    "decide-takeover",
    "sign-agreement",
    "start-operation",
    "report-operation",
)
_RECEIVED = datetime(2011, 10, 3, 9, 30, tzinfo=AMSTERDAM)
REPORTED = Report(
    municipality="lindewaard",
    source="zaaksysteem-2012",
    source_case="2011/0034",
    kind=Kind.SUPPORT,
    term=EIGHT_WEEKS,
    received=Told(occurred=_RECEIVED, told_in="cases", otherwise=_RECEIVED + timedelta(days=1)),
    acknowledged=Told(occurred=_RECEIVED + timedelta(days=2), told_in="events"),
    responded=Told(occurred=_RECEIVED + timedelta(days=70), told_in="events"),
    closed=Told(occurred=_RECEIVED + timedelta(days=71), told_in="cases"),
)
DELAY = {
    "sort": "delay",
    "occurred": "2026-03-04T14:00:00+01:00",
    "step": "announce-delay",
    "content": {
        "clock": "substantive-response",
        "basis": "awb-4:14-1",
        "until": "2026-04-10",
        "message": "Het onderzoek naar de leidingen duurt langer.",
    },
}
LIVES: dict[str, tuple[Step, ...]] = {
    "together": CO_CREATED,
    "taken-back": (*CHALLENGED, "take-back"),
    "ended": (*CHALLENGED, "end-takeover"),
    "stopped": (*CHALLENGED, ("withdraw", {"occurred": "2026-09-10T12:00:00+02:00"}), "take-back"),
    "not agreed": (
        *CHALLENGED[:4],
        "report-negotiation-failed",
        ("decide-takeover", {"occurred": "2026-06-23T12:00:00+02:00", "decision_number": "B-2026-140"}),
    ),
    "supported": (
        "receive-initiative",
        "assign-kind",
        "send-substantive-response",
        "agree-support",
        "deliver-support",
        "close",
    ),
    "contributed": (
        "receive-initiative",
        ("assign-kind", {"kind": "contribution"}),
        "send-substantive-response",
        "account-for-contribution",
    ),
    "forwarded": ("receive-initiative", "forward"),
    "withdrawn": ("receive-initiative", "withdraw"),
    "untreated": (
        ("receive-initiative", {"application": True}),
        "assign-kind",
        "request-completion",
        ("observe-terms", {"occurred": "2026-02-27T00:00:00+01:00"}),
        ("leave-untreated", {"ground": "incomplete"}),
    ),
    "corrected": (
        "receive-initiative",
        "confirm-receipt",
        ("correct-fact", {"by": "handler-1"}),
        ("confirm-correction", {"by": "handler-2", "proposal": 6}),
    ),
    "late": ("receive-initiative", ("observe-terms", {"occurred": "2026-03-18T00:00:00+01:00"})),
    "went-over": (
        ("receive-initiative", {"occurred": "2024-12-02T10:00:00+01:00", "application": True}),
        ("confirm-receipt", {"occurred": "2024-12-03T10:00:00+01:00"}),
        ("apply-rules", {"occurred": "2025-01-06T10:00:00+01:00"}),
        ("assign-kind", {"occurred": "2025-01-07T10:00:00+01:00"}),
        ("send-substantive-response", {"occurred": "2025-01-14T10:00:00+01:00"}),
        ("apply-rules", {"occurred": "2025-01-15T10:00:00+01:00"}),
    ),
    "elsewhere": (REPORTED,),
    "delayed": (
        ("receive-initiative", {"application": True}),
        "assign-kind",
        "announce-delay",
        ("record-standstill", {"clock": "decision"}),
        ("end-standstill", {"standstill": 9}),
        ("announce-delay", {"clock": "decision", "basis": "awb-4:14-3"}),
        ("receive-notice-of-default", {"occurred": "2026-04-13T09:30:00+02:00"}),
        "record-court-date",
    ),
    "disputed": (
        "receive-initiative",
        "assign-kind",
        "receive-complaint",
        "refuse",
        "settle-complaint",
        "receive-objection",
        "decide-objection",
    ),
    "published": (
        "receive-initiative",
        "record-subsidy",
        "propose-publication",
        "react-to-publication",
        "publish",
        "end-publication",
    ),
    "forgotten": (
        ("receive-initiative", {"occurred": "2026-12-01T10:00:00+01:00"}),
        (
            "observe-terms",
            {"occurred": "2026-12-09T09:00:00+01:00", "reminders_after": "2026-12-01T10:01:00+01:00"},
        ),
    ),
    "objected": (("open-file", {"other": "0" * 32, "role": Role.LEGAL}), "decide-objection"),
    "asked by the ombudsman": (
        (
            "open-file",
            {
                "sort": "ombudsman",
                "file": "O-2026-002",
                "other": "0" * 32,
                "answer_by": "2026-05-11",
                "announced": None,
                "role": Role.LEGAL,
            },
        ),
        "answer-ombudsman",
    ),
    "turned": (
        ("receive-initiative", {"application": True, "asks": ["Een plein?", "Een hek?", "Een bank?"]}),
        "route-internally",
        "withdraw-partly",
        ("split-off", {"asks": [2], "other": "0" * 32}),
        ("join-case", {"other": "0" * 32}),
        ("separate-case", {"other": "0" * 32}),
        "attempt-contact",
        ("attempt-contact", {"occurred": "2026-02-25T09:00:00+01:00", "channel": "letter"}),
        ("attempt-contact", {"occurred": "2026-02-26T09:00:00+01:00", "channel": "email"}),
        "close-unreachable",
    ),
    "doubted": (
        ("receive-initiative", {"asks": ["Een plein?", "Een beheerder?"]}),
        "send-reply",
        "keep-promise",
        ("send-reply", {"answers": [GRANTED], "next_step": None, "remedies": ["complaint"]} | DOUBTED),
        ("send-reply", {"answers": [ANNOUNCED], "next_step": None, "remedies": ["complaint"]} | DOUBTED),
        ("contest-response", {"asks": [2]}),
        ("decide-contest", {"contest": 13, "upheld": False}),
        ("review-response", {"failed": [{"condition": "reasons", "ask": 1}]} | LATER),
        ("send-substantive-response", {"answers": [GRANTED]} | LATER),
        "send-decision",
    ),
    "divided": (
        "receive-initiative",
        "assign-team",
        "assign-handler",
        (
            "assign-team",
            {"occurred": "2026-02-04T09:00:00+01:00", "team": "wijkteam-zuid", "reason": "Het ligt in Zuid."},
        ),
        (
            "assign-handler",
            {
                "occurred": "2026-02-04T10:00:00+01:00",
                "handler": "behandelaar-2",
                "reason": "Zij kent de buurt.",
            },
        ),
        "release-handler",
        ("watch-case", {"staff": "griffie-1", "person": None, "contact": None, "evidence": None}),
        "watch-case",
        ("unwatch-case", {"watcher": 9}),
    ),
    "with-others": (
        ("receive-initiative", {"address": "Lindelaan 1, 1234 AB Lindewaard"}),
        "link-elsewhere",
        "add-attachment",
        "set-attachment-aside",
        "confirm-asks",
        "correct-asks",
        "add-party",
        "record-contact",
        "end-party",
    ),
    "written": (
        "receive-initiative",
        "record-contact",
        ("prepare-letter", {"channel": "email"}),
        "report-unsent",
        ("settle-letter", {"outcome": "again"}),
        "record-hand-over",
        "record-bounce",
        ("prepare-letter", {"again": 1, "step": None, "content": None}),
        ("record-dispatch", {"letter": 2}),
        ("prepare-letter", {"channel": "email"} | DELAY),
        ("record-hand-over", {"letter": 3, "occurred": "2026-03-04T15:01:00+01:00"}),
        ("record-bounce", {"letter": 3, "occurred": "2026-03-05T10:00:00+01:00"}),
        ("prepare-letter", {"channel": "email", "step": None, "content": None}),
        ("report-unsent", {"letter": 4, "outcome": "refused", "code": 550}),
    ),
}
"""Lives that together bring about every event there is."""


def _somebody(roles: frozenset[Role]) -> Role:
    return Role.HANDLER if Role.HANDLER in roles else min(roles)


def _texts(content: object) -> set[str]:
    """What was typed as name or text: strings with a space in them, and accounts."""
    if isinstance(content, dict):
        return {text for value in content.values() for text in _texts(value)}
    if isinstance(content, list):
        return {text for value in content for text in _texts(value)}
    return {content} if isinstance(content, str) and " " in content.strip() else set()
