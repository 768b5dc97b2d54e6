"""A ledger whose facts were committed on other days: the same rows, with moments that a test chooses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import psycopg

from domain.terms.counting import AMSTERDAM
from ledger.log import EventLog
from ledger.schema import create_schema as create_ledger
from projections.known_on import KnownOn
from projections.projector import Projector
from projections.queries import ReadModels
from projections.schema import create_schema

_READ = (
    "SELECT originator_id, originator_version, topic, state, notification_id, previous_hash, event_hash,"
    " command_id, fingerprint, case_number FROM ledger_events"
    " WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id"
)
_WRITE = (
    "INSERT INTO ledger_events (originator_id, originator_version, topic, state, notification_id,"
    " previous_hash, event_hash, command_id, fingerprint, case_number, committed_at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def at_noon(day: date, position: int) -> datetime:
    """A moment on that day, later for a later position."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=AMSTERDAM) + timedelta(milliseconds=position)


@dataclass
class Earlier:
    """Another ledger that receives the facts of the first one day by day, with its read models."""

    source: str
    dsn: str
    log: EventLog
    live: ReadModels
    believed: KnownOn
    projector: Projector

    def receives(self, upto: int, moment: Callable[[int], datetime]) -> None:
        """Commit what comes next, up to a position, at these moments, and show it."""
        with psycopg.connect(self.source) as source, psycopg.connect(self.dsn) as target:
            rows = source.execute(_READ, (self.log.last_position(), upto)).fetchall()
            target.cursor().executemany(_WRITE, [(*row, moment(row[4])) for row in rows])
        self.projector.catch_up()


def prepare(dsn: str) -> None:
    """Make the tables."""
    create_ledger(dsn)
    create_schema(dsn)
