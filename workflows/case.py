"""A case as a durable workflow: takes submissions one at a time, and wakes for its clocks."""

import asyncio
from datetime import UTC, datetime, timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy, SearchAttributeKey
from temporalio.exceptions import ApplicationError, FailureError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from domain.case import Case
    from domain.catalogue import transition_named
    from domain.decision import Refused
    from domain.fold import evolve
    from domain.identity import command_id
    from domain.roles import Role
    from domain.transitions.terms.observe_terms import ObserveTerms
    from workflows import rules
    from workflows.activities import Appending
    from workflows.deciding import decide
    from workflows.messages import AppendOutcome, AppendRequest, CaseStart, Receipt, Submission

REFUSED = "Refused"
"""The type under which a refusal travels as an error."""

SYSTEM = "systeem"
"""Whose hand it is when the engine itself observes something."""

KIND = SearchAttributeKey.for_keyword("WeerklankKind")
STAGE = SearchAttributeKey.for_keyword("WeerklankStage")
NEXT_DUE = SearchAttributeKey.for_datetime("WeerklankNextDue")
MUNICIPALITY = SearchAttributeKey.for_keyword("WeerklankMunicipality")

_FAST = timedelta(seconds=5)
_PATIENT = timedelta(seconds=30)
_BEGINS_WITHIN = timedelta(minutes=1)
_NEVER_IN_A_LOOP = timedelta(hours=1)
_REMEMBERED = 50


@workflow.defn(name="Case")
class CaseWorkflow:
    """One initiative from receipt to its end.

    It holds the case as the ledger's facts leave it and no rules: each decision is made where
    it is stored. So a replay needs nothing but the facts, whatever became of the rules.
    """

    @workflow.init
    def __init__(self, start: CaseStart) -> None:
        # Here and not in `run`: an update that comes with the start is handled before `run`.
        self._case = start.case
        self._wake_at: datetime | None = start.wake_at
        self._next_due: datetime | None = start.next_due
        self._awake_since = start.reminders_after or workflow.now()
        self._recent = start.recent
        self._abandoned = False
        self._turn = asyncio.Lock()

    @workflow.run
    async def run(self, start: CaseStart) -> None:  # noqa: ARG002 - `__init__` took it, Temporal wants the same signature
        """Keep watch over the clocks until the case has ended."""
        if self._case.version > 0:
            self._show()
        while True:
            await self._until_something_is_due()
            if self._over():
                await workflow.wait_condition(workflow.all_handlers_finished)
                if self._over():
                    return
            elif workflow.info().is_continue_as_new_suggested():
                await workflow.wait_condition(workflow.all_handlers_finished)
                self._continue()
            elif self._wake_at is not None and self._wake_at <= workflow.now():
                await self._observe(self._wake_at)

    @workflow.update
    async def submit(self, submission: Submission) -> Receipt:
        """Return the receipt of what was brought about, or fail with a refusal; one at a time."""
        async with self._turn:
            outcome = await self._append(submission)
            self._fold(outcome)
            if outcome.refused is not None:
                raise _as_error(outcome.refused)
            if outcome.receipt is None:
                raise ApplicationError("an append without receipt or refusal", non_retryable=True)
            self._recent = (*self._recent, submission.id)[-_REMEMBERED:]
            return outcome.receipt

    @submit.validator
    def _refuse_in_vain(self, submission: Submission) -> None:
        """Refuse on the state at hand what could not be stored: it leaves no trace in the history.

        What is about another case as well is decided where that one can be read.
        """
        if submission.admitted or submission.other is not None or submission.id in self._recent:
            return
        decision = decide(self._case, submission, rules.installed(), workflow.now())
        if isinstance(decision, Refused):
            raise _as_error(decision)

    @workflow.query
    def version(self) -> int:
        """Return how many facts of the case this workflow knows: recovery compares it with the ledger."""
        return self._case.version

    async def _until_something_is_due(self) -> None:
        if self._case.version == 0:
            await self._begun_or_abandoned()
            return
        planned = self._wake_at
        timeout = None if planned is None else max(planned - workflow.now(), timedelta())
        if timeout == timedelta():
            return
        try:
            await workflow.wait_condition(
                lambda: (
                    self._over() or self._wake_at != planned or workflow.info().is_continue_as_new_suggested()
                ),
                timeout=timeout,
            )
        except TimeoutError:
            return

    async def _begun_or_abandoned(self) -> None:
        """An intake comes with its start; one that was refused leaves no workflow waiting.

        Before it goes, the ledger is asked. A process that died between the append and its answer took the
        update along and left the facts: whoever hands in again is answered by the ledger, and only this
        workflow can still watch over the case.
        """
        try:
            await workflow.wait_condition(lambda: self._case.version > 0, timeout=_BEGINS_WITHIN)
        except TimeoutError:
            async with self._turn:
                self._fold(await self._append(self._observation(workflow.now())))
            self._abandoned = self._case.version == 0

    def _over(self) -> bool:
        """Nothing is left to watch: no clock, and no answer that a role must be reminded to review."""
        at_rest = self._case.at_rest and self._wake_at is None
        return at_rest or (self._case.version == 0 and self._abandoned)

    async def _observe(self, moment: datetime) -> None:
        async with self._turn:
            if self._over():
                return
            outcome = await self._append(self._observation(moment))
            self._fold(outcome)
            if self._wake_at is not None and self._wake_at <= workflow.now() and not outcome.facts:
                workflow.logger.error("observed nothing at a moment that asked for it")
                self._wake_at = workflow.now() + _NEVER_IN_A_LOOP

    def _observation(self, moment: datetime) -> Submission:
        transition = transition_named("observe-terms")
        if transition is None or transition.command is not ObserveTerms:
            raise ApplicationError("the catalogue has lost the observation of terms", non_retryable=True)
        command = ObserveTerms(occurred=moment, reminders_after=self._awake_since)
        content = command.model_dump(mode="json")
        # The version makes two observations at one moment two submissions, and a retry the same one.
        identity = command_id(SYSTEM, f"{self._case.id}:{self._case.version}:{moment.isoformat()}")
        return Submission(
            id=identity,
            fingerprint=identity,
            transition=transition.name,
            command=content,
            by=SYSTEM,
            role=Role.SYSTEM,
        )

    async def _append(self, submission: Submission) -> AppendOutcome:
        request = AppendRequest(
            case=self._case.id,
            after=self._case.version,
            submission=submission,
            recorded=workflow.now().astimezone(UTC),
            reminders_after=self._awake_since,
        )
        try:
            # The fast road, once: a local activity that kept retrying would block its workflow
            # task and make the history grow for as long as the database is away.
            return await workflow.execute_local_activity_method(
                Appending.append,
                request,
                schedule_to_close_timeout=_FAST,
                retry_policy=RetryPolicy(maximum_attempts=1),
            )
        except FailureError as failure:
            if is_cancelled_exception(failure):
                raise
        return await workflow.execute_activity_method(
            Appending.append,
            request,
            start_to_close_timeout=_PATIENT,
            retry_policy=RetryPolicy(maximum_interval=timedelta(seconds=10)),
        )

    def _fold(self, outcome: AppendOutcome) -> None:
        before = self._case
        for fact in outcome.facts:
            self._case = evolve(self._case, fact)
        due = self._next_due
        self._wake_at = outcome.wake_at
        self._next_due = outcome.next_due
        if _shown(before) != _shown(self._case) or due != self._next_due:
            self._show()

    def _show(self) -> None:
        """Tell operations where the case stands; never whose it is."""
        workflow.upsert_search_attributes(
            [
                STAGE.value_set(self._case.stage.value),
                MUNICIPALITY.value_set(self._case.municipality),
                KIND.value_unset() if self._case.kind is None else KIND.value_set(self._case.kind.value),
                NEXT_DUE.value_unset() if self._next_due is None else NEXT_DUE.value_set(self._next_due),
            ]
        )

    def _continue(self) -> None:
        workflow.continue_as_new(
            CaseStart(
                case=self._case,
                wake_at=self._wake_at,
                next_due=self._next_due,
                reminders_after=self._awake_since,
                recent=self._recent,
            )
        )


def _shown(case: Case) -> tuple[str, str, str | None]:
    return case.stage, case.municipality, case.kind


def _as_error(refused: Refused) -> ApplicationError:
    return ApplicationError(
        refused.sentence, refused.model_dump(mode="json"), type=REFUSED, non_retryable=True
    )
