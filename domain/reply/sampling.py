"""Which answers a second person looks at afterwards: drawn, so that nobody can tell beforehand."""

from datetime import datetime
from hashlib import sha256

from domain.case import Case

MUCH = 60
"""From how many percent of a message in templates of our own on it is flagged, and always reviewed."""


def sampled(case: Case, now: datetime, one_in: int, likeness: int | None = None) -> bool:
    """Return whether the answer that is recorded now is to be reviewed.

    Drawn from the case, its version and the moment of recording: the same again on a retry, and not in
    the sender's hand. What is mostly template is always looked at.
    """
    if likeness is not None and likeness >= MUCH:
        return True
    drawn = sha256(f"{case.id}/{case.version}/{now.isoformat()}".encode()).digest()
    return int.from_bytes(drawn[:8]) % one_in == 0


def flagged(likeness: int | None) -> int | None:
    """Return how much of a message is template where that is much, else nothing."""
    return likeness if likeness is not None and likeness >= MUCH else None
