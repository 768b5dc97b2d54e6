"""The worker: runs the workflows of all cases, and the append behind them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from domain.rulebook import Rulebook
from workers.settings import Settings
from workflows import rules
from workflows.activities import Appending
from workflows.case import CaseWorkflow
from workflows.ports import EventLog

_SHARED = SandboxRestrictions.default.with_passthrough_modules(
    "domain",
    "pydantic",
    "workflows.activities",
    "workflows.deciding",
    "workflows.identity",
    "workflows.messages",
    "workflows.rules",
)
"""What the sandbox need not load anew for each workflow: pure, or looked at by validators only."""


def case_worker(client: Client, log: EventLog, rulebook: Rulebook, settings: Settings) -> Worker:
    """Return a worker for this municipality's queue, with the sizes from the settings.

    It lets go gracefully: what it was storing is stored before it stops.
    """
    rules.install(rulebook)
    sizes = settings.temporal.worker
    return Worker(
        client,
        task_queue=settings.task_queue,
        workflows=[CaseWorkflow],
        workflow_runner=UnsandboxedWorkflowRunner(),
        activities=[Appending(log, rulebook).append],
        activity_executor=ThreadPoolExecutor(sizes.append_threads, thread_name_prefix="append"),
        max_cached_workflows=sizes.max_cached_workflows,
        max_concurrent_workflow_tasks=sizes.max_concurrent_workflow_tasks,
        max_concurrent_activities=sizes.append_threads,
        max_concurrent_local_activities=sizes.append_threads,
        graceful_shutdown_timeout=timedelta(seconds=sizes.graceful_shutdown_seconds),
    )
