"""The connections of one process to the ledger's database, and a second try when one is lost."""

import time
from collections.abc import Callable
from typing import Any, Self, TypeVar

import psycopg
import structlog
from eventsourcing.postgres import ConnectionPool, PostgresDatastore
from psycopg.rows import DictRow, dict_row
from psycopg_pool import PoolTimeout

_log = structlog.get_logger()
_T = TypeVar("_T")

_PAUSES = (0.0, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""Seconds before each new try: a database that starts again has six of them."""


class Datastore(PostgresDatastore):
    """The library's datastore on a libpq connection string, which it cannot take itself."""

    def __init__(self, dsn: str, *, pool_size: int) -> None:
        super().__init__(dbname="", host="", port="", user="", password="", originator_id_type="text")
        self.pool = ConnectionPool(
            dsn,
            connection_class=psycopg.Connection[DictRow],
            kwargs={"row_factory": dict_row},
            configure=_configure,
            min_size=1,
            max_size=pool_size,
            open=False,
            num_workers=1,
        )


class Connections:
    """A small pool, shared by threads; `close` gives the connections back."""

    def __init__(self, dsn: str, *, pool_size: int = 4) -> None:
        self.dsn = dsn
        self.datastore = Datastore(dsn, pool_size=pool_size)
        self.datastore.pool.open(wait=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; nothing can be asked any more."""
        self.datastore.close()

    def run(self, work: Callable[[psycopg.Connection[Any]], _T]) -> _T:
        """Return what `work` makes of a connection, anew on another one when that was lost.

        Only for work that may be done twice: whether a lost connection had committed is
        not known here. The connection commits each statement by itself.
        """
        for pause in _PAUSES:
            try:
                return self._once(work)
            except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                if not _lost(error):
                    raise
                _log.warning("connection-lost", again_after=pause, sqlstate=error.sqlstate)
            time.sleep(pause)
            self.datastore.pool.check()
        return self._once(work)

    def _once(self, work: Callable[[psycopg.Connection[Any]], _T]) -> _T:
        """Not by the pool's own context manager, which ends a transaction that was never begun."""
        connection = self.datastore.pool.getconn()
        try:
            return work(connection)
        finally:
            self.datastore.pool.putconn(connection)


def _lost(error: psycopg.Error) -> bool:
    """Whether the connection went away, rather than the statement being at fault.

    08 is a broken connection, 57P a server that shuts down or starts; without a code it
    was our own side that noticed.
    """
    if isinstance(error, PoolTimeout):
        return False
    return error.sqlstate is None or error.sqlstate.startswith(("08", "57P"))


def _configure(connection: psycopg.Connection[Any]) -> None:
    """Commit each statement by itself and tell moments in UTC, as they are compared and shown."""
    connection.autocommit = True
    connection.execute("SET TIME ZONE 'UTC'")
