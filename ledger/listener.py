"""Waiting for news from the ledger without asking over and over."""

import threading
import time

import psycopg

_SLICE = 0.5
"""Seconds after which a wait looks whether it is still wanted."""

_GATHER = 0.05
"""Seconds from one return to the next while appends keep coming: what comes meanwhile comes along.

An append that comes after a pause is told at once: somebody waits to see it. Of many in a row
each would otherwise send whoever follows the ledger round, at the very moment at which the
workflow that asked for it needs the processor to answer.
"""


class Listener:
    """One connection that listens; for one thread, closed from any.

    The first wait returns at once: what was appended before the connection listened would
    otherwise be slept through. So does a wait in which the connection is lost.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._lock = threading.Lock()
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._closed = False
        self._told = 0.0

    def wait(self, timeout: float) -> None:
        """Return after an append, after `timeout` seconds, or sooner for no reason at all."""
        end = time.monotonic() + timeout
        while not self._closed and (left := end - time.monotonic()) > 0:
            with self._lock:
                heard = self._heard(min(left, _SLICE))
            if heard:
                gathering = min(self._told + _GATHER, end) - time.monotonic()
                time.sleep(max(0.0, gathering))
                self._told = time.monotonic()
                return

    def close(self) -> None:
        """Stop listening; a wait that is under way returns within half a second."""
        self._closed = True
        with self._lock:
            self._drop()

    def _heard(self, timeout: float) -> bool:
        try:
            if self._closed:
                return True
            if self._connection is None:
                self._connection = psycopg.connect(self._dsn, autocommit=True)
                self._connection.execute("LISTEN ledger_events")
                return True
            return any(True for _ in self._connection.notifies(timeout=timeout, stop_after=1))
        except psycopg.Error:
            self._drop()
            time.sleep(timeout)
            return True

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
