"""What to do about a failure: whose it is, and how long to leave it alone."""

import psycopg
from eventsourcing.persistence import PersistenceError

_FIRST = 0.5
_LONGEST = 60.0


class Patience:
    """A wait that doubles with each failure, up to a minute; on a clock that its caller reads, in seconds."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._until = 0.0

    def over(self, now: float) -> bool:
        """Whether it may be tried again."""
        return now >= self._until

    def told(self, now: float, *, well: bool) -> float:
        """Return how long to wait after a try that went well or not: twice as long after each failure."""
        if well:
            self._seconds = self._until = 0.0
            return 0.0
        self._seconds = min(self._seconds * 2 or _FIRST, _LONGEST)
        self._until = now + self._seconds
        return self._seconds


def is_away(error: Exception) -> bool:
    """Return whether the database is away or busy, rather than a fact at fault.

    Class 54 is a limit that a row exceeds: trying again would not help.
    """
    cause = error.__cause__ if isinstance(error, PersistenceError) else error
    if not isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return False
    return not (cause.sqlstate or "").startswith("54")
