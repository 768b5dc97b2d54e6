"""A fact that a read model cannot take in: recorded where an operator sees it, without its content."""

import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from psycopg import Cursor
from pydantic import AwareDatetime, ValidationError

from domain.value import Frozen

DDL = """
CREATE TABLE IF NOT EXISTS projection_faults (
    model text PRIMARY KEY,
    position bigint NOT NULL,
    "case" text NOT NULL,
    version bigint NOT NULL,
    topic text NOT NULL,
    error text NOT NULL,
    message text NOT NULL,
    since timestamptz NOT NULL
)
"""
_LOCATE = """
SELECT notification_id, originator_id, originator_version, topic FROM ledger_events
WHERE notification_id > %s ORDER BY notification_id LIMIT 1
"""
_RECORD = """
INSERT INTO projection_faults AS known VALUES (%s, %s, %s, %s, %s, %s, %s, now())
ON CONFLICT (model) DO UPDATE SET
    position = excluded.position, "case" = excluded."case", version = excluded.version,
    topic = excluded.topic, error = excluded.error, message = excluded.message,
    since = CASE WHEN known.position = excluded.position THEN known.since ELSE excluded.since END
"""
_CLEAR = "DELETE FROM projection_faults WHERE model = %s"
_ALL = """
SELECT model, position, "case", version, topic, error, message, since FROM projection_faults ORDER BY model
"""


class Fault(Frozen):
    """Where a read model stopped, since when, and by which kind of error."""

    model: str
    position: int
    case: str
    version: int
    topic: str
    error: str
    message: str
    since: AwareDatetime


def locate(cursor: Cursor[Any], position: int) -> tuple[int, str, int, str]:
    """Return position, case, version and topic of the first fact after a position.

    Asks the table itself: a fact that cannot be read never comes out of the log.
    Raises `LookupError` where there is none.
    """
    found = cursor.execute(_LOCATE, (position,)).fetchone()
    if found is None:
        raise LookupError(f"nothing follows position {position}")
    return found[0], found[1], found[2], found[3]


def record(cursor: Cursor[Any], model: str, at: tuple[int, str, int, str], error: Exception) -> None:
    """Record that a model stopped before this fact; while it stays there, `since` stays too."""
    cursor.execute(_RECORD, (model, *at, type(error).__name__, describe(error)))


def clear(cursor: Cursor[Any], model: str) -> None:
    """Take the fault of a model away: it got past it."""
    cursor.execute(_CLEAR, (model,), prepare=True)


def faults(cursor: Cursor[Any]) -> list[Fault]:
    """The faults that stand."""
    names = list(Fault.model_fields)
    rows = cursor.execute(_ALL).fetchall()
    return [Fault(**dict(zip(names, (*row[:-1], _utc(row[-1])), strict=True))) for row in rows]


def describe(error: Exception) -> str:
    """Return where it went wrong, and for a value that does not fit which field and how.

    Never the message of the error itself: it may repeat what was in the fact.
    """
    places = traceback.extract_tb(error.__traceback__)
    place = f"{Path(places[-1].filename).name}:{places[-1].lineno} {places[-1].name}" if places else "unknown"
    cause = error if isinstance(error, ValidationError) else error.__cause__
    if isinstance(cause, ValidationError):
        first = cause.errors(include_url=False, include_input=False, include_context=False)[0]
        place += f" ({'.'.join(str(part) for part in first['loc'])}: {first['type']})"
    return place


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)
