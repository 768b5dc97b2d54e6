"""A ledger put back from a backup: all of it in one transaction, with the event that says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from domain.restored import Restored
from ledger import sendings
from ledger.append import Item, append
from ledger.backup.checking import NotWholeError, Opened, check_events, open_vault
from ledger.backup.container import Container
from ledger.backup.loading import is_empty, load
from ledger.backup.manifest import LedgerManifest
from ledger.backup.refusals import keys_incomplete, not_empty_elsewhere, not_whole
from ledger.backup.resuming import Known, look, resume
from ledger.canonical import UnreadableFactError
from ledger.chain import BrokenChainError
from ledger.erasures import Erasure
from ledger.keys import Keys
from ledger.outbox import forget
from ledger.rows import RESTORES, bytes_beside
from ledger.vault import STAFF_HOLD, keep, spelled_before, staff_row

Told = Callable[[str], None]


@dataclass(frozen=True)
class Restoring:
    """What is put back, by whom and when. `known` is what the ledger that stood here can still tell."""

    backup: Container[LedgerManifest]
    digest: str
    account: str
    now: datetime
    known: Known | None
    prefixes: frozenset[str]
    closed_allowed: bool


@dataclass(frozen=True)
class Came:
    """What a restore came to."""

    restored: Restored
    vault: Opened


def look_at(dsn: str, position: int) -> Known | None:
    """Return what the ledger in a database tells of what came after a position; nothing where it is empty."""
    with psycopg.connect(dsn, row_factory=tuple_row) as connection:
        there = connection.execute("SELECT to_regclass('ledger_events') IS NOT NULL").fetchone()
        if there != (True,) or is_empty(connection):
            return None
        return look(connection, position)


def refuse_filled(dsn: str) -> None:
    """Raise `BackupRefusedError` where anything was ever recorded in this database."""
    with psycopg.connect(dsn) as connection:
        if not is_empty(connection):
            raise not_empty_elsewhere()


def restore(dsn: str, what: Restoring, keys: Keys, erased: frozenset[Erasure], told: Told) -> Came:
    """Load, check and record in one transaction: after a kill there is nothing, and it is done again.

    The database has the ledger's tables, and nothing in them. Raises `BackupRefusedError`.
    """
    manifest = what.backup.manifest
    with psycopg.connect(dsn, row_factory=tuple_row) as connection:
        if not is_empty(connection):
            raise not_empty_elsewhere()
        told("grootboek laden")
        load(connection, what.backup)
        told("ketens en regels nakijken")
        try:
            check_events(connection, manifest, told)
        except (BrokenChainError, UnreadableFactError, NotWholeError) as error:
            raise not_whole(what.backup.path) from error
        told("kluis nakijken")
        names = frozenset(each.name for each in erased)
        vault = open_vault(connection, keys, names)
        if vault.closed and not what.closed_allowed:
            raise keys_incomplete(vault.closed)
        return Came(_recorded(connection, what, keys, _since(erased, manifest.made)), vault)


def _since(erased: frozenset[Erasure], made: datetime) -> tuple[str, ...]:
    """The subjects that were erased after the backup: without their names, since nothing else tells."""
    moment = f"{made:%Y-%m-%dT%H:%M:%SZ}"
    return tuple(sorted({each.name for each in erased if each.at >= moment}))


def _recorded(
    connection: psycopg.Connection[Any], what: Restoring, keys: Keys, erased: tuple[str, ...]
) -> Restored:
    manifest, known = what.backup.manifest, what.known
    resumed = resume(connection, manifest, known, what.prefixes, what.now)
    _, staff = staff_row(keys, what.account, spelled_before(connection, keys))
    keep(connection, STAFF_HOLD, [staff])
    restored = Restored(
        by=staff.ref,
        restored=what.now,
        made=manifest.made,
        sha256=what.digest,
        position=manifest.position,
        resumed_after=resumed.after,
        lost=None if known is None else known.lost,
        numbers=resumed.numbers,
        erased=erased,
    )
    content = bytes_beside(restored)
    digest = sha256(content).hexdigest()
    append(
        connection, [Item(RESTORES, None, f"restored:{digest}", digest, None, ((restored.topic, content),))]
    )
    forget(connection)
    sendings.forget(connection)
    return restored
