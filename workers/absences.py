"""Absences as an office shows them: with the accounts opened, and how each stands today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.absence import Absence, absences, substitutes
from domain.decision import Refused
from domain.staffing import Staffing
from domain.terms.counting import legal_day
from ledger.accounts import Accounts
from ledger.log import EventLog
from ledger.vault import Vault
from projections.answers.names import ERASED, named
from workflows.absence_desk import AbsenceDesk, AbsenceSlip, ReturnSlip
from workflows.slip import account_of

UNKNOWN_ACCOUNT = Refused(
    code="unknown-account",
    sentence="Dit account is hier niet bekend, of niet meer. Controleer de spelling.",
)


@dataclass(frozen=True)
class Absences:
    """Who is away and who stands in. What is shown is an answer of today, and kept nowhere."""

    log: EventLog
    vault: Vault
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The legal day that it is."""
        return legal_day(self.now())

    def record(self, slip: AbsenceSlip) -> dict[str, Any] | Refused:
        """Return the absence that was recorded, or why it was refused."""
        return self._shown(self._desk.record(slip))

    def end(self, slip: ReturnSlip) -> dict[str, Any] | Refused:
        """Return the absence that ends earlier, or why that was refused."""
        return self._shown(self._desk.end(slip))

    def rows(self, *, everything: bool) -> list[dict[str, Any]]:
        """Return the absences that run or are to come, or all of them, by number."""
        wanted = absences(self.log.absences())
        today = self.today
        if not everything:
            wanted = tuple(each for each in wanted if _state(each, today) in {"running", "coming"})
        return self._rows(wanted)

    def answering_for(self, account: str) -> tuple[str, ...] | Refused:
        """Return the references of an account and of those for whom it stands in today."""
        typed = account_of(account)
        ref = None if isinstance(typed, Refused) else self.vault.account(typed)
        return UNKNOWN_ACCOUNT if ref is None else self.staffing().answering(ref)

    def staffing(self, accounts: Iterable[str] = ()) -> Staffing:
        """Return who is there today of these accounts and of all who are away or stand in."""
        standing_in = substitutes(absences(self.log.absences()), self.today)
        looked_at = frozenset(
            {*accounts, *standing_in, *(each for each in standing_in.values() if each is not None)}
        )
        return Staffing(standing_in, gone=looked_at - Accounts(self.log.connections).known(looked_at))

    @property
    def _desk(self) -> AbsenceDesk:
        return AbsenceDesk(self.log, self.vault, self.now)

    def _shown(self, came_to: Absence | Refused) -> dict[str, Any] | Refused:
        return came_to if isinstance(came_to, Refused) else self._rows([came_to])[0]

    def _rows(self, wanted: Iterable[Absence]) -> list[dict[str, Any]]:
        found = list(wanted)
        plain = self.vault.open(ref for each in found for ref in (each.account, each.substitute) if ref)
        today = self.today
        return [
            {
                "number": each.number,
                "account": plain.get(each.account, ERASED),
                "begin": each.begin.isoformat(),
                "until": each.until.isoformat(),
                "substitute": named(plain, each.substitute),
                "state": _state(each, today),
            }
            for each in found
        ]


def _state(absence: Absence, today: date) -> str:
    if absence.until < absence.begin:
        return "withdrawn"
    if absence.until < today:
        return "over"
    return "running" if today in absence else "coming"
