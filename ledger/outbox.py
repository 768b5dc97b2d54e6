"""How far what the ledger tells was handed on to the outside, and what could not be handed on yet.

No part of the ledger itself: a backup leaves it out, and who starts without it starts at the end of the
ledger. Nobody is told of the past, whether it was restored, imported or just long ago.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

import psycopg
from psycopg.rows import tuple_row

from ledger.connections import Connections
from ledger.rows import COLUMNS, Row

DDL = """
CREATE TABLE IF NOT EXISTS outbox_position (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS outbox_failed (
    position bigint PRIMARY KEY,
    "case" text NOT NULL,
    version bigint NOT NULL,
    tries int NOT NULL,
    error text NOT NULL,
    again_at timestamptz,
    since timestamptz NOT NULL DEFAULT now()
);
"""
_TAKE_TURNS = "SELECT pg_advisory_xact_lock(1464156498, 5)"
_NOBODY_APPENDS = "SELECT pg_advisory_xact_lock(1464156498, 1)"
_BEGUN = "SELECT EXISTS (SELECT FROM outbox_position)"
_ASKS = """
SELECT NOT EXISTS (SELECT FROM outbox_position)
    OR EXISTS (SELECT FROM outbox_position WHERE position < (SELECT max(notification_id) FROM ledger_events))
    OR EXISTS (SELECT FROM outbox_failed WHERE again_at <= clock_timestamp())
"""
_BEGIN = """
INSERT INTO outbox_position (position) SELECT coalesce(max(notification_id), 0) FROM ledger_events
ON CONFLICT DO NOTHING
"""
_HOLD = "SELECT position FROM outbox_position FOR UPDATE SKIP LOCKED"
_LAST = "SELECT coalesce(max(notification_id), 0) FROM ledger_events"
_NEXT = f"""
SELECT {COLUMNS} FROM ledger_events
WHERE notification_id > %s AND notification_id <= %s AND topic = ANY (%s::text[])
ORDER BY notification_id LIMIT 1
"""  # noqa: S608 - our own constant
_DUE = f"""
SELECT {COLUMNS}, tries FROM ledger_events JOIN (
    SELECT position AS notification_id, tries, again_at FROM outbox_failed
    WHERE again_at <= clock_timestamp() ORDER BY again_at LIMIT 1
) AS due USING (notification_id)
"""  # noqa: S608 - our own constant
_MOVE = "UPDATE outbox_position SET position = greatest(position, %s)"
_DONE = "DELETE FROM outbox_failed WHERE position = %s"
_FAILED = """
INSERT INTO outbox_failed AS known (position, "case", version, tries, error, again_at)
VALUES (%s, %s, %s, %s, %s, clock_timestamp() + %s * interval '1 second')
ON CONFLICT (position) DO UPDATE SET
    tries = excluded.tries, error = excluded.error, again_at = excluded.again_at
"""
_COUNTS = """
SELECT (SELECT position FROM outbox_position), count(again_at), count(*) - count(again_at) FROM outbox_failed
"""
_FORGET = "DELETE FROM outbox_position"

_T = TypeVar("_T")


class Counts(NamedTuple):
    """How far it is, how many wait for another try, and how many were given up."""

    position: int
    waiting: int
    undelivered: int


class Turn:
    """One step at the outbox, in a transaction that nobody shares. `position` is what lies behind."""

    def __init__(self, cursor: psycopg.Cursor[Any], position: int) -> None:
        self._cursor = cursor
        self.position = position

    def next(self, topics: Sequence[str]) -> Row | None:
        """Return the next row of these topics and move past it; past all there is where none follows."""
        (last,) = self._cursor.execute(_LAST, prepare=True).fetchone() or (self.position,)
        found = self._cursor.execute(_NEXT, (self.position, last, list(topics)), prepare=True).fetchone()
        row = None if found is None else Row(*found)
        self._cursor.execute(_MOVE, (last if row is None else row.position,))
        return row

    def due(self) -> tuple[Row, int] | None:
        """Return what has waited long enough for another try, with how often it was tried."""
        found = self._cursor.execute(_DUE, prepare=True).fetchone()
        return None if found is None else (Row(*found[:-1]), found[-1])

    def done(self, row: Row) -> None:
        """Take away what waited: it was delivered."""
        self._cursor.execute(_DONE, (row.position,))

    def failed(self, row: Row, tries: int, error: str, again_after: float | None) -> None:
        """Keep what failed, to be tried again after so many seconds; without them it is given up."""
        self._cursor.execute(_FAILED, (row.position, row.case, row.version, tries, error, again_after))


class Outbox:
    """For all threads of a process; of several processes one at a time takes a turn."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def create(self) -> None:
        """Make the tables where they are not there, and begin at the end of the ledger where none began."""
        self._connections.run(_create)

    def asks(self) -> bool:
        """Return whether there is anything to do; it writes nothing, so it may be asked every second."""
        return self._connections.run(_asks)

    def turn(self, work: Callable[[Turn], _T]) -> _T | None:
        """Return what `work` makes of a turn, or nothing while another process has it.

        Anew where the connection is lost meanwhile: what was handed on is then handed on again.
        """
        return self._connections.run(partial(_in_turn, work=work))

    def counts(self) -> Counts:
        """Return how it stands."""
        return self._connections.run(_counts)


def forget(connection: psycopg.Connection[Any]) -> None:
    """Forget how far it was, in the transaction of this connection: another ledger comes in its place."""
    with connection.cursor(row_factory=tuple_row) as cursor:
        there = cursor.execute("SELECT to_regclass('outbox_position') IS NOT NULL").fetchone()
        if there == (True,):
            cursor.execute(_FORGET)


def _create(connection: psycopg.Connection[Any]) -> None:
    with connection.transaction():
        connection.execute("SET LOCAL client_min_messages = warning")
        connection.execute(_TAKE_TURNS)
        connection.execute(DDL)
        _begin(connection)


def _begin(connection: psycopg.Connection[Any]) -> None:
    """Under the lock of every append, which a restore holds to its end: its ledger is the past as well."""
    connection.execute(_NOBODY_APPENDS)
    connection.execute(_BEGIN)


def _asks(connection: psycopg.Connection[Any]) -> bool:
    with connection.cursor(row_factory=tuple_row) as cursor:
        return cursor.execute(_ASKS, prepare=True).fetchone() == (True,)


def _in_turn(connection: psycopg.Connection[Any], work: Callable[[Turn], _T]) -> _T | None:
    with connection.transaction(), connection.cursor(row_factory=tuple_row) as cursor:
        held = cursor.execute(_HOLD, prepare=True).fetchone()
        if held is not None:
            return work(Turn(cursor, held[0]))
        if cursor.execute(_BEGUN).fetchone() == (False,):
            _begin(connection)
        return None


def _counts(connection: psycopg.Connection[Any]) -> Counts:
    with connection.cursor(row_factory=tuple_row) as cursor:
        position, waiting, undelivered = cursor.execute(_COUNTS).fetchone() or (None, 0, 0)
        return Counts(position or 0, waiting, undelivered)
