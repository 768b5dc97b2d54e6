"""Rows of the event table as facts and attempts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain.attempt import Attempt, StoredAttempt
from domain.canonical import canonical_json
from domain.fact import StoredFact
from ledger.canonical import UnreadableFactError, fact_of

ATTEMPTS = "attempts:"
"""What the stream of refused attempts on a case is called, before the case id. No case is called so."""

COLUMNS = "originator_id, originator_version, topic, state, notification_id, committed_at, case_number"


class Row(NamedTuple):
    """The columns above, in that order."""

    case: str
    version: int
    topic: str
    state: bytes
    position: int
    committed_at: datetime
    number: str | None

    @property
    def is_attempt(self) -> bool:
        """Whether this is no fact of a case but an attempt that was refused."""
        return self.case.startswith(ATTEMPTS)


@dataclass(frozen=True)
class Page:
    """A stretch of the ledger in order of position. `last` is the last position it covers.

    A projection tracks `last` and not its last fact: attempts are positions too, and a
    projection that never passed them would read them again and again.
    """

    facts: tuple[StoredFact, ...]
    attempts: tuple[StoredAttempt, ...]
    last: int


def stored_fact(row: Row) -> StoredFact:
    """Return the fact in this row. Raises `UnreadableFactError`."""
    return StoredFact(
        fact=fact_of(row.case, row.version, row.topic, row.state),
        position=row.position,
        committed_at=row.committed_at,
        number=row.number,
    )


def stored_attempt(row: Row) -> StoredAttempt:
    """Return the attempt in this row. Raises `UnreadableFactError`."""
    try:
        attempt = Attempt.model_validate_json(row.state)
    except ValueError as error:
        raise UnreadableFactError(f"the attempt at position {row.position} cannot be read") from error
    return StoredAttempt(attempt=attempt, position=row.position, committed_at=row.committed_at)


def attempt_bytes(attempt: Attempt) -> bytes:
    """Return the bytes that are stored and hashed for this attempt."""
    return canonical_json(attempt.model_dump(mode="json"))


def page(rows: Iterable[Row], after: int) -> Page:
    """Return the rows that follow position `after`, sorted by what they are."""
    facts: list[StoredFact] = []
    attempts: list[StoredAttempt] = []
    last = after
    for row in rows:
        if row.is_attempt:
            attempts.append(stored_attempt(row))
        else:
            facts.append(stored_fact(row))
        last = row.position
    return Page(tuple(facts), tuple(attempts), last)
