"""Tables built anew in the place of the live ones, in one short transaction."""

import time
from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any

import psycopg
from psycopg import Cursor, sql
from psycopg.errors import LockNotAvailable

from domain.rulebook import Rulebook
from ledger.log import EventLog
from projections import faults
from projections import progress as kept
from projections.following import follow_on
from projections.model import ReadModel
from projections.tracking import Bookmarks

_TRIES = 40
_PAUSE = 0.5
_WAIT = "SELECT set_config('lock_timeout', %s, true)"
_FOR_THE_PROJECTOR = "30s"
_FOR_READERS = ("200ms", "200ms", "200ms", "1500ms")
"""In turn: while the swap waits for a reader, readers that come after it wait for the swap. The long
wait is for PostgreSQL's own vacuum, which gives way to nobody within a second."""


class HeldError(RuntimeError):
    """Somebody has been reading a live table for so long that it could not be replaced."""


def swap(
    connection: psycopg.Connection[Any],
    ledger: EventLog,
    rulebook: Rulebook,
    pairs: Sequence[tuple[ReadModel, ReadModel]],
) -> dict[str, int]:
    """Replace live tables by those built anew, and return the position of each model then.

    The bookmarks are held first, so the projector waits; then the last facts are taken in.
    All models at once or none, so that who goes on after an interruption never does one twice.
    Statements that others prepared go on: PostgreSQL looks the name up again.
    """
    bookmarks = Bookmarks(ledger.connections.datastore)
    for patience in islice(cycle(_FOR_READERS), _TRIES):
        try:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.execute(_WAIT, (_FOR_THE_PROJECTOR,))
                positions = {anew.name: bookmarks.hold(cursor, anew.name) for _, anew in pairs}
                reached = kept.progress(cursor)
                for _, anew in pairs:
                    at = reached[anew.name].position or 0
                    upto = positions[anew.name]
                    positions[anew.name] = max(at, follow_on(cursor, ledger, rulebook, anew, at, upto))
                for _, anew in pairs:
                    _count(cursor, anew)
                cursor.execute(_WAIT, (patience,))
                for live, anew in pairs:
                    _replace(cursor, live, anew)
                    bookmarks.put(cursor, anew.name, positions[anew.name])
                    faults.clear(cursor, anew.name)
                    kept.done(cursor, anew)
                kept.close_schema(cursor)
        except LockNotAvailable:
            time.sleep(_PAUSE)
        else:
            return positions
    raise HeldError


def _count(cursor: Cursor[Any], anew: ReadModel) -> None:
    """Have the counts follow the new table before the live ones are locked: readers do not wait for it."""
    if anew.counts is not None and anew.details is not None:
        anew.counts.follow(cursor, f"{kept.SCHEMA}.{anew.details.name}")


def _replace(cursor: Cursor[Any], live: ReadModel, anew: ReadModel) -> None:
    """Drop the live tables and move the others to their schema: what is named after them moves along."""
    for old, new in zip(live.tables, anew.tables, strict=True):
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(old.identifier))
        cursor.execute(
            sql.SQL("ALTER TABLE {} SET SCHEMA {}").format(new.identifier, sql.Identifier(old.schema or ""))
        )
