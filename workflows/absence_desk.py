"""Where absences come in: who is away, from when until when, and who stands in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from domain.absence import (
    Absence,
    AbsenceEnded,
    AbsenceRecorded,
    absences,
    ended,
    refused_as,
    refused_to,
)
from domain.attempt import Attempt
from domain.decision import Conflict, Refused
from domain.roles import Role
from domain.terms.counting import legal_day
from workflows.ports import EventLog, Vault
from workflows.slip import INVALID_ACCOUNT, LONGEST_NAME, account_of

_NOBODY = Refused(
    code="invalid-account",
    sentence=f"Noem van wie er weg is en van de vervanger het account, hoogstens {LONGEST_NAME} tekens.",
)


@dataclass(frozen=True)
class AbsenceSlip:
    """An absence as a face hands it in: who records it in which role, who is away, who stands in if any."""

    by: str
    role: Role
    account: str
    substitute: str | None
    begin: date
    until: date


@dataclass(frozen=True)
class ReturnSlip:
    """That somebody is back from the day `back` on, earlier than was said; by the number of the absence."""

    by: str
    role: Role
    number: int
    back: date


@dataclass(frozen=True)
class AbsenceDesk:
    """Takes absences in, with accounts by reference; the same absence twice is one."""

    log: EventLog
    vault: Vault
    now: Callable[[], datetime]

    def record(self, slip: AbsenceSlip) -> Absence | Refused:
        """Return the absence as it stands, or why it was refused, which is noted among the attempts."""
        by, account = account_of(slip.by), account_of(slip.account)
        substitute = None if slip.substitute is None else account_of(slip.substitute)
        if isinstance(by, Refused):
            return INVALID_ACCOUNT
        now = self.now()
        if isinstance(account, Refused) or isinstance(substitute, Refused):
            return self._refused("record-absence", by, slip.role, _NOBODY)
        # On the accounts as typed: what cannot be is refused before anybody's name lies in the vault.
        refused = refused_to(slip.role) or refused_as(
            account, substitute, slip.begin, slip.until, legal_day(now)
        )
        if refused is not None:
            return self._refused("record-absence", by, slip.role, refused)
        wanted = AbsenceRecorded(
            by=self.vault.staff(by),
            role=slip.role,
            recorded=now,
            account=self.vault.staff(account),
            substitute=None if substitute is None else self.vault.staff(substitute),
            begin=slip.begin,
            until=slip.until,
        )
        while True:
            stored = self.log.absences()
            held = [each for each in absences(stored) if each.account == wanted.account]
            if held and _is(held[-1], wanted):
                return held[-1]
            kept = self.log.keep_absence(wanted, len(stored))
            if not isinstance(kept, Conflict):
                return absences(self.log.absences()[:kept])[-1]

    def end(self, slip: ReturnSlip) -> Absence | Refused:
        """Return the absence as it stands after somebody came back, or why that was refused."""
        by = account_of(slip.by)
        if isinstance(by, Refused):
            return INVALID_ACCOUNT
        refused = refused_to(slip.role)
        if refused is not None:
            return self._refused("end-absence", by, slip.role, refused)
        while True:
            stored = self.log.absences()
            found = ended(absences(stored), slip.number, slip.back)
            if isinstance(found, Refused):
                return self._refused("end-absence", by, slip.role, found)
            wanted = AbsenceEnded(
                by=self.vault.staff(by),
                role=slip.role,
                recorded=self.now(),
                absence=slip.number,
                back=slip.back,
            )
            kept = self.log.keep_absence(wanted, len(stored))
            if not isinstance(kept, Conflict):
                now_stands = absences(self.log.absences()[:kept])
                return next(each for each in now_stands if each.number == slip.number)

    def _refused(self, step: str, by: str, role: Role, refused: Refused) -> Refused:
        self.log.note_attempt(
            Attempt(
                case=None,
                by=self.vault.staff(by),
                role=role,
                recorded=self.now(),
                transition=step,
                code=refused.code,
            )
        )
        return refused


def _is(known: Absence, wanted: AbsenceRecorded) -> bool:
    """Whether this absence says what is wanted already."""
    return (known.account, known.substitute, known.begin, known.until) == (
        wanted.account,
        wanted.substitute,
        wanted.begin,
        wanted.until,
    )
