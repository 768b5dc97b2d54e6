"""Where a ledger that was put back goes on: past every position and number that was given out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from domain.terms.counting import legal_day
from ledger.backup.manifest import LedgerManifest

POSITIONS_SKIPPED = 1_000_000
"""How far positions jump. A reader that saw a position which is lost must not pass over a new one."""

NUMBERS_SKIPPED = 1_000
"""How far case numbers jump where nobody knows which were given out: some stand on letters already."""

_LOST = "SELECT count(*), coalesce(max(notification_id), 0) FROM ledger_events WHERE notification_id > %s"
_NUMBERS = "SELECT prefix, year, last FROM ledger_case_numbers ORDER BY prefix, year"
_AT_LEAST = """
INSERT INTO ledger_case_numbers AS n (prefix, year, last) VALUES (%s, %s, %s)
ON CONFLICT (prefix, year) DO UPDATE SET last = greatest(n.last, excluded.last)
"""
_FURTHER = """
INSERT INTO ledger_case_numbers AS n (prefix, year, last) VALUES (%s, %s, %s)
ON CONFLICT (prefix, year) DO UPDATE SET last = n.last + excluded.last
"""
_RESUME = "SELECT setval(pg_get_serial_sequence('ledger_events', 'notification_id'), %s, true)"

Connection = psycopg.Connection[Any]


@dataclass(frozen=True)
class Known:
    """What the ledger that stood here can still tell of what came after the backup."""

    lost: int
    last: int
    numbers: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Resumed:
    """After which position new ones come, and which case numbers count as given out."""

    after: int
    numbers: dict[str, int] = field(default_factory=dict)


def look(connection: Connection, position: int) -> Known:
    """Return what a ledger that is about to be set aside knows of what came after a position."""
    with connection.cursor(row_factory=tuple_row) as cursor:
        lost, last = cursor.execute(_LOST, (position,)).fetchone() or (0, 0)
        numbers = cursor.execute(_NUMBERS).fetchall()
    return Known(lost, last, tuple((prefix, year, number) for prefix, year, number in numbers))


def resume(
    connection: Connection,
    manifest: LedgerManifest,
    known: Known | None,
    prefixes: Iterable[str],
    now: datetime,
) -> Resumed:
    """Set positions and case numbers beyond what was given out, and return where they are now.

    What the former ledger tells is believed. Where it cannot be asked, numbers of every
    year since the backup jump: a gap can be explained, two cases under one number cannot.
    """
    after = max(manifest.sequence, known.last if known else 0) + POSITIONS_SKIPPED
    connection.execute(_RESUME, (after,))
    if known is not None:
        for prefix, year, last in known.numbers:
            connection.execute(_AT_LEAST, (prefix, year, last))
    else:
        there = {prefix for prefix, _, _ in _numbers(connection)} | set(prefixes)
        for prefix in sorted(there):
            for year in range(legal_day(manifest.made).year, legal_day(now).year + 1):
                connection.execute(_FURTHER, (prefix, year, NUMBERS_SKIPPED))
    return Resumed(after, {f"{prefix}-{year}": last for prefix, year, last in _numbers(connection)})


def _numbers(connection: Connection) -> list[tuple[str, int, int]]:
    with connection.cursor(row_factory=tuple_row) as cursor:
        return cursor.execute(_NUMBERS).fetchall()
