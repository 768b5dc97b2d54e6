"""Recovery: every case that is to be watched back to life from the ledger, with the right moment to wake."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import structlog
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from domain.case import Case
from domain.fold import replay
from domain.radar import asking
from domain.rulebook import Rulebook, UnknownRulesError
from workflows.case import CaseWorkflow
from workflows.identity import workflow_id
from workflows.messages import CaseStart
from workflows.ports import EventLog
from workflows.reconciling import Reconciling
from workflows.starting import start_of

_log = structlog.get_logger()


@dataclass
class Recovered:
    """How many cases were brought back, ran already, are over, or name rules that are not here.

    `reconciled` are workflows that were ahead of a ledger that was put back from a backup;
    `silent` those that run and gave no answer, so that nobody knows.
    """

    started: int = 0
    running: int = 0
    closed: int = 0
    unjudgeable: int = 0
    reconciled: int = 0
    silent: int = 0

    @property
    def seen(self) -> int:
        """How many cases were looked at."""
        return self.started + self.running + self.closed + self.unjudgeable


class Recovery:
    """Starts what ought to run. Safe at any time and as often as one likes."""

    def __init__(self, client: Client, task_queue: str, log: EventLog, rulebook: Rulebook) -> None:
        self._client = client
        self._task_queue = task_queue
        self._log = log
        self._rulebook = rulebook

    async def recover(
        self, now: datetime, told: Callable[[Recovered], None], only: Iterable[str] | None = None
    ) -> Recovered:
        """Return what was done for all cases, or for these only; `told` hears of the count after each.

        First all that runs is held against the ledger, unless only some cases were asked for;
        a case whose workflow was ahead of it is then started anew like any other. Reminders
        for moments up to `now` are not sent any more. A case under rules that this
        installation does not hold is counted and named in the log, and keeps no other waiting.
        """
        came_to = Recovered()
        if only is None:
            compared = await Reconciling(self._client, self._task_queue, self._log).reconcile()
            came_to.reconciled, came_to.silent = compared.ended, compared.silent
        for case in self._cases(self._log.cases() if only is None else only):
            try:
                await self._recover(case, now, came_to)
            except UnknownRulesError as unknown:
                came_to.unjudgeable += 1
                _log.error("case-not-recovered", case=case.id, rules=str(unknown))
            told(came_to)
        return came_to

    async def _recover(self, case: Case, now: datetime, came_to: Recovered) -> None:
        start = self._to_watch(case, now)
        if start is None:
            came_to.closed += 1
        elif await self._start(start):
            came_to.started += 1
        else:
            came_to.running += 1

    def _to_watch(self, case: Case, now: datetime) -> CaseStart | None:
        """The start of its workflow, or nothing where the case is over: as the workflow itself judges that.

        A closed case about which nothing asks for anybody is judged by no rules, so it needs none.
        """
        if case.at_rest and not any(asking(case)):
            return None
        start = start_of(case, self._rulebook, now)
        return None if case.at_rest and start.wake_at is None else start

    def _cases(self, ids: Iterable[str]) -> Iterator[Case]:
        for case in ids:
            yield replay(case, tuple(each.fact for each in self._log.read(case)))

    async def _start(self, start: CaseStart) -> bool:
        try:
            await self._client.start_workflow(
                CaseWorkflow.run,
                start,
                id=workflow_id(start.case.id),
                task_queue=self._task_queue,
                id_conflict_policy=WorkflowIDConflictPolicy.FAIL,
            )
        except WorkflowAlreadyStartedError:
            return False
        return True
