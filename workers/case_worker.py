"""The worker: runs the workflows of all cases, and the append behind them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner

from domain.rulebook import Rulebook
from ledger.accounts import Accounts
from ledger.log import EventLog
from workers.settings import Settings
from workflows import rules
from workflows.activities import Appending
from workflows.case import CaseWorkflow

_RUNNER = UnsandboxedWorkflowRunner()
"""No sandbox around cases at work: it costs more than the case itself, and what it would find it
finds in the tests, which run every workflow in one (docs/decisions/0015)."""


def case_worker(
    client: Client,
    log: EventLog,
    rulebook: Rulebook,
    settings: Settings,
    *,
    runner: WorkflowRunner = _RUNNER,
) -> Worker:
    """Return a worker for this municipality's queue, with the sizes from the settings.

    It lets go gracefully: what it was storing is stored before it stops. `runner` is what
    the workflows run in.
    """
    rules.install(rulebook)
    sizes = settings.temporal.worker
    return Worker(
        client,
        task_queue=settings.task_queue,
        workflows=[CaseWorkflow],
        workflow_runner=runner,
        activities=[Appending(log, rulebook, Accounts(log.connections)).append],
        activity_executor=ThreadPoolExecutor(sizes.append_threads, thread_name_prefix="append"),
        max_cached_workflows=sizes.max_cached_workflows,
        max_concurrent_workflow_tasks=sizes.max_concurrent_workflow_tasks,
        max_concurrent_activities=sizes.append_threads,
        max_concurrent_local_activities=sizes.append_threads,
        graceful_shutdown_timeout=timedelta(seconds=sizes.graceful_shutdown_seconds),
    )
