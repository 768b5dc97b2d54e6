"""Who of the municipality's accounts is there on a day, as a rule may look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Unreachable(StrEnum):
    """Why nobody answers for an account: what it has, nobody has in fact."""

    AWAY = "away-without-substitute"
    GONE = "account-gone"


@dataclass(frozen=True)
class Staffing:
    """Accounts by reference: who stands in for those who are away, and which accounts are no more.

    Of whom nobody stands in for, the substitute is none.
    """

    substitutes: Mapping[str, str | None] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    def present(self, account: str) -> str | None:
        """Return the account that answers for this one today: itself, or whoever stands in for it.

        Who stands in may be away too, and has somebody in turn; nothing where that chain bites its
        own tail, or ends at nobody or at an account that was erased.
        """
        passed: set[str] = set()
        answers: str | None = account
        while answers is not None and answers in self.substitutes and answers not in self.gone:
            if answers in passed:
                return None
            passed.add(answers)
            answers = self.substitutes[answers]
        return None if answers in self.gone else answers

    def unreachable(self, account: str) -> Unreachable | None:
        """Return why nobody answers for an account today, or nothing where somebody does."""
        if account in self.gone:
            return Unreachable.GONE
        return Unreachable.AWAY if self.present(account) is None else None

    def answering(self, account: str) -> tuple[str, ...]:
        """Return that account, and those who are away and for whom it answers today."""
        away = (each for each in self.substitutes if each != account and self.present(each) == account)
        return (account, *away)


EVERYBODY_THERE = Staffing()
"""What holds where nobody asked: it matters to reminders only."""
