"""The append: decide again on what the ledger holds, then store. The one place where facts are made."""

from temporalio import activity

from domain import agenda
from domain.absence import absences, substitutes
from domain.case import Case
from domain.command import name_of
from domain.decision import Conflict, IdReused, Refused, Stored
from domain.events import Event, FileOpened, InitiativeReceived
from domain.fact import Stamp, StoredFact
from domain.fold import evolve, replay
from domain.rulebook import Rulebook
from domain.staffing import EVERYBODY_THERE, Staffing
from domain.terms.counting import legal_day
from domain.transitions.terms.observe_terms import ObserveTerms
from workflows.deciding import LookedUp, decide, other_of
from workflows.messages import AppendOutcome, AppendRequest, Receipt, Submission
from workflows.ports import Accounts, EventLog

REUSED = Refused(
    code="submission-id-reused",
    sentence="Dit inzendkenmerk is al gebruikt voor iets anders. Gebruik een nieuw kenmerk.",
)

LEDGER_BEHIND = Refused(
    code="ledger-restored",
    sentence="Het grootboek is teruggezet naar een eerder moment, en deze zaak loopt daar nog op vooruit."
    " Laat de beheerder 'weerklank recover' uitvoeren en dien dit daarna nog eens in.",
)


_OBSERVES = name_of(ObserveTerms)


class Appending:
    """The activity with what it works on: the ledger, the rules, and which accounts there are."""

    def __init__(self, log: EventLog, rulebook: Rulebook, accounts: Accounts) -> None:
        self._log = log
        self._rulebook = rulebook
        self._accounts = accounts

    @activity.defn(name="append")
    def append(self, request: AppendRequest) -> AppendOutcome:
        """Return what the submission came to, with every fact that the workflow has not seen.

        The decision is made here and not in the workflow, so that a case of two years replays
        under today's code whatever became of its rules. Other facts at that version mean that
        somebody else was first: read again, decide again.
        """
        while True:
            stored = self._log.read(request.case)
            outcome = self._attempt(request, stored)
            if outcome is not None:
                return outcome

    def _attempt(self, request: AppendRequest, stored: tuple[StoredFact, ...]) -> AppendOutcome | None:
        """What one look at the ledger came to, or nothing where others were first."""
        facts = tuple(each.fact for each in stored)
        case = replay(request.case, facts)
        if request.after > case.version:
            # The ledger came back from a backup and this workflow did not: what it knows, and
            # would have somebody decide on, never happened. It gets nothing to wake for either.
            return AppendOutcome(refused=LEDGER_BEHIND)
        came_to = _repeated(request.submission, stored) or self._decided(request, case, stored)
        if isinstance(came_to, Conflict):
            return None
        stored_now = came_to.facts if isinstance(came_to, Stored) else ()
        for fact in (each.fact for each in stored_now if each.fact.version > case.version):
            case = evolve(case, fact)
            facts = (*facts, fact)
        outcome = self._watched(request, case).model_copy(update={"facts": facts[request.after :]})
        if isinstance(came_to, Refused):
            return outcome.model_copy(update={"refused": came_to})
        return outcome.model_copy(update={"receipt": Receipt.of(request.case, came_to)})

    def _decided(
        self, request: AppendRequest, case: Case, stored: tuple[StoredFact, ...]
    ) -> Stored | Refused | Conflict:
        looked_up = LookedUp(self._staffing(request, case), other_of(case, request.submission, self._log))
        decision = decide(case, request.submission, self._rulebook, request.recorded, looked_up)
        if isinstance(decision, Refused):
            return decision
        if not decision:
            return Stored(version=case.version, facts=(), number=stored[0].number if stored else None)
        result = self._log.append(
            request.case,
            case.version,
            decision,
            _stamp(request),
            number_prefix=self._number_prefix(decision[0]),
        )
        return REUSED if isinstance(result, IdReused) else result

    def _staffing(self, request: AppendRequest, case: Case) -> Staffing:
        """Who is there on the day of recording; asked only where somebody may be reminded."""
        told = {case.handler, *(each.ref for each in case.watchers if not each.outside)} - {None}
        if request.submission.transition != _OBSERVES or not told:
            return EVERYBODY_THERE
        standing_in = substitutes(absences(self._log.absences()), legal_day(request.recorded))
        named = frozenset(each for each in (*told, *standing_in.values()) if each is not None)
        return Staffing(standing_in, gone=named - self._accounts.known(named))

    def _number_prefix(self, first: Event) -> str | None:
        """The prefix of the case number, for the fact that begins a case."""
        if not isinstance(first, InitiativeReceived | FileOpened):
            return None
        return self._rulebook.of(first.rules).regulation.number_prefix

    def _watched(self, request: AppendRequest, case: Case) -> AppendOutcome:
        """When the case must look at its clocks again, and which due date comes first."""
        if case.rules is None:
            return AppendOutcome()
        rules = self._rulebook.of(case.rules)
        return AppendOutcome(
            wake_at=agenda.next_moment(case, rules, request.reminders_after, request.recorded),
            next_due=agenda.next_due(case, rules),
        )


def _stamp(request: AppendRequest) -> Stamp:
    submission = request.submission
    return Stamp(
        by=submission.by,
        role=submission.role,
        mandate=submission.mandate,
        recorded=request.recorded,
        command=submission.id,
        fingerprint=submission.fingerprint,
    )


def _repeated(submission: Submission, stored: tuple[StoredFact, ...]) -> Stored | Refused | None:
    """What the case already holds of that submission, answered as it was then."""
    same = tuple(each for each in stored if each.fact.stamp.command == submission.id)
    if not same:
        return None
    if same[0].fact.stamp.fingerprint != submission.fingerprint:
        return REUSED
    return Stored(
        version=same[-1].fact.version,
        facts=same,
        number=stored[0].number,
        position=same[-1].position,
    )
