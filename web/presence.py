"""Who has which case open: kept in the memory of this process, and forgotten as soon as they are gone."""

import time
from collections.abc import Callable
from threading import Lock

LASTS = 60.0
"""Seconds that somebody counts as there after their page last asked: three times as long as it waits."""


class Presence:
    """For all threads. It tells colleagues that they are not alone, and nothing hangs on it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._cases: dict[str, dict[str, float]] = {}

    def others(self, case: str, account: str) -> list[str]:
        """Note that this account has the case open, and return who else has, by name of account."""
        now = self._clock()
        with self._lock:
            self._cases = {
                each: there
                for each, accounts in self._cases.items()
                if (there := {who: until for who, until in accounts.items() if until > now})
            }
            here = self._cases.setdefault(case, {})
            here[account] = now + LASTS
            return sorted(here.keys() - {account})
