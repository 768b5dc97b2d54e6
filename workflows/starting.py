"""The state a workflow starts from, when the ledger is all there is."""

from datetime import datetime

from domain import agenda
from domain.case import Case
from domain.rulebook import Rulebook
from workflows.messages import CaseStart


def start_of(case: Case, rulebook: Rulebook, now: datetime) -> CaseStart:
    """Return the start for a case as the ledger leaves it.

    It wakes for what comes next, or at once for an expiry that nobody recorded; a reminder
    for a moment up to `now` is not sent any more.
    """
    if case.rules is None:
        return CaseStart(case=case, reminders_after=now)
    rules = rulebook.of(case.rules)
    return CaseStart(
        case=case,
        wake_at=agenda.next_moment(case, rules, now, now),
        next_due=agenda.next_due(case, rules),
        reminders_after=now,
    )
