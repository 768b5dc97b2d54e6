"""What desk and workflow owe each other when one of them knows less, or says nothing at all."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError

from domain.decision import Refused
from domain.fold import replay
from domain.roles import Role
from workers.clock import now
from workflows import case_client
from workflows.case import CaseWorkflow
from workflows.case_client import UnreachableError
from workflows.identity import workflow_id
from workflows.messages import Submission
from workflows.starting import start_of

Opens = Callable[..., Any]
FIRST = {"occurred": "2026-11-02T10:00:00+01:00"}
WHEN = {"occurred": "2026-11-10T10:00:00+01:00"}


def test_without_a_worker_a_caller_hears_so_in_time_and_the_submission_counts_once(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def life() -> None:
        async with opens(works=False) as engine:
            with monkeypatch.context() as impatient:
                impatient.setattr(case_client, "_PATIENCE", 0.5)
                for _ in range(2):
                    async with asyncio.timeout(10):
                        with pytest.raises(UnreachableError):
                            await engine.accepted("receive-initiative", id="brief", **FIRST)
            async with opens() as working:
                receipt = await working.accepted("receive-initiative", id="brief", **FIRST)
                assert working.topics(receipt.case).count("case.initiative-received.v1") == 1

    asyncio.run(life())


def test_whoever_stops_waiting_sees_that_it_stopped(opens: Opens) -> None:
    async def life() -> None:
        async with opens(works=False) as engine:
            waiting = asyncio.create_task(engine.accepted("receive-initiative", **FIRST))
            await asyncio.sleep(0.5)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting

    asyncio.run(life())


@pytest.mark.parametrize("expected", [True, False])
def test_a_workflow_that_knows_less_than_the_ledger_learns_what_it_missed(
    opens: Opens, *, expected: bool
) -> None:
    """Temporal's store was put back from a backup: its workflow has not seen the last facts."""

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            stale = start_of(
                replay(case, tuple(each.fact for each in engine.log.read(case))), engine.rulebook, now()
            )
            await engine.accepted("assign-kind", case, **WHEN)
            handle = engine.client.get_workflow_handle_for(CaseWorkflow.run, workflow_id(case))
            await handle.terminate()
            await engine.client.start_workflow(
                CaseWorkflow.run, stale, id=workflow_id(case), task_queue=engine.settings.task_queue
            )
            seen = len(engine.log.read(case)) if expected else None
            await engine.accepted("admit", case, expected=seen, **WHEN)
            await engine.accepted("request-completion", case, until="2026-11-24", **WHEN)
            engine.log.verify(case)

    asyncio.run(life())


def test_who_was_told_that_the_case_moved_can_hand_in_the_same_again(opens: Opens) -> None:
    """Both are let in by the workflow before the ledger refuses one, and Temporal keeps that answer."""

    async def life() -> None:
        async with opens() as engine:
            begun = await engine.accepted("receive-initiative", **FIRST)

        async def assigns(who: int, version: int) -> Any:
            taken_over = {"handler": f"h-{who}", "reason": "Het rooster.", **WHEN}
            return await engine.does(
                "assign-handler", begun.case, id=f"s{who}", expected=version, **taken_over
            )

        # Handed in while no worker runs, they come before the next one together.
        both = asyncio.gather(*(assigns(who, begun.version) for who in range(2)))
        await asyncio.sleep(0.5)
        async with opens():
            (moved,) = (who for who, each in enumerate(await both) if isinstance(each, Refused))
            again = await assigns(moved, len(engine.log.read(begun.case)))
            assert not isinstance(again, Refused), again
            assert engine.topics(begun.case).count("case.handler-assigned.v1") == 2

    asyncio.run(life())


def test_no_face_can_speak_as_the_engine(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            came_to = await engine.does(
                "observe-terms", case, role=Role.SYSTEM, reminders_after="2020-01-01T00:00:00Z", **WHEN
            )
            assert isinstance(came_to, Refused)
            assert came_to.code == "wrong-role"
            (noted,) = engine.log.attempts(case)
            assert noted.attempt.role is Role.SYSTEM

    asyncio.run(life())


def test_what_the_append_refuses_leaves_the_workflow_alive(opens: Opens) -> None:
    """A submission that went past the door and is refused where it is stored fails, and only that."""

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            handle = engine.client.get_workflow_handle_for(CaseWorkflow.run, workflow_id(case))
            unknown = Submission(
                id="0" * 32,
                fingerprint="0" * 64,
                transition="betoveren",
                command={},
                by="niemand",
                role=Role.HANDLER,
                admitted=True,
            )
            with pytest.raises(WorkflowUpdateFailedError):
                await handle.execute_update(CaseWorkflow.submit, unknown)
            await engine.accepted("confirm-receipt", case, **WHEN)

    asyncio.run(life())
