"""What runs, held against the ledger: after a restore a workflow may know what never happened."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog
from temporalio.client import Client, WorkflowQueryFailedError, WorkflowQueryRejectedError
from temporalio.service import RPCError, RPCStatusCode

from workflows.case import CaseWorkflow
from workflows.identity import case_of, workflow_id
from workflows.ports import EventLog

_log = structlog.get_logger()

_RUNNING = "WorkflowType = 'Case' AND TaskQueue = '{}' AND ExecutionStatus = 'Running'"
_PATIENCE = timedelta(seconds=15)
_AT_ONCE = 8
_WHY = "the ledger was restored to before what this workflow knows"


@dataclass
class Compared:
    """How many workflows were ahead of the ledger and ended, and how many gave no answer."""

    ended: int = 0
    silent: int = 0


class Reconciling:
    """Ends workflows that are ahead of the ledger, also of cases that the ledger has no longer.

    Asks Temporal what runs and not the ledger: a case that began after the backup is in
    Temporal only, and would answer a repeat of its letter with a number nobody knows.
    """

    def __init__(self, client: Client, task_queue: str, log: EventLog) -> None:
        self._client = client
        self._running = _RUNNING.format(task_queue.replace("'", "''"))
        self._log = log

    async def reconcile(self) -> Compared:
        """Return what was found. Needs a worker: a workflow says for itself what it knows."""
        compared = Compared()
        running = [case_of(found.id) async for found in self._client.list_workflows(self._running)]
        for first in range(0, len(running), _AT_ONCE):
            await asyncio.gather(
                *(self._compare(case, compared) for case in running[first : first + _AT_ONCE])
            )
        return compared

    async def _compare(self, case: str, compared: Compared) -> None:
        handle = self._client.get_workflow_handle_for(CaseWorkflow.run, workflow_id(case))
        try:
            # The workflow first: what it knows is in the ledger by then, unless the ledger went back.
            known = await handle.query(CaseWorkflow.version, rpc_timeout=_PATIENCE)
            held = await asyncio.to_thread(self._version, case)
            if known > held:
                await handle.terminate(reason=_WHY)
                compared.ended += 1
                _log.warning("workflow-ahead-of-ledger", case=case, known=known, held=held)
        except (WorkflowQueryFailedError, WorkflowQueryRejectedError) as error:
            self._unanswered(case, error, compared)
        except RPCError as error:
            # One that has ended since it was listed runs no longer, which is all that is asked.
            if error.status is not RPCStatusCode.NOT_FOUND:
                self._unanswered(case, error, compared)

    def _version(self, case: str) -> int:
        facts = self._log.read(case)
        return facts[-1].fact.version if facts else 0

    def _unanswered(self, case: str, error: Exception, compared: Compared) -> None:
        compared.silent += 1
        _log.error("workflow-silent", case=case, error=type(error).__name__)
