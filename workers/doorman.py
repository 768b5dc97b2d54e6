"""Who is in: sessions with their accounts in the vault, and the one-time links of the terminal."""

import hmac
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.roles import Role
from ledger.sessions import Session, Sessions
from ledger.vault import Vault
from web.people import Person

LASTS = timedelta(hours=10)
"""A working day; who comes back tomorrow signs in again."""

LINK_LASTS = timedelta(minutes=15)
_BYTES = 32


@dataclass(frozen=True)
class LocalDoorman:
    """Keeps sessions in the database; the secret of each is with its browser alone."""

    sessions: Sessions
    vault: Vault
    now: Callable[[], datetime]

    def let_in(self, account: str, roles: Sequence[Role], role: Role) -> str:
        """Begin a session and return its secret."""
        secret = secrets.token_urlsafe(_BYTES)
        now = self.now()
        self.sessions.begin(secret, Session(self.vault.staff(account), roles, role, now + LASTS), now)
        return secret

    def who(self, secret: str) -> Person | None:
        """Return whose session it is; an account that was erased is signed out by that."""
        found = self.sessions.find(secret, self.now())
        account = None if found is None else self.vault.open([found.account]).get(found.account)
        if found is None or account is None:
            return None
        return Person(
            account=account,
            roles=tuple(map(Role, found.roles)),
            role=Role(found.role),
            session=secret,
            csrf=hmac.digest(secret.encode(), b"weerklank/form", "sha256").hex(),
            until=found.ends,
        )

    def choose(self, person: Person, role: Role) -> None:
        """Let somebody go on in another of their roles."""
        self.sessions.choose(person.session, role)

    def leave(self, person: Person) -> None:
        """End this session."""
        self.sessions.end(person.session)

    def leave_everywhere(self, person: Person) -> None:
        """End every session of that account."""
        self.sessions.end_all(self.vault.staff(person.account))

    def takes(self, link: str) -> bool:
        """Whether a one-time link lets somebody in; after that it does not."""
        return self.sessions.take(link, self.now())

    def link(self) -> str:
        """Return the secret of a new one-time link."""
        secret = secrets.token_urlsafe(_BYTES)
        now = self.now()
        self.sessions.offer(secret, now + LINK_LASTS, now)
        return secret
