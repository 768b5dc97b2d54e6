"""The ledger came back from a backup and Temporal did not: what runs is held against the ledger."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.decision import Refused
from domain.roles import Role
from ledger.accounts import Accounts
from ledger.backup.container import opened
from ledger.backup.files import digest_of
from ledger.backup.manifest import LedgerManifest
from ledger.backup.restoring import Restoring, restore
from ledger.backup.taking import About, Pair, take
from ledger.log import EventLog
from ledger.schema import create_schema
from ledger.vault import Vault
from workers.case_worker import case_worker
from workers.clock import now
from workflows.activities import Appending
from workflows.case import SYSTEM
from workflows.identity import workflow_id
from workflows.messages import AppendRequest, Submission
from workflows.recovery import Recovered, Recovery

Opens = Callable[..., Any]
YESTERDAY = (now() - timedelta(days=1)).isoformat()
AN_HOUR_AGO = (now() - timedelta(hours=1)).isoformat()


def silent(_said: object) -> None:
    """Nobody listens."""


@pytest.fixture
def copy(tmp_path: Path) -> Pair:
    return Pair(tmp_path / "copy", tmp_path / "copy.keys")


def back_up(engine: Any, dsn: str, copy: Pair) -> None:
    for path in (copy.ledger, copy.keys):
        path.touch()
    take(dsn, engine.vault.keys, copy, About("lindewaard", "0", {}), silent)


@asynccontextmanager
async def restored(engine: Any, copy: Pair, dsn: str, *, works: bool = True) -> AsyncIterator[Any]:
    """Open the same engine, on the same Temporal, over a ledger that was put back."""
    create_schema(dsn)
    with opened(copy.ledger, LedgerManifest) as backup:
        what = Restoring(
            backup, digest_of(copy.ledger), "j.devries", now(), None, frozenset({"LW"}), closed_allowed=False
        )
        restore(dsn, what, engine.vault.keys, frozenset(), silent)
    with ExitStack() as exits:
        log = exits.enter_context(EventLog(dsn))
        vault = exits.enter_context(Vault(dsn, engine.vault.keys))
        desk = replace(engine.desk, log=log, vault=vault)
        there = replace(engine, desk=desk, log=log, vault=vault)
        if not works:
            yield there
            return
        async with case_worker(engine.client, log, engine.rulebook, engine.settings):
            yield there


async def recovered(engine: Any) -> Recovered:
    found = Recovery(engine.client, engine.settings.task_queue, engine.log, engine.rulebook)
    return await found.recover(now(), silent)


async def runs(engine: Any, case: str) -> bool:
    found = await engine.client.get_workflow_handle(workflow_id(case)).describe()
    return bool(found.status.name == "RUNNING")


def code(came_to: object) -> str:
    assert isinstance(came_to, Refused), came_to
    return came_to.code


def test_what_is_ahead_of_the_ledger_answers_nothing_and_is_made_anew(
    opens: Opens, database: str, second_database: str, copy: Pair
) -> None:
    async def life() -> None:
        async with opens() as engine:
            kept = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            ahead = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            back_up(engine, database, copy)
            confirmed = {"id": "confirmed", "occurred": AN_HOUR_AGO}
            await engine.accepted("confirm-receipt", ahead, **confirmed)
            lost = await engine.accepted("receive-initiative", id="lost", occurred=YESTERDAY)

        async with restored(engine, copy, second_database) as engine:
            before = engine.log.read(ahead)
            # Temporal still knows the answers, and none of them is true any more.
            for came_to in (
                await engine.does("confirm-receipt", ahead, **confirmed),
                await engine.does("assign-handler", ahead, occurred=AN_HOUR_AGO),
                await engine.does("receive-initiative", id="lost", occurred=YESTERDAY),
            ):
                assert code(came_to) == "ledger-restored"
            assert engine.log.read(ahead) == before
            assert set(engine.log.cases()) == {kept, ahead}

            done = await recovered(engine)
            assert (done.reconciled, done.started, done.running, done.silent) == (2, 1, 1, 0)
            assert not await runs(engine, lost.case)
            assert await runs(engine, ahead)

            await engine.accepted("confirm-receipt", ahead, **confirmed)
            again = await engine.accepted("receive-initiative", id="lost", occurred=YESTERDAY)
            assert again.case == lost.case
            assert again.number != lost.number
            done = await recovered(engine)
            assert (done.reconciled, done.started, done.running) == (0, 0, 3)

    asyncio.run(life())


def test_a_case_that_was_reopened_after_the_backup_is_closed_again(
    opens: Opens, database: str, second_database: str, copy: Pair
) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            await engine.accepted("withdraw", case, occurred=AN_HOUR_AGO)
            back_up(engine, database, copy)
            await engine.accepted("reopen", case, occurred=AN_HOUR_AGO)
            assert await runs(engine, case)

        async with restored(engine, copy, second_database) as engine:
            done = await recovered(engine)
            assert (done.reconciled, done.started, done.closed) == (1, 0, 1)
            assert not await runs(engine, case)

    asyncio.run(life())


def test_a_workflow_that_wakes_ahead_of_the_ledger_records_nothing_and_wakes_no_more(opens: Opens) -> None:
    """Its timer goes off between the restore and the recovery, when its clocks are past."""

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred="2026-02-02T10:00:00+01:00")).case
        before = engine.log.read(case)
        moment = now()
        observation = Submission(
            id="observation",
            fingerprint="observation",
            transition="observe-terms",
            command={"occurred": moment, "reminders_after": moment},
            by=SYSTEM,
            role=Role.SYSTEM,
        )
        request = AppendRequest(
            case=case,
            after=before[-1].fact.version + 1,
            submission=observation,
            recorded=moment,
            reminders_after=moment,
        )
        outcome = Appending(engine.log, engine.rulebook, Accounts(engine.log.connections)).append(request)
        assert code(outcome.refused) == "ledger-restored"
        assert (outcome.facts, outcome.receipt, outcome.wake_at) == ((), None, None)
        assert engine.log.read(case) == before

    asyncio.run(life())


def test_without_a_worker_nobody_knows_and_that_is_told(
    opens: Opens, database: str, second_database: str, copy: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflows.reconciling._PATIENCE", timedelta(seconds=1))

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            back_up(engine, database, copy)
        async with restored(engine, copy, second_database, works=False) as engine:
            done = await recovered(engine)
            assert (done.silent, done.reconciled) == (1, 0)
            assert await runs(engine, case)

    asyncio.run(life())
