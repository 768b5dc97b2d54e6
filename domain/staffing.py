"""Who of the municipality's accounts is there on a day, as a rule may look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Staffing:
    """Accounts by reference: who stands in for those who are away, and which accounts are no more."""

    substitutes: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    def present(self, account: str) -> str | None:
        """Return the account that answers for this one today: itself, or whoever stands in for it.

        Who stands in may be away too, and has somebody in turn; nothing where that chain bites its
        own tail or ends at an account that was erased.
        """
        passed: set[str] = set()
        while account in self.substitutes and account not in self.gone:
            if account in passed:
                return None
            passed.add(account)
            account = self.substitutes[account]
        return None if account in self.gone else account


EVERYBODY_THERE = Staffing()
"""What holds where nobody asked: it matters to reminders only."""
