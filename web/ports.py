"""What the pages need of the outside, named for what it is to them; the composition root hands it in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from fastapi import Request
from fastapi.responses import RedirectResponse

from domain.case import Case
from domain.decision import Refused
from domain.documents.document import Document
from domain.letters.kind import LetterKind
from domain.roles import Role
from domain.signals import Signal
from projections.answers.case_file import Glance
from projections.narrowing import Narrowed
from projections.whose import Whose
from web.people import Person
from workflows.enclosing import MOST_BYTES
from workflows.messages import Receipt
from workflows.slip import Slip

OWN_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
"""The names by which this machine alone can be asked."""


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

    def glance(self, case: str) -> Glance | None:
        """Return how far a case is, by id or number, or nothing where it is unknown."""
        ...

    def stands(self, case: str) -> Case:
        """Return where a case that is there stands: what a rule looks at."""
        ...

    def tied(self, case: str) -> list[dict[str, Any]]:
        """Return the cases that are handled together with this one, and the one its file is about."""
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

    def answering_for(self, account: str) -> tuple[str, ...] | Refused:
        """Return the references of an account and of those for whom it stands in today."""
        ...

    def team_names(self) -> list[str]:
        """Return each team that has open cases, by name."""
        ...

    def worklist(
        self,
        whose: Whose = ...,
        narrowed: Narrowed = ...,
        *,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield what must be done after a place in the list, soonest term first; at most so many."""
        ...

    def count_worklist(self, whose: Whose, narrowed: Narrowed, most: int) -> int:
        """Return how many open cases there are in this group; of more than `most` only that."""
        ...

    def search(
        self, account: str, text: str, whose: Whose, narrowed: Narrowed, *, after: str | None = None
    ) -> dict[str, Any]:
        """Return which of the next open cases have all these words; the log tells who looked."""
        ...

    def radar(
        self,
        signal: Signal,
        days: int,
        *,
        complaints: bool = True,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield the cases that ask for somebody for that reason, for at least so many days."""
        ...

    def unreachable(
        self, days: int, *, complaints: bool = True, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the open cases whose handler nobody answers for today, quiet for at least so many days."""
        ...

    def register(
        self, *, limit: int | None = None, after: str | None = None, explained: bool = False
    ) -> Iterator[dict[str, Any]]:
        """Yield a row a clock after a place in the list; with `limit` so many and the rest of a case."""
        ...


class Doorman(Protocol):
    """Who is in, and who may come in."""

    def let_in(self, account: str, roles: Sequence[Role], role: Role | None) -> str:
        """Begin a session and return its secret, which only the browser keeps.

        Without a role where somebody has several, and has yet to choose.
        """
        ...

    def who(self, secret: str) -> Person | None:
        """Return whose session it is, or nothing where there is none, it ended, or the account was erased."""
        ...

    def choose(self, person: Person, role: Role) -> str | None:
        """Let somebody go on in another of their roles, and return the new secret of the session.

        Nothing where they do not have that role, or the session ended meanwhile.
        """
        ...

    def leave(self, person: Person) -> None:
        """End this visit."""
        ...

    def leave_everywhere(self, person: Person) -> None:
        """End every session of that account."""
        ...

    def takes(self, link: str) -> bool:
        """Whether a one-time link lets somebody in; after that it does not."""
        ...


@dataclass(frozen=True)
class Arrival:
    """Who a provider says that somebody is, and which of our roles it gives them: none, one or several."""

    account: str
    roles: tuple[Role, ...]


class Provider(Protocol):
    """Where the municipality's own people sign in (OpenID Connect)."""

    async def leave_for(self, request: Request) -> RedirectResponse:
        """Return the way there; what proves that somebody comes back from it stays in their browser."""
        ...

    async def arrival(self, request: Request) -> Arrival | None:
        """Return who came back, or nothing where that is not proved, or the provider does not answer."""
        ...

    async def way_out(self) -> str | None:
        """Return the address at which somebody signs out there as well, where it has one."""
        ...


@dataclass(frozen=True)
class House:
    """What every page is built on. `for_real` is false where the installation is not for real cases.

    `secure` tells that browsers come over TLS: cookies then never leave without it. `names` are the names and
    addresses by which browsers may ask for it; `provider` is where staff sign in, where cases are for real,
    and `cookie_key` signs what a browser keeps while somebody is on the way there and back.
    `theme` is the style sheet of the municipality, where it has one; `most_of_a_file` is how many bytes a
    file may have.
    """

    office: Office
    doorman: Doorman
    municipality: str
    for_real: bool
    secure: bool
    now: "Clock"
    names: frozenset[str] = OWN_MACHINE
    provider: "Provider | None" = None
    cookie_key: str = field(default="", repr=False)
    most_of_a_file: int = MOST_BYTES
    theme: bytes | None = None


class Clock(Protocol):
    """What tells the time."""

    def __call__(self) -> datetime:
        """Return now, aware."""
        ...
