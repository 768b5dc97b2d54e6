"""Recorded histories replay under today's code, whatever became of the rules.

The files in `histories` were written by `record` below, from real runs, and are never
written again: they stand for the workflows that run in a municipality when it takes a new
version. A change that cannot replay them would stop every running case.
"""

import asyncio
import json
import re
from base64 import b64decode
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer

from domain import catalogue
from domain.case import Case
from domain.decision import Refused
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.terms.clock import Clock, ClockId, Regime, Term
from domain.transition import Transition
from tests.flow.recorded_lives import LIVES, VersionOf
from workflows import rules
from workflows.case import CaseWorkflow
from workflows.identity import workflow_id
from workflows.messages import CaseStart

Opens = Callable[..., Any]
HISTORIES = Path(__file__).parent / "histories"

TOLD = re.compile(r"(?:case|term)\.[a-z-]+\.v1")


async def record(opens: Opens, life: str) -> str:
    """Return the history of a life, lived on a real server just now."""
    async with opens() as engine:
        case = (await engine.accepted("receive-initiative", application=True)).case
        for name, fields in LIVES[life]:
            await engine.does(name, case, **{key: _of(engine, case, each) for key, each in fields.items()})
        handle = engine.client.get_workflow_handle(workflow_id(case))
        history = await handle.fetch_history()
    return json.dumps(json.loads(history.to_json()), indent=1, sort_keys=True)


def _of(engine: Any, case: str, value: object) -> object:
    if not isinstance(value, VersionOf):
        return value
    return engine.facts(case, value.topic)[-1].fact.version


def told(text: str) -> set[str]:
    """The topics of the facts that a history tells of: a life that was refused tells of none."""
    data = (b64decode(each).decode() for each in re.findall(r'"data": "([^"]+)"', text))
    return {topic for each in data for topic in TOLD.findall(each)}


def replayed(text: str) -> None:
    """Replay a history; raises where today's code would have done something else."""
    rules.install(Rulebook.read())
    replayer = Replayer(workflows=[CaseWorkflow], data_converter=pydantic_data_converter)
    asyncio.run(replayer.replay_workflow(WorkflowHistory.from_json("case:recorded", text)))


@pytest.mark.parametrize("file", sorted(HISTORIES.glob("*.json")), ids=lambda file: file.stem)
def test_a_recorded_history_replays(file: Path) -> None:
    replayed(file.read_text())


@pytest.mark.parametrize(("stored", "nearest"), [("true", 0), ("false", None)])
def test_a_workflow_that_was_started_before_there_were_steps_is_read(
    stored: str, nearest: int | None
) -> None:
    term = Term(regime=Regime.NAMED_DATE, basis="-", start=date(2026, 1, 1), until=date(2026, 2, 1))
    case = Case(id="a", version=1, clocks=(Clock(id=ClockId(name="decision"), term=term, by=1),))
    written = CaseStart(case=case).model_dump_json()
    assert '"reminded":null' in written

    read = CaseStart.model_validate_json(written.replace('"reminded":null', f'"reminded":{stored}'))

    assert read.case.clocks[0].reminded == nearest


def test_every_life_was_recorded() -> None:
    assert {file.stem for file in HISTORIES.glob("*.json")} == set(LIVES)


@pytest.mark.parametrize(
    ("life", "topics"),
    [
        (
            "spine",
            {
                "case.asks-corrected.v1",
                "case.party-ended.v1",
                "case.contact-attempted.v1",
                "case.holding-message-sent.v1",
                "case.partial-response-sent.v1",
                "case.delay-announced.v1",
                "case.substantive-response-sent.v1",
                "case.response-reviewed.v1",
                "case.promise-kept.v1",
                "case.contest-decided.v1",
                "term.reopened.v1",
                "case.partly-withdrawn.v1",
                "case.decision-sent.v1",
                "case.closed.v1",
            },
        ),
        (
            "letters",
            {
                "case.letter-dispatched.v1",
                "case.letter-bounced.v1",
                "case.letter-settled.v1",
                "case.substantive-response-sent.v1",
                "term.reopened.v1",
                "case.closed.v1",
            },
        ),
    ],
)
def test_a_recorded_history_tells_what_it_was_recorded_for(life: str, topics: set[str]) -> None:
    assert topics <= told((HISTORIES / f"{life}.json").read_text())


@pytest.mark.parametrize("life", LIVES)
def test_a_life_lived_today_replays(opens: Opens, life: str) -> None:
    replayed(asyncio.run(record(opens, life)))


def test_a_recorded_history_replays_after_every_rule_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions are made where they are stored: a replay asks no rule what it would say today."""
    no = Refused(code="changed", sentence="Deze regel is veranderd.")

    def refuses(*_: object) -> Refused:
        return no

    changed: tuple[Transition[Any], ...] = tuple(
        Transition(
            command=each.command,
            decide=refuses,
            label=each.label,
            basis=each.basis,
            roles=frozenset({Role.AUDITOR}),
            stages=each.stages,
            example=each.example,
        )
        for each in catalogue.CATALOGUE
    )
    monkeypatch.setattr(catalogue, "_BY_NAME", {each.name: each for each in changed})
    for file in sorted(HISTORIES.glob("*.json")):
        replayed(file.read_text())
