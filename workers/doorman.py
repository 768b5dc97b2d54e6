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

    def let_in(self, account: str, roles: Sequence[Role], role: Role | None) -> str:
        """Begin a session and return its secret."""
        secret, now = secrets.token_urlsafe(_BYTES), self.now()
        visit = secrets.token_urlsafe(_BYTES)
        self.sessions.begin(secret, Session(visit, self.vault.staff(account), roles, role, now + LASTS), now)
        return secret

    def who(self, secret: str) -> Person | None:
        """Return whose session it is; an account that was erased is signed out by that."""
        found = self.sessions.find(secret, self.now())
        account = None if found is None else self.vault.open([found.account]).get(found.account)
        if found is None or account is None:
            return None
        roles = tuple(map(Role, found.roles))
        return Person(
            account=account,
            roles=roles,
            role=roles[0] if found.role is None else Role(found.role),
            chosen=found.role is not None,
            visit=found.visit,
            session=secret,
            csrf=hmac.digest(secret.encode(), b"weerklank/form", "sha256").hex(),
            until=found.ends,
        )

    def choose(self, person: Person, role: Role) -> str | None:
        """Let somebody go on in another of their roles, and return the new secret."""
        anew = secrets.token_urlsafe(_BYTES)
        return anew if self.sessions.choose(person.session, role, anew, self.now()) else None

    def leave(self, person: Person) -> None:
        """End this visit."""
        self.sessions.end(person.visit)

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
