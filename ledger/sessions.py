"""Who is signed in, and the links that let somebody in once: beside the ledger, and no part of it.

Of a session and of a link only a digest is kept: who reads the database cannot go in with what stands there.
The account is a reference into the vault, so that an erased account is signed out by itself.

A visit is one sign-in. Its secret changes with each change of role; signing out ends the visit, whichever
secret it has by then, so that no change of role that was on its way outlives it.
"""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import psycopg
from psycopg.rows import tuple_row

from ledger.connections import Connections

_CREATE_ALONE = "SELECT pg_advisory_xact_lock(1464156498, 7)"
DDL = """
CREATE TABLE IF NOT EXISTS web_sessions (
    digest text PRIMARY KEY,
    visit text NOT NULL UNIQUE,
    account text NOT NULL,
    roles text[] NOT NULL,
    role text NULL,
    ends timestamptz NOT NULL,
    CHECK (role = ANY (roles))
);
CREATE INDEX IF NOT EXISTS web_sessions_account_idx ON web_sessions (account);
CREATE TABLE IF NOT EXISTS web_links (digest text PRIMARY KEY, ends timestamptz NOT NULL);
"""
_BEGIN = (
    "INSERT INTO web_sessions (digest, visit, account, roles, role, ends) VALUES (%s, %s, %s, %s, %s, %s)"
)
_FIND = "SELECT visit, account, roles, role, ends FROM web_sessions WHERE digest = %s AND ends > %s"
_CHOOSE = (
    "UPDATE web_sessions SET role = %s, digest = %s"
    " WHERE digest = %s AND ends > %s AND %s = ANY (roles) RETURNING true"
)
_END = "DELETE FROM web_sessions WHERE visit = %s"
_END_ALL = "DELETE FROM web_sessions WHERE account = %s"
_SWEEP = "DELETE FROM web_sessions WHERE ends <= %s"
_OFFER = "INSERT INTO web_links (digest, ends) VALUES (%s, %s)"
_TAKE = "DELETE FROM web_links WHERE digest = %s RETURNING ends > %s"
_SWEEP_LINKS = "DELETE FROM web_links WHERE ends <= %s"


class Session(NamedTuple):
    """Which visit it is, whose, by reference, with which roles, and until when.

    One role is used at a time; none as long as somebody with several did not choose.
    """

    visit: str
    account: str
    roles: Sequence[str]
    role: str | None
    ends: datetime


class Sessions:
    """For all threads of a process, and for all processes of an installation."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def create(self) -> None:
        """Make the tables where they are not there."""

        def work(connection: psycopg.Connection[Any]) -> None:
            with connection.transaction():
                connection.execute("SET LOCAL client_min_messages = warning")
                connection.execute(_CREATE_ALONE)
                connection.execute(DDL)

        self._connections.run(work)

    def begin(self, secret: str, session: Session, now: datetime) -> None:
        """Keep a session under the digest of its secret, and forget those that ended."""
        self._write(_SWEEP, now)
        visit, account, roles, role, ends = session
        self._write(_BEGIN, digest(secret), visit, account, list(roles), role, ends)

    def find(self, secret: str, now: datetime) -> Session | None:
        """Return the session of that secret, or nothing where there is none or it ended."""
        found = self._one(_FIND, digest(secret), now)
        return None if found is None else Session(*found)

    def choose(self, secret: str, role: str, anew: str, now: datetime) -> bool:
        """Use another of its roles under a new secret, and return whether that was done.

        Not with a role that it does not have, nor with a session that ended. Of two at once one gets on.
        """
        return self._one(_CHOOSE, role, digest(anew), digest(secret), now, role) == (True,)

    def end(self, visit: str) -> None:
        """Sign out here, whichever secret the visit has by now."""
        self._write(_END, visit)

    def end_all(self, account: str) -> None:
        """Sign out everywhere: every session of that account."""
        self._write(_END_ALL, account)

    def offer(self, secret: str, ends: datetime, now: datetime) -> None:
        """Keep a link that lets somebody in once."""
        self._write(_SWEEP_LINKS, now)
        self._write(_OFFER, digest(secret), ends)

    def take(self, secret: str, now: datetime) -> bool:
        """Whether that link lets somebody in: once, and before it ends. Of two at once one gets in."""
        return self._one(_TAKE, digest(secret), now) == (True,)

    def _one(self, query: str, *arguments: object) -> tuple[Any, ...] | None:
        def work(connection: psycopg.Connection[Any]) -> tuple[Any, ...] | None:
            with connection.cursor(row_factory=tuple_row) as cursor:
                return cursor.execute(query.encode(), arguments, prepare=True).fetchone()

        return self._connections.run(work)

    def _write(self, query: str, *arguments: object) -> None:
        self._connections.run(lambda connection: connection.execute(query.encode(), arguments))


def digest(secret: str) -> str:
    """Return what is kept of a secret of at least 128 random bits: no salt is needed."""
    return sha256(secret.encode()).hexdigest()
