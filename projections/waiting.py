"""Waiting until the read models show what was just written: a page reads its own writes."""

import time
from collections.abc import Iterable
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from ledger.connections import Connections
from projections.model import ReadModel
from projections.models import MODELS
from projections.tracking import TABLE

_BEHIND = f"SELECT count(*) FROM {TABLE} WHERE application_name = ANY (%s::text[]) AND notification_id >= %s"  # noqa: S608 - our own constant
_FIRST = 0.002
_LONGEST = 0.05


def wait_until(
    connections: Connections, position: int, timeout: float, models: Iterable[ReadModel] = MODELS
) -> bool:
    """Return whether all the read models have reached a ledger position within `timeout` seconds.

    Asks over and over, at most every fiftieth of a second: three rows by primary key. For a
    thread, not for an event loop.
    """
    names = [model.name for model in models]

    def arrived(connection: psycopg.Connection[Any]) -> bool:
        with connection.cursor(row_factory=tuple_row) as cursor:
            row = cursor.execute(_BEHIND, (names, position), prepare=True).fetchone()
        return row is not None and row[0] == len(names)

    until = time.monotonic() + timeout
    pause = _FIRST
    while not connections.run(arrived):
        left = until - time.monotonic()
        if left <= 0:
            return False
        time.sleep(min(pause, left))
        pause = min(1.25 * pause, _LONGEST)
    return True
