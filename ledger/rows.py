"""Rows of the event table: facts of cases, and what is kept beside the cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain.absence import ABSENCE_EVENT, AbsenceEnded, AbsenceRecorded, StoredAbsence
from domain.attempt import Attempt, StoredAttempt
from domain.canonical import canonical_json
from domain.fact import StoredFact
from domain.restored import Restored, StoredRestored
from ledger.canonical import UnreadableFactError, fact_of

BESIDE = ":"
"""What the name of a stream has in it that is no case: who asks for cases passes over all of those."""

ATTEMPTS = "attempts:"
"""What the stream of refused attempts on a case is called, before the case id."""

RESTORES = "restores:-"
"""The stream that tells when this ledger was put back from a backup."""

ABSENCES = "absences:-"
"""The stream that tells who is away and who stands in."""

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
    def is_beside(self) -> bool:
        """Whether this is no fact of a case but something that is kept beside the cases."""
        return is_beside(self.case)


@dataclass(frozen=True)
class Page:
    """A stretch of the ledger in order of position: so many `rows`, up to and with position `last`.

    A projection tracks `last` and not its last fact: what is kept beside the cases has
    positions too, and a projection that never passed them would read them again and again.
    """

    facts: tuple[StoredFact, ...]
    attempts: tuple[StoredAttempt, ...]
    last: int
    rows: int


def is_beside(stream: str) -> bool:
    """Whether a stream of that name is no case."""
    return BESIDE in stream


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


def stored_restored(row: Row) -> StoredRestored:
    """Return the restore in this row. Raises `UnreadableFactError`."""
    try:
        restored = Restored.model_validate_json(row.state)
    except ValueError as error:
        raise UnreadableFactError(f"the restore at position {row.position} cannot be read") from error
    return StoredRestored(restored=restored, position=row.position, committed_at=row.committed_at)


def stored_absence(row: Row) -> StoredAbsence:
    """Return what this row keeps of an absence. Raises `UnreadableFactError`."""
    try:
        event = ABSENCE_EVENT.validate_json(row.state)
    except ValueError as error:
        raise UnreadableFactError(f"the absence at position {row.position} cannot be read") from error
    return StoredAbsence(event=event, version=row.version)


def bytes_beside(kept: Attempt | Restored | AbsenceRecorded | AbsenceEnded) -> bytes:
    """Return the bytes that are stored and hashed for what is kept beside the cases."""
    return canonical_json(kept.model_dump(mode="json"))


def read_row(row: Row) -> StoredFact | StoredAttempt | StoredRestored | StoredAbsence:
    """Return what this row holds. Raises `UnreadableFactError` also for a stream that nothing is known of."""
    if not row.is_beside:
        return stored_fact(row)
    if row.case.startswith(ATTEMPTS):
        return stored_attempt(row)
    if row.case == RESTORES:
        return stored_restored(row)
    if row.case == ABSENCES:
        return stored_absence(row)
    raise UnreadableFactError(f"nobody knows what the stream {row.case} holds")


def page(rows: Iterable[Row], after: int) -> Page:
    """Return the rows that follow position `after`, sorted by what they are."""
    facts: list[StoredFact] = []
    attempts: list[StoredAttempt] = []
    last, count = after, 0
    for row in rows:
        if not row.is_beside:
            facts.append(stored_fact(row))
        elif row.case.startswith(ATTEMPTS):
            attempts.append(stored_attempt(row))
        last = row.position
        count += 1
    return Page(tuple(facts), tuple(attempts), last, count)
