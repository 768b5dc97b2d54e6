"""How long to leave something alone that just failed: longer each time, up to a minute."""

_FIRST = 0.5
_LONGEST = 60.0


class Patience:
    """Counts on a clock that its caller reads; seconds."""

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
