"""What the pages need of the outside, named for what it is to them; the composition root hands it in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from domain.decision import Refused
from domain.documents.document import Document
from domain.letters.kind import LetterKind
from domain.roles import Role
from web.people import Person
from workflows.enclosing import MOST_BYTES
from workflows.messages import Receipt
from workflows.slip import Slip


class Office(Protocol):
    """A running engine, as seen from a page."""

    async def submit(self, slip: Slip) -> Receipt | Refused:
        """Hand in a submission, and wait until the read models show it."""
        ...

    def today(self) -> date:
        """Return which legal day it is, in Europe/Amsterdam."""
        ...

    def case(self, case: str, *, known_on: date | None = None) -> dict[str, Any] | None:
        """Return a case by id or number as JSON values, or nothing where it is unknown."""
        ...

    def document(self, case: str, number: int, role: Role | None) -> tuple[Document, bytes] | Refused:
        """Return what an attachment is and its bytes, or why it is not shown."""
        ...

    def letters(self, case: str | None) -> list[dict[str, Any]] | Refused:
        """Return a row a letter, of one case or of all."""
        ...

    def draft_letter(
        self, case: str, sort: LetterKind, content: Mapping[str, Any], party: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return a letter as it would be sent, with its template: the fields that a preparation asks."""
        ...

    def printed_letter(self, case: str, number: int, role: Role | None) -> bytes | Refused:
        """Return a letter as PDF/UA."""
        ...

    def letter_proof(self, case: str, number: int, role: Role | None) -> dict[str, Any] | Refused:
        """Return what shows that a letter was sent, and what became of it."""
        ...

    def worklist(self, *, limit: int | None = None, after: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield what must be done after a place in the list, soonest term first; at most so many."""
        ...


class Doorman(Protocol):
    """Who is in, and who may come in."""

    def let_in(self, account: str, roles: Sequence[Role], role: Role) -> str:
        """Begin a session and return its secret, which only the browser keeps."""
        ...

    def who(self, secret: str) -> Person | None:
        """Return whose session it is, or nothing where there is none, it ended, or the account was erased."""
        ...

    def choose(self, person: Person, role: Role) -> None:
        """Let somebody go on in another of their roles."""
        ...

    def leave(self, person: Person) -> None:
        """End this session."""
        ...

    def leave_everywhere(self, person: Person) -> None:
        """End every session of that account."""
        ...

    def takes(self, link: str) -> bool:
        """Whether a one-time link lets somebody in; after that it does not."""
        ...


@dataclass(frozen=True)
class House:
    """What every page is built on. `for_real` is false where the installation is not for real cases.

    `secure` tells that browsers come over TLS: cookies then never leave without it.
    `most_of_a_file` is how many bytes a file may have.
    """

    office: Office
    doorman: Doorman
    municipality: str
    for_real: bool
    secure: bool
    now: "Clock"
    most_of_a_file: int = MOST_BYTES


class Clock(Protocol):
    """What tells the time."""

    def __call__(self) -> datetime:
        """Return now, aware."""
        ...
