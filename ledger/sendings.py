"""How far each letter by e-mail is on its way to the mail server: noted before, and after, it is handed over.

No part of the ledger itself. Who starts without it cannot know what was handed over already: every letter
that was waiting then is taken for begun, so that a person settles it and nobody gets it twice.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Literal, NamedTuple

import psycopg
from psycopg.rows import tuple_row

from ledger.connections import Connections

State = Literal["ready", "begun", "handed", "refused"]

DDL = """
CREATE TABLE IF NOT EXISTS sending_position (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL
);
CREATE TABLE IF NOT EXISTS sendings (
    position bigint PRIMARY KEY,
    "case" text NOT NULL,
    version bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('ready', 'begun', 'handed', 'refused')),
    tries int NOT NULL DEFAULT 0,
    again_at timestamptz NOT NULL DEFAULT now(),
    moment timestamptz,
    answer text,
    code int
);
"""
_TAKE_TURNS = "SELECT pg_advisory_xact_lock(1464156498, 6)"
_NOBODY_APPENDS = "SELECT pg_advisory_xact_lock(1464156498, 1)"
_BEGUN = "SELECT EXISTS (SELECT FROM sending_position)"
_END = "SELECT coalesce(max(notification_id), 0) FROM ledger_events"
_BEGIN = "INSERT INTO sending_position (position) VALUES (%s) ON CONFLICT DO NOTHING"
_HOLD = "SELECT position FROM sending_position FOR UPDATE SKIP LOCKED"
_TAKE_IN = """
INSERT INTO sendings (position, "case", version, state)
SELECT notification_id, originator_id, originator_version, %s FROM ledger_events
WHERE notification_id > %s AND notification_id <= %s AND topic = ANY (%s) ON CONFLICT DO NOTHING
"""
_MOVE = "UPDATE sending_position SET position = greatest(position, %s)"
_NEXT = """
SELECT position, "case", version, state, tries, moment, answer, code FROM sendings
WHERE again_at <= clock_timestamp() ORDER BY again_at, position LIMIT 1
"""
_BEGIN_HANDING = "UPDATE sendings SET state = 'begun' WHERE position = %s"
_HANDED = "UPDATE sendings SET state = 'handed', moment = %s, answer = %s WHERE position = %s"
_REFUSED = "UPDATE sendings SET state = 'refused', code = %s WHERE position = %s"
_AGAIN = """
UPDATE sendings SET state = %s, tries = tries + %s, again_at = clock_timestamp() + %s * interval '1 second'
WHERE position = %s
"""
_DONE = "DELETE FROM sendings WHERE position = %s"
_COUNTS = "SELECT state, count(*) FROM sendings GROUP BY state"
_FORGET = "DELETE FROM sendings; DELETE FROM sending_position"


class Sending(NamedTuple):
    """One letter on its way: the fact that asks for it, and how far it is.

    `moment` and `answer` are of the mail server that took it over, `code` of one that refused it.
    """

    position: int
    case: str
    version: int
    state: State
    tries: int
    moment: datetime | None
    answer: str | None
    code: int | None


class Sendings:
    """For all threads of a process; of several processes one at a time sends."""

    def __init__(self, connections: Connections, topics: Sequence[str]) -> None:
        self._connections = connections
        self._topics = list(topics)

    def create(self) -> None:
        """Make the tables where they are not there, and begin at the end of the ledger where none began."""
        self._connections.run(self._create)

    def alone(self, work: Callable[[], bool]) -> bool:
        """Return what `work` comes to while nobody else sends; false where another process does.

        What it notes meanwhile is stored at once: only the turn itself is held to its end.
        """
        return self._connections.run(partial(self._held, work=work))

    def next(self) -> Sending | None:
        """Return what has waited longest of all that may go on now, or nothing."""
        found = self._one(_NEXT, ())
        return None if found is None else Sending(*found)

    def begins(self, sending: Sending) -> None:
        """Note that it is about to be handed over."""
        self._write(_BEGIN_HANDING, (sending.position,))

    def handed(self, sending: Sending, moment: datetime, answer: str) -> None:
        """Note that the mail server took it over."""
        self._write(_HANDED, (moment, answer, sending.position))

    def refused(self, sending: Sending, code: int | None) -> None:
        """Note that it was refused for good."""
        self._write(_REFUSED, (code, sending.position))

    def later(self, sending: Sending, state: State, seconds: float, *, tried: bool) -> None:
        """Leave it for so many seconds; `tried` counts as a try."""
        self._write(_AGAIN, (state, int(tried), seconds, sending.position))

    def done(self, sending: Sending) -> None:
        """Forget it: what became of it is in the ledger."""
        self._write(_DONE, (sending.position,))

    def counts(self) -> dict[str, int]:
        """Return how many are how far."""

        def work(connection: psycopg.Connection[Any]) -> dict[str, int]:
            with connection.cursor(row_factory=tuple_row) as cursor:
                return dict(cursor.execute(_COUNTS).fetchall())

        return self._connections.run(work)

    def _one(self, query: str, arguments: Sequence[object]) -> tuple[Any, ...] | None:
        def work(connection: psycopg.Connection[Any]) -> tuple[Any, ...] | None:
            with connection.cursor(row_factory=tuple_row) as cursor:
                return cursor.execute(query.encode(), arguments, prepare=True).fetchone()

        return self._connections.run(work)

    def _write(self, query: str, arguments: Sequence[object]) -> None:
        self._connections.run(lambda connection: connection.execute(query.encode(), arguments))

    def _create(self, connection: psycopg.Connection[Any]) -> None:
        with connection.transaction():
            connection.execute("SET LOCAL client_min_messages = warning")
            connection.execute(_TAKE_TURNS)
            connection.execute(DDL)
            self._begin(connection)

    def _begin(self, connection: psycopg.Connection[Any]) -> None:
        """Under the lock of every append: what stands in the ledger now is past, and uncertain."""
        with connection.cursor(row_factory=tuple_row) as cursor:
            if cursor.execute(_BEGUN).fetchone() == (True,):
                return
            cursor.execute(_NOBODY_APPENDS)
            (end,) = cursor.execute(_END).fetchone() or (0,)
            cursor.execute(_TAKE_IN, ("begun", 0, end, self._topics))
            cursor.execute(_BEGIN, (end,))

    def _held(self, connection: psycopg.Connection[Any], work: Callable[[], bool]) -> bool:
        with connection.transaction(), connection.cursor(row_factory=tuple_row) as cursor:
            if cursor.execute(_BEGUN).fetchone() == (False,):
                self._begin(connection)
        self._connections.run(self._take_in)
        with connection.transaction(), connection.cursor(row_factory=tuple_row) as cursor:
            return cursor.execute(_HOLD).fetchone() is not None and work()

    def _take_in(self, connection: psycopg.Connection[Any]) -> None:
        """Take in what the ledger tells since: in a transaction of its own, so that the others see it."""
        with connection.transaction(), connection.cursor(row_factory=tuple_row) as cursor:
            held = cursor.execute(_HOLD).fetchone()
            if held is None:
                return
            (end,) = cursor.execute(_END).fetchone() or (0,)
            if end > held[0]:
                cursor.execute(_TAKE_IN, ("ready", held[0], end, self._topics))
                cursor.execute(_MOVE, (end,))


def forget(connection: psycopg.Connection[Any]) -> None:
    """Forget how far each is, in the transaction of this connection: another ledger comes in its place."""
    with connection.cursor(row_factory=tuple_row) as cursor:
        if cursor.execute("SELECT to_regclass('sending_position') IS NOT NULL").fetchone() == (True,):
            cursor.execute(_FORGET)
