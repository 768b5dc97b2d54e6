"""A statement in PostgreSQL's own binary form, for the one that is asked most.

A cursor settles anew at every call how each value is written and read. For an append that is
most of its time in this process, and of an append every value is the same at every call.
"""

import struct
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from weakref import WeakSet

import psycopg
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, Format, TransactionStatus
from psycopg.pq.abc import PGresult

TEXT, INTEGER, LONG, BYTES = 25, 23, 20, 17
"""Types of PostgreSQL by their number, which never changes: text, int, bigint, bytea."""

_ARRAY = struct.Struct("!iiIii")
_EMPTY = struct.Struct("!iiI")
_INT = struct.Struct("!i")
_LONG = struct.Struct("!q")
_NULL = _INT.pack(-1)
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""From where PostgreSQL counts the microseconds of a moment."""


class Prepared:
    """A statement that each connection prepares once; for all threads."""

    def __init__(self, name: str, query: str) -> None:
        self._name = name.encode()
        self._query = query.encode()
        self._known = WeakSet[psycopg.Connection[Any]]()

    def ask(self, connection: psycopg.Connection[Any], arguments: Sequence[bytes]) -> PGresult:
        """Return the answer in binary form. Raises what a cursor would raise."""
        if not connection.autocommit or connection.pgconn.transaction_status != TransactionStatus.IDLE:
            return self._within(connection, arguments)
        if connection not in self._known:
            self._prepare(connection)
        try:
            return self._asked(connection, arguments)
        except psycopg.errors.InvalidSqlStatementName:
            # psycopg lets go of whatever a connection has prepared when a transaction is rolled back.
            self._prepare(connection)
            return self._asked(connection, arguments)

    def _asked(self, connection: psycopg.Connection[Any], arguments: Sequence[bytes]) -> PGresult:
        formats = [Format.BINARY] * len(arguments)
        return _checked(
            connection, connection.pgconn.exec_prepared(self._name, arguments, formats, Format.BINARY)
        )

    def _prepare(self, connection: psycopg.Connection[Any]) -> None:
        _checked(connection, connection.pgconn.prepare(self._name, self._query))
        self._known.add(connection)

    def _within(self, connection: psycopg.Connection[Any], arguments: Sequence[bytes]) -> PGresult:
        """Ask in the transaction of the connection, which a statement that is not there would break off."""
        connection.execute("")  # the first statement begins the transaction, under the level that was set
        formats = [Format.BINARY] * len(arguments)
        return _checked(
            connection,
            connection.pgconn.exec_params(self._query, arguments, None, formats, Format.BINARY),
        )


def _checked(connection: psycopg.Connection[Any], result: PGresult) -> PGresult:
    if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        return result
    if connection.pgconn.status == ConnStatus.BAD and not result.error_field(DiagnosticField.SQLSTATE):
        raise psycopg.OperationalError(connection.pgconn.get_error_message())
    raise psycopg.errors.error_from_result(result)


def array(of: int, values: Sequence[bytes | None]) -> bytes:
    """Return an array of one of the types above."""
    if not values:
        return _EMPTY.pack(0, 0, of)
    parts = [_ARRAY.pack(1, 1, of, len(values), 1)]
    for value in values:
        parts += (_NULL,) if value is None else (_INT.pack(len(value)), value)
    return b"".join(parts)


def integer(value: int) -> bytes:
    """Return an `int`."""
    return _INT.pack(value)


def long(value: int) -> bytes:
    """Return a `bigint`."""
    return _LONG.pack(value)


def number_of(value: bytes) -> int:
    """Return the number in an `int` or a `bigint`."""
    return int.from_bytes(value, "big", signed=True)


def moment_of(value: bytes) -> datetime:
    """Return the moment in a `timestamptz`, in UTC."""
    return _BEGINNING + timedelta(microseconds=number_of(value))
