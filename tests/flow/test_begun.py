"""A workflow whose intake never came: it goes, unless the ledger holds the case after all."""

import secrets
from datetime import timedelta
from typing import Any

from temporalio.client import WorkflowExecutionStatus

from domain.case import Case
from tests.flow.virtual_time import Life, Lives
from workflows.case import CaseWorkflow
from workflows.identity import workflow_id
from workflows.messages import CaseStart


async def begun(life: Life, case: str) -> Any:
    """Start a workflow without its intake, as a process leaves it that dies before it answers."""
    start = CaseStart(case=Case(id=case))
    queue = life.engine.settings.task_queue
    client = life.engine.client
    return await client.start_workflow(CaseWorkflow.run, start, id=workflow_id(case), task_queue=queue)


def test_what_the_ledger_holds_is_watched_also_where_the_answer_was_lost(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins()
        await life.handle.terminate()
        await begun(life, life.case)
        await life.passes(life.began + timedelta(minutes=5))
        assert (await life.handle.describe()).status is WorkflowExecutionStatus.RUNNING
        assert await life.handle.query(CaseWorkflow.version) == len(life.engine.log.read(life.case))

    lives(story)


def test_an_intake_that_came_to_nothing_leaves_no_workflow(lives: Lives) -> None:
    async def story(life: Life) -> None:
        handle = await begun(life, secrets.token_hex(16))
        await handle.result()
        assert (await handle.describe()).status is WorkflowExecutionStatus.COMPLETED

    lives(story)
