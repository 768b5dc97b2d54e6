"""The desk: where every submission comes in, whatever face it came from."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from domain.attempt import Attempt
from domain.canonical import canonical_json
from domain.case import Case
from domain.catalogue import transition_named
from domain.command import Command
from domain.decision import Refused
from domain.fold import replay
from domain.identity import case_id, command_id, is_case_id
from domain.reading import read
from domain.reply.likeness import StandardTexts
from domain.reply.sending import ReplyingCommand
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.rules_in_force import RulesInForce
from domain.sealed import KeyGoneError
from domain.stages import Stage
from domain.terms.counting import legal_day
from domain.transitions.disputes.open_file import OpenFile
from domain.transitions.intake.receive_initiative import UNKNOWN_MUNICIPALITY, ReceiveInitiative
from domain.transitions.letters.prepare_letter import PrepareLetter, answer_in
from workflows.activities import LEDGER_BEHIND, REUSED
from workflows.case import SYSTEM
from workflows.case_client import CaseClient
from workflows.deciding import UNKNOWN_CASE, UNKNOWN_TRANSITION, LookedUp, decide, other_of
from workflows.enclosing import NOT_NAMED, Enclosures
from workflows.messages import Receipt, Submission
from workflows.overheard import Overheard
from workflows.ports import EventLog, Sealing, Vault
from workflows.slip import INVALID_ACCOUNT, Slip, filed
from workflows.starting import start_of

CASE_MISSING = Refused(code="case-missing", sentence="Noem bij deze stap de zaak waarom het gaat.")
CASE_NOT_EXPECTED = Refused(
    code="case-not-expected",
    sentence="Een nieuw initiatief krijgt zelf een zaak; noem er geen.",
)
NO_PERSON = Refused(
    code="wrong-role",
    sentence="De rol van het systeem is er voor de motor zelf; kies de rol van wie dit doet.",
)

_TRIES = 5


@dataclass(frozen=True)
class Desk:
    """Takes submissions in, seals what is personal, and hands them to the case.

    `municipality` is whose ledger this is; `now` the clock of this process; `standard_texts` are its
    templates, `enclosures` which files it takes in.
    """

    client: CaseClient
    log: EventLog
    vault: Vault
    rulebook: Rulebook
    municipality: str
    now: Callable[[], datetime]
    standard_texts: StandardTexts = field(default_factory=StandardTexts)
    enclosures: Enclosures = field(default_factory=Enclosures)

    async def submit(self, slip: Slip) -> Receipt | Refused:
        """Return the receipt of a submission, the same again for a repeat, or why it was refused.

        A refusal is noted in the stream of attempts, without what was typed, and what it had
        put in the vault is taken out again. Raises where Temporal or the ledger cannot be
        reached: then nothing is known for certain, and the same slip may be handed in again.
        """
        taken_in = filed(slip)
        if isinstance(taken_in, Refused):
            # Without an account that can be named there is nobody to note the attempt of.
            return taken_in if taken_in is INVALID_ACCOUNT else self._refused(slip, None, taken_in)
        slip = taken_in
        case = self._case_of(slip)
        if isinstance(case, Refused):
            return self._refused(slip, None, case)
        for _ in range(_TRIES):
            sealing = self.vault.sealing(f"case:{case}", command_id(slip.source, slip.id))
            try:
                came_to = await self._sealed(slip, case, sealing)
            except KeyGoneError:
                # The same intake was refused elsewhere and took the unused key with it.
                continue
            if isinstance(came_to, Refused):
                sealing.discard()
                return self._refused(slip, case, came_to)
            return came_to
        raise KeyGoneError(f"the key of case {case} was destroyed each time something was sealed under it")

    async def observe(self, case: str, transition: str, content: bytes, once: str) -> Receipt | Refused:
        """Return the receipt of what the engine itself brought about, the same again under the same id.

        No slip of a person has this role. Raises as `submit` does, and may be called again.
        """
        slip = Slip(
            transition=transition,
            content=content,
            account=SYSTEM,
            role=Role.SYSTEM,
            id=once,
            source=SYSTEM,
            case=case,
        )
        sealing = self.vault.sealing(f"case:{case}", command_id(slip.source, slip.id))
        came_to = await self._sealed(slip, case, sealing, by=SYSTEM)
        if isinstance(came_to, Refused):
            sealing.discard()
        return came_to

    async def _sealed(
        self, slip: Slip, case: str, sealing: Sealing, *, by: str | None = None
    ) -> Receipt | Refused:
        enclosure = self.enclosures.inspect(slip.enclosure)
        if isinstance(enclosure, Refused):
            return enclosure
        submission = self._read(slip, Overheard(sealing, enclosure), by)
        if isinstance(submission, Refused):
            return submission
        if enclosure is not None or self._begins(submission):
            answered = self._answered(case, submission)
            if answered is not None:
                return answered
        if enclosure is not None:
            scanned = await asyncio.to_thread(self.enclosures.scan, enclosure)
            if isinstance(scanned, Refused):
                return scanned
            submission = submission.model_copy(update={"scanned": scanned})
        # In a thread: it waits for the disk, and those who submit meanwhile must not wait with it.
        await asyncio.to_thread(sealing.keep)
        came_to = await self._hand_over(case, submission)
        if isinstance(came_to, Receipt) and came_to.position and not self.log.holds(submission.id):
            # Temporal remembers a receipt for what a restored ledger does not hold.
            return LEDGER_BEHIND
        return came_to

    def _case_of(self, slip: Slip) -> str | Refused:
        transition = transition_named(slip.transition)
        if transition is None:
            return UNKNOWN_TRANSITION
        if transition.stages == {Stage.NEW}:
            if slip.case is not None:
                return CASE_NOT_EXPECTED
            return case_id(self.municipality, slip.source, slip.id)
        if slip.case is None:
            return CASE_MISSING
        return slip.case if is_case_id(slip.case) else UNKNOWN_CASE

    def _read(self, slip: Slip, overheard: Overheard, by: str | None) -> Submission | Refused:
        transition = transition_named(slip.transition)
        if transition is None:
            return UNKNOWN_TRANSITION
        if slip.role is Role.SYSTEM and by is None:
            return NO_PERSON
        content = read(transition, slip.content, overheard)
        if isinstance(content, Refused):
            return content
        if slip.enclosure is not None and not overheard.named:
            return NOT_NAMED
        rules = self._rules_at_intake(content)
        if isinstance(rules, Refused):
            return rules
        by = by or self.vault.staff(slip.account)
        sealed = content.model_dump(mode="json")
        identity = [transition.name, sealed, by, slip.role, slip.mandate, slip.case]
        return Submission(
            id=command_id(slip.source, slip.id),
            fingerprint=sha256(canonical_json(identity)).hexdigest(),
            transition=transition.name,
            command=sealed,
            by=by,
            role=slip.role,
            mandate=slip.mandate,
            expected=slip.expected,
            rules=rules,
            likeness=self._likeness(content, overheard),
        )

    def _likeness(self, content: Command, overheard: Overheard) -> int | None:
        """How much of an answer is standard text: here, because from here on nobody reads it."""
        answer = answer_in(content) if isinstance(content, PrepareLetter) else content
        if not isinstance(answer, ReplyingCommand):
            return None
        said = [answer.message, *(each.reasons for each in answer.answers)]
        return self.standard_texts.likeness("\n".join(overheard.plain(each.ref) for each in said))

    def _rules_at_intake(self, content: Command) -> RulesInForce | Refused | None:
        """The versions in force on the day of receipt, where the content begins a case."""
        if isinstance(content, OpenFile):
            return self.rulebook.on(self.municipality, legal_day(content.occurred)).in_force
        if not isinstance(content, ReceiveInitiative):
            return None
        named = content.municipality or self.municipality
        if named not in self.rulebook.municipalities():
            return UNKNOWN_MUNICIPALITY
        return self.rulebook.on(named, legal_day(content.occurred)).in_force

    def _answered(self, case: str, submission: Submission) -> Receipt | Refused | None:
        """The ledger answers a repeat, whatever became of the workflow."""
        known = self.log.answer(submission.id)
        if known is None:
            return None
        known_case, fingerprint, stored = known
        if (known_case, fingerprint) != (case, submission.fingerprint):
            return REUSED
        return Receipt.of(case, stored)

    async def _hand_over(self, case: str, submission: Submission) -> Receipt | Refused:
        if self._begins(submission):
            return await self._begin(Case(id=case), submission)
        came_to = await self.client.submit(case, submission)
        if isinstance(came_to, Receipt) and came_to.facts:
            return came_to
        # Only facts prove that the ledger holds this content under this id: a validator may refuse
        # what is a repeat, and where there was nothing to store the id may be that of another case.
        answered = self._answered(case, submission)
        if answered is not None:
            return answered
        if isinstance(came_to, Receipt):
            return came_to
        # Refused by a workflow that may know less than the ledger, as when Temporal's store came
        # back from a backup; or none runs: closed, or that store was lost. The ledger knows.
        facts = tuple(each.fact for each in self.log.read(case))
        if not facts:
            return came_to or UNKNOWN_CASE
        return await self._begin(replay(case, facts), submission)

    def _begins(self, submission: Submission) -> bool:
        transition = transition_named(submission.transition)
        return transition is not None and transition.stages == {Stage.NEW}

    async def _begin(self, case: Case, submission: Submission) -> Receipt | Refused:
        """Decide before anything starts: what is refused must not leave a running workflow."""
        now = self.now()
        looked_up = LookedUp(other=other_of(case, submission, self.log))
        decision = decide(case, submission, self.rulebook, now, looked_up)
        if isinstance(decision, Refused):
            return decision
        admitted = submission.model_copy(update={"admitted": True})
        return await self.client.start_with(start_of(case, self.rulebook, now), admitted)

    def _refused(self, slip: Slip, case: str | None, refused: Refused) -> Refused:
        self.log.note_attempt(
            Attempt(
                case=case,
                by=self.vault.staff(slip.account),
                role=slip.role,
                recorded=self.now(),
                transition=slip.transition if transition_named(slip.transition) else "unknown",
                code=refused.code,
            )
        )
        return refused
