"""Whether a ledger that was put back is whole: each chain, each event, each text in the vault."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, LiteralString

import psycopg
from psycopg.rows import tuple_row

from ledger.backup.manifest import LedgerManifest
from ledger.chain import ChainRow, verify_case
from ledger.cipher import unseal
from ledger.keys import Keys
from ledger.rows import COLUMNS, Row, is_beside, read_row

_EVENTS = f"""
SELECT {COLUMNS}, previous_hash, event_hash, state_hash FROM ledger_events
ORDER BY originator_id, originator_version
"""  # noqa: S608 - our own constant
_TEXTS = "SELECT subject, ref, sealed FROM vault WHERE sort <> 'document' ORDER BY subject"
_DOCUMENTS = "SELECT subject, ref, sealed FROM vault WHERE sort = 'document' ORDER BY subject"
_ERASE = "DELETE FROM vault WHERE ref = ANY (%s::text[])"
_AT_ONCE = 1000
_TELL_EVERY = 100_000

Told = Callable[[str], None]


class NotWholeError(ValueError):
    """What was put back is not what its manifest says."""


@dataclass(frozen=True)
class Opened:
    """How many texts open, how many lie under a key that was erased, how many nobody can open."""

    opened: int
    erased: int
    closed: int


def check_events(connection: psycopg.Connection[Any], manifest: LedgerManifest, told: Told) -> None:
    """Follow each chain and read each event, one after another, whatever their number.

    Raises `BrokenChainError`, `UnreadableFactError` or `NotWholeError`.
    """
    counted = _Counted()
    with connection.cursor("events", binary=True, row_factory=tuple_row) as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(_EVENTS)
        for stream, rows in groupby(cursor, key=lambda row: row[0]):
            verify_case(stream, counted.passing(rows, told))
            counted.cases += not is_beside(stream)
    wanted = (manifest.events, manifest.cases, manifest.position)
    if (counted.events, counted.cases, counted.position) != wanted:
        raise NotWholeError(f"{counted} where the manifest says {wanted}")


@dataclass
class _Counted:
    events: int = 0
    cases: int = 0
    position: int = 0

    def passing(self, rows: Iterator[tuple[Any, ...]], told: Told) -> Iterator[ChainRow]:
        """Count and read the rows in passing."""
        for *columns, previous, event, state_hash in rows:
            row = Row(*columns)
            if row.state:
                read_row(row)
            self.events += 1
            self.position = max(self.position, row.position)
            if self.events % _TELL_EVERY == 0:
                told(f"{self.events} regels nagekeken")
            yield ChainRow(row.version, row.topic, row.state, previous, event, state_hash)


def open_vault(connection: psycopg.Connection[Any], keys: Keys, erased: frozenset[str]) -> Opened:
    """Try every text and file on the key of its subject, and remove those of subjects that were erased.

    Texts come a thousand at a time, files one by one: a thousand of those are larger than any memory.

    `erased` are the names of those subjects. Who was given a new key after an erasure keeps
    what lies under that one.
    """
    opened = closed = 0
    gone: list[str] = []
    for query, at_once in ((_TEXTS, _AT_ONCE), (_DOCUMENTS, 1)):
        for subject, rows in groupby(_rows(connection, query, at_once), key=lambda row: row[0]):
            key = keys.find(subject)
            for _, ref, sealed in rows:
                if key is not None and unseal(key, ref, sealed) is not None:
                    opened += 1
                elif subject in erased:
                    gone.append(ref)
                else:
                    closed += 1
    connection.execute(_ERASE, (gone,))
    return Opened(opened, len(gone), closed)


def _rows(
    connection: psycopg.Connection[Any], query: LiteralString, at_once: int
) -> Iterator[tuple[Any, ...]]:
    with connection.cursor("vault", binary=True, row_factory=tuple_row) as cursor:
        cursor.itersize = at_once
        cursor.execute(query)
        yield from cursor
