"""A case as a workflow: from receipt to its end, over continue-as-new, and never with a name in it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from temporalio.client import WorkflowExecutionStatus
from temporalio.service import RPCError

from domain.roles import Role
from domain.terms.counting import end_of_day, legal_day
from workers.clock import now
from workflows.identity import workflow_id

Opens = Callable[..., Any]
FIRST = {"occurred": (now() - timedelta(days=1)).isoformat()}
WHEN = {"occurred": (now() - timedelta(hours=1)).isoformat()}


async def ended(engine: Any, case: str) -> WorkflowExecutionStatus:
    """Wait for the run to end; a handle without a run id would follow a later one."""
    handle = engine.client.get_workflow_handle(workflow_id(case))
    async with asyncio.timeout(20):
        while (status := (await handle.describe()).status) is WorkflowExecutionStatus.RUNNING:
            await asyncio.sleep(0.05)
    assert status is not None
    return status


def test_a_workflow_ends_with_its_case_and_a_reopened_case_gets_a_new_one(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            await engine.accepted("withdraw", case, **WHEN)
            assert await ended(engine, case) is WorkflowExecutionStatus.COMPLETED
            await engine.accepted("correct-fact", case, corrected="2026-11-01T10:00:00+01:00", **WHEN)
            assert await ended(engine, case) is WorkflowExecutionStatus.COMPLETED
            reopened = await engine.accepted("reopen", case, role=Role.LEGAL, **WHEN)
            handle = engine.client.get_workflow_handle(workflow_id(case))
            assert (await handle.describe()).status is WorkflowExecutionStatus.RUNNING
            assert reopened.version == len(engine.log.read(case))

    asyncio.run(life())


def test_operations_see_where_a_case_stands_and_nothing_of_whose_it_is(opens: Opens) -> None:
    names = ("Buurtgroep De Linde", "plein", "Lindelaan", "behandelaar-1", "groenbeleid")

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            await engine.accepted("assign-kind", case, **WHEN)
            await engine.accepted("admit", case, **WHEN)
            handle = engine.client.get_workflow_handle(workflow_id(case))
            history = (await handle.fetch_history()).to_json()
            assert not [name for name in names if name.lower() in history.lower()]
            async with asyncio.timeout(20):
                while True:
                    found = {
                        pair.key.name: pair.value
                        for pair in (await handle.describe()).typed_search_attributes.search_attributes
                    }
                    if found.get("WeerklankStage") == "assessment":
                        break
                    await asyncio.sleep(0.05)
            assert found["WeerklankKind"] == "support"
            assert found["WeerklankMunicipality"] == "lindewaard"
            assert found["WeerklankNextDue"] == end_of_day(
                legal_day(now() - timedelta(days=1)) + timedelta(days=7)
            )

    asyncio.run(life())


def test_nothing_is_lost_or_doubled_over_continue_as_new(opens: Opens, monkeypatch: Any) -> None:
    """The server suggests it after thousands of events; here the workflow believes so every ten."""
    from temporalio import workflow  # noqa: PLC0415 - what is patched must be named where it is patched

    monkeypatch.setattr(
        workflow.Info, "is_continue_as_new_suggested", lambda self: self.get_current_history_length() > 60
    )

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            first_run = (await engine.client.get_workflow_handle(workflow_id(case)).describe()).run_id

            async def one(number: int) -> None:
                for _ in range(2):
                    taken_over = {"handler": f"h-{number}", "reason": "Het rooster.", **WHEN}
                    await engine.accepted("assign-handler", case, id=f"{number}", **taken_over)

            for begin in range(0, 60, 4):
                await asyncio.gather(*(one(number) for number in range(begin, begin + 4)))
            handlers = engine.facts(case, "case.handler-assigned.v1")
            assert len(handlers) == 60
            assert len({each.fact.stamp.command for each in handlers}) == 60
            last_run = (await engine.client.get_workflow_handle(workflow_id(case)).describe()).run_id
            assert last_run != first_run

    asyncio.run(life())


def test_an_intake_that_comes_in_four_times_at_once_is_one_case(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            receipts = await asyncio.gather(
                *(engine.accepted("receive-initiative", id="brief", **FIRST) for _ in range(4))
            )
            assert len({each.model_dump_json() for each in receipts}) == 1
            assert engine.topics(receipts[0].case).count("case.initiative-received.v1") == 1

    asyncio.run(life())


def test_a_case_nobody_knows_has_no_workflow(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            await engine.does("admit", "0" * 32, **WHEN)
            with pytest.raises(RPCError, match="not found"):
                await engine.client.get_workflow_handle(workflow_id("0" * 32)).describe()

    asyncio.run(life())
