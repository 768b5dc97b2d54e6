"""The vault: names, texts and files, encrypted for one subject each, found by reference."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from itertools import chain
from typing import Any, LiteralString, Self

import psycopg
import structlog
from psycopg.rows import tuple_row

from domain.sealed import Staff
from ledger.cipher import SealedRow, seal, unseal
from ledger.connections import Connections
from ledger.keys import Keys
from ledger.sealing import Sealing

_log = structlog.get_logger()

_KEEP_MANY = "SELECT vault_keep(%b::text, %b::text[], %b::text[], %b::text[], %b::bytea[])"
_KEEP_FEW = (
    "SELECT vault_keep(%b::text, ARRAY[{0}]::text[], ARRAY[{0}]::text[], ARRAY[{0}]::text[],"
    " ARRAY[{0}]::bytea[])"
)
_FEW = 4
"""Up to so many rows are sent as plain values, which costs half of lists."""

_RELEASE = "SELECT vault_release(%b::text, %b::text[], %b::text[])"
_OPEN = "SELECT ref, subject, sealed FROM vault WHERE ref = ANY (%b::text[])"

_STAFF = "SELECT ref, subject, sealed FROM vault WHERE sort = 'staff' ORDER BY ref"

STAFF_HOLD = "staff"
"""The hold of an account that acted: nobody takes it back, so its row stays until it is erased."""


class DocumentAlteredError(RuntimeError):
    """What lies in the vault is not what the fact says: no restore and no clerk does that by itself."""


def keep(connection: psycopg.Connection[Any], hold: str, rows: Sequence[SealedRow]) -> None:
    """Write rows that are not there, and lay a hold on each, in the transaction of this connection."""
    columns = zip(*((row.ref, row.subject, row.sort, row.content) for row in rows), strict=True)
    if len(rows) <= _FEW:
        query: LiteralString = _KEEP_FEW.format(", ".join(["%b"] * len(rows)))
        arguments: list[object] = [hold, *chain.from_iterable(columns)]
    else:
        query, arguments = _KEEP_MANY, [hold, *(list(column) for column in columns)]
    connection.execute(query, arguments, prepare=True)


def staff_row(keys: Keys, account: str, spelled: Mapping[str, str]) -> tuple[bytes, SealedRow]:
    """Return the key of an account and its row: the same wherever it is named, as it was `spelled` first."""
    account = spelled.get(account, account)
    subject = keys.name(f"staff:{account}")
    key = keys.obtain(subject)
    return key, staff_sealed(key, subject, account)


def staff_sealed(key: bytes, subject: str, account: str) -> SealedRow:
    """Return the row of an account under its key: it stands in no submission, so it is the same in each."""
    return seal(key, subject, ("staff", 0), "staff", account)


def spelled_before(connection: psycopg.Connection[Any], keys: Keys) -> dict[str, str]:
    """Return the accounts that were stored with a capital, before capitals ceased to count: how, by account.

    Under that spelling lie their references, in cases and in absences: it stays theirs, or they would
    become somebody else. Where the account without capitals is stored as well, that one is theirs.
    """
    with connection.cursor(binary=True, row_factory=tuple_row) as cursor:
        rows: list[tuple[str, str, bytes]] = cursor.execute(_STAFF).fetchall()
    found: dict[str, str] = {}
    for ref, subject, content in rows:
        key = keys.find(subject)
        opened = None if key is None else unseal(key, ref, content)
        if opened is not None:
            spelling = opened[0].decode()
            account = Staff.written(spelling)
            found[account] = spelling if account not in {spelling, found.get(account)} else account
    return {account: spelling for account, spelling in found.items() if account != spelling}


class Vault:
    """For all threads of a process. Opened on a connection string it has its own connections."""

    def __init__(self, database: str | Connections, keys: Keys) -> None:
        self.keys = keys
        self._own = database if isinstance(database, Connections) else Connections(database, pool_size=2)
        self._closing = nullcontext() if isinstance(database, Connections) else self._own
        self._staff: dict[str, str] = {}
        self._spelled: dict[str, str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections, where they are the vault's own."""
        with self._closing:
            pass

    def sealing(self, subject: str, submission: str) -> Sealing:
        """Return the sealer for one submission, under the key of `subject`."""
        return Sealing(self, subject, submission)

    def open(self, refs: Iterable[str]) -> dict[str, str]:
        """Return the plain strings by reference; those whose key is destroyed are absent."""
        return {ref: plain.decode() for ref, (plain, _) in self._opened(refs).items()}

    def document(self, subject: str, ref: str, digest: str) -> bytes | None:
        """Return the file of a subject under a reference, or nothing where the subject was erased.

        Raises `DocumentAlteredError` where nothing lies there, or not what its digest says: only an
        erasure that stands in the journal is one.
        """
        found = self._opened([ref]).get(ref)
        if found is not None and found[1] == digest:
            return found[0]
        if found is None and self.keys.name(subject) in {each.name for each in self.keys.erasures()}:
            return None
        raise DocumentAlteredError(f"what lies under {ref} is not what was sealed there")

    def compare(self, digests: Mapping[str, str]) -> dict[str, bool | None]:
        """Return for each reference whether what lies there is what its digest says.

        None where it is erased or was never there: nobody can tell any more.
        """
        opened = self._opened(digests)
        return {ref: opened[ref][1] == digest if ref in opened else None for ref, digest in digests.items()}

    def staff(self, account: str) -> str:
        """Return the reference of an account, the same for ever, stored at its first use."""
        if account not in self._staff:
            _, row = self.staff_row(account)
            self.write(STAFF_HOLD, (row,))
            self._staff[account] = row.ref
        return self._staff[account]

    def account(self, account: str) -> str | None:
        """Return the reference of an account that was named here, or nothing; asking stores none."""
        account = self._spellings().get(account, account)
        name = self.keys.name(f"staff:{account}")
        key = self.keys.find(name)
        return None if key is None else staff_sealed(key, name, account).ref

    def destroy(self, subject: str, at: datetime) -> None:
        """Erase a subject: first the key, after which nothing can be read, then the rows.

        That the key went, and `at` which moment, is kept beside the keys, so that a restore
        does not bring it back.
        """
        name = self.keys.name(subject)
        self.keys.erase(name, at)
        self._staff.clear()
        self._spelled = None
        self._own.run(lambda connection: connection.execute("DELETE FROM vault WHERE subject = %s", (name,)))

    # --- what a sealing asks of the vault -------------------------------------------------

    def staff_row(self, account: str) -> tuple[bytes, SealedRow]:
        """Return the key of an account and its row: the same from every submission."""
        return staff_row(self.keys, account, self._spellings())

    def write(self, hold: str, rows: tuple[SealedRow, ...]) -> None:
        """Write rows that are not there, and lay a hold on each."""
        self._own.run(lambda connection: keep(connection, hold, rows))

    def release(self, hold: str, refs: tuple[str, ...], subjects: tuple[str, ...]) -> None:
        """Take a hold back, with the rows nobody else holds and the keys nothing lies under.

        Keys are removed before the transaction ends and so under its lock: a sealing that
        keeps rows at the same time either shows them here, or finds its key gone after.
        """

        def work(connection: psycopg.Connection[Any]) -> None:
            with connection.transaction(), connection.cursor(row_factory=tuple_row) as cursor:
                for (subject,) in cursor.execute(_RELEASE, (hold, list(refs), list(subjects))).fetchall():
                    self.keys.destroy(subject)

        self._own.run(work)

    def _spellings(self) -> Mapping[str, str]:
        """Read once: nobody stores an account with a capital any more."""
        if self._spelled is None:
            self._spelled = self._own.run(lambda connection: spelled_before(connection, self.keys))
        return self._spelled

    def _opened(self, refs: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """Return plain bytes and digest by reference.

        Keys are read anew each time: a destroyed one must not linger in memory.
        """
        wanted = list(set(refs))

        def work(connection: psycopg.Connection[Any]) -> list[tuple[str, str, bytes]]:
            with connection.cursor(binary=True, row_factory=tuple_row) as cursor:
                return cursor.execute(_OPEN, (wanted,), prepare=True).fetchall()

        rows = self._own.run(work) if wanted else []
        keys = {subject: self.keys.find(subject) for subject in {subject for _, subject, _ in rows}}
        opened: dict[str, tuple[bytes, str]] = {}
        for ref, subject, content in rows:
            key = keys[subject]
            if key is None:
                continue
            found = unseal(key, ref, content)
            if found is None:
                _log.warning("vault-row-unreadable", ref=ref)
            else:
                opened[ref] = found
        return opened
