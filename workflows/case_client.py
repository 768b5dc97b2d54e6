"""The way to the workflows: one update, found or started, tried again where Temporal let go of it."""

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import sha256

from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from domain.decision import Refused
from workflows.case import REFUSED, CaseWorkflow
from workflows.identity import workflow_id
from workflows.messages import CaseStart, Receipt, Submission

_PATIENCE = 60.0
"""Seconds. The limit of the SDK holds for each call, and it calls anew for ever while no worker answers."""

_TRIES = 30
_PAUSE = 0.1
_LONGEST_PAUSE = 2.0

_LET_GO = frozenset(
    {
        RPCStatusCode.ABORTED,
        RPCStatusCode.RESOURCE_EXHAUSTED,
        RPCStatusCode.UNAVAILABLE,
    }
)
"""Answers after which the same submission may be handed in again: it is applied at most once."""

_ENDED_MEANWHILE = "AcceptedUpdateCompletedWorkflow"


class UnreachableError(Exception):
    """Temporal, or a worker behind it, gave no answer in time; the submission may yet be applied."""


class EngineFailedError(Exception):
    """A worker answered, and not with a receipt or a refusal: as one that runs older code than its caller."""


class CaseClient:
    """Hands submissions to the workflow of a case."""

    def __init__(self, client: Client, task_queue: str) -> None:
        self._client = client
        self._task_queue = task_queue

    async def submit(self, case: str, submission: Submission) -> Receipt | Refused | None:
        """Return what the running workflow made of it, or nothing where none runs for that case."""
        handle = self._client.get_workflow_handle_for(CaseWorkflow.run, workflow_id(case))

        async def once() -> Receipt:
            return await handle.execute_update(CaseWorkflow.submit, submission, id=_update_id(submission))

        try:
            return await _in_time(once)
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return None
            raise UnreachableError(error.message) from error

    async def start_with(self, start: CaseStart, submission: Submission) -> Receipt | Refused:
        """Return what the workflow made of it, started from `start` unless it runs already."""

        async def once() -> Receipt:
            return await self._client.execute_update_with_start_workflow(
                CaseWorkflow.submit,
                submission,
                id=_update_id(submission),
                start_workflow_operation=WithStartWorkflowOperation(
                    CaseWorkflow.run,
                    start,
                    id=workflow_id(start.case.id),
                    task_queue=self._task_queue,
                    id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                ),
            )

        try:
            return await _in_time(once)
        except RPCError as error:
            raise UnreachableError(error.message) from error


async def _in_time(once: Callable[[], Awaitable[Receipt]]) -> Receipt | Refused:
    try:
        async with asyncio.timeout(_PATIENCE):
            return await _again(once)
    except (TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError) as late:
        # The client tells "out of time" and "cancelled" alike; whoever cancelled must see it happen.
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise asyncio.CancelledError from late
        raise UnreachableError("no answer in time") from late


async def _again(once: Callable[[], Awaitable[Receipt]]) -> Receipt | Refused:
    pause = _PAUSE
    for tries_left in reversed(range(_TRIES)):
        try:
            return await once()
        except WorkflowUpdateFailedError as failed:
            refused = _refused(failed)
            if refused is not None:
                return refused
            if not _ended_meanwhile(failed) or not tries_left:
                raise EngineFailedError(str(failed.cause)) from failed
        except RPCError as error:
            if error.status not in _LET_GO or not tries_left:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
    raise UnreachableError("no answer after many tries")


def _update_id(submission: Submission) -> str:
    """The id under which Temporal knows a double click.

    With all of its content in it: by the bare id Temporal would answer another content with
    the receipt of the first, and one that was refused as stale with that same refusal for ever,
    also once its sender has seen what moved.
    """
    return f"{submission.id}:{sha256(submission.model_dump_json().encode()).hexdigest()[:32]}"


def _refused(failed: WorkflowUpdateFailedError) -> Refused | None:
    cause = failed.cause
    if isinstance(cause, ApplicationError) and cause.type == REFUSED:
        return Refused.model_validate(cause.details[0])
    return None


def _ended_meanwhile(failed: WorkflowUpdateFailedError) -> bool:
    cause = failed.cause
    return isinstance(cause, ApplicationError) and cause.type == _ENDED_MEANWHILE
