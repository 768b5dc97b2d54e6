"""What the workflows need of the outside, named for what it is to them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from domain.absence import AbsenceEnded, AbsenceRecorded, StoredAbsence
from domain.attempt import Attempt
from domain.decision import Conflict, IdReused, Stored
from domain.documents.scanned import Scanned
from domain.events import Event
from domain.fact import Stamp, StoredFact


class EventLog(Protocol):
    """The ledger: the source of truth."""

    def read(self, case: str, *, upto: int | None = None) -> tuple[StoredFact, ...]:
        """Return the facts of a case in order, none where it is unknown."""
        ...

    def answer(self, command: str) -> tuple[str, str, Stored] | None:
        """Return case, fingerprint and stored facts of a submission that was accepted before."""
        ...

    def holds(self, command: str) -> bool:
        """Whether facts of that submission are stored."""
        ...

    def append(
        self,
        case: str,
        expected: int,
        events: Sequence[Event],
        stamp: Stamp,
        *,
        number_prefix: str | None,
    ) -> Stored | Conflict | IdReused:
        """Store the events behind version `expected`, all or none, and once per command id."""
        ...

    def note_attempt(self, attempt: Attempt) -> None:
        """Record that something was refused: who, when, what and why, never what was typed."""
        ...

    def case_numbered(self, number: str) -> str | None:
        """Return the id of the case of that number, or nothing where none has it."""
        ...

    def cases(self) -> Iterator[str]:
        """Return the id of every case, oldest first."""
        ...

    def absences(self) -> tuple[StoredAbsence, ...]:
        """Return all that was recorded of absences, in order."""
        ...

    def keep_absence(self, kept: AbsenceRecorded | AbsenceEnded, expected: int) -> int | Conflict:
        """Keep it behind version `expected` of the absences, and return its version there."""
        ...


class Accounts(Protocol):
    """Which accounts there are."""

    def known(self, refs: Iterable[str]) -> frozenset[str]:
        """Return which of these references are accounts that were not erased."""
        ...


class Sealing(Protocol):
    """The sealed texts of one submission, and the file that goes with it: pure until kept."""

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return reference and digest of a text."""
        ...

    def seal_document(self, content: bytes) -> tuple[str, str]:
        """Return reference and digest of a file."""
        ...

    def keep(self) -> None:
        """Write to the vault what was sealed."""
        ...

    def discard(self) -> None:
        """Remove what this very sealing wrote, and nothing else."""
        ...


class Scanner(Protocol):
    """What looks for malware in a file."""

    def scan(self, content: bytes) -> Scanned:
        """Return what it found. Raises where it could not look: nothing is then known for certain."""
        ...


class Vault(Protocol):
    """Where names and texts are."""

    def sealing(self, subject: str, submission: str) -> Sealing:
        """Return what seals one submission's texts under that subject's key."""
        ...

    def staff(self, account: str) -> str:
        """Return the reference of an account, the same each time."""
        ...
