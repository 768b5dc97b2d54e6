"""How far each read model is: the eventsourcing library's tracking, held while a batch is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from psycopg import Cursor
from psycopg.rows import tuple_row

TABLE = "projection_tracking"

POSITION = f"SELECT notification_id FROM {TABLE} WHERE application_name = %s"  # noqa: S608 - our own constant
"""The query for the position of one model, in whose transaction it is asked."""

_HOLD = f"SELECT notification_id FROM {TABLE} WHERE application_name = %s FOR UPDATE"  # noqa: S608 - our own constant
_BEGIN = f"INSERT INTO {TABLE} VALUES (%s, 0) ON CONFLICT DO NOTHING"  # noqa: S608 - our own constant
_POSITIONS = f"SELECT application_name, notification_id FROM {TABLE} WHERE application_name <> %s ORDER BY 1"  # noqa: S608 - our own constant
_PUT = f"UPDATE {TABLE} SET notification_id = %s WHERE application_name = %s"  # noqa: S608 - our own constant


class Bookmarks(PostgresTrackingRecorder):
    """A position a read model, moved in the transaction that writes its rows.

    The library only refuses to move a position back; two projectors that both read from
    the same place could still both write. So the row is held from before the first write.
    """

    def __init__(self, datastore: PostgresDatastore) -> None:
        super().__init__(datastore, tracking_table_name=TABLE)

    @contextmanager
    def transaction(self) -> Iterator[Cursor[Any]]:
        """Yield a cursor in a transaction that commits at the end, or not at all."""
        with (
            self.datastore.transaction(commit=True) as given,
            given.connection.cursor(row_factory=tuple_row) as cursor,
        ):
            yield cursor

    def hold(self, cursor: Cursor[Any], model: str) -> int:
        """Return the position of a model; until the transaction ends nobody else can move it."""
        held = cursor.execute(_HOLD, (model,), prepare=True).fetchone()
        if held is None:
            cursor.execute(_BEGIN, (model,))
            held = cursor.execute(_HOLD, (model,)).fetchone()
        return 0 if held is None else int(held[0])

    def move(self, cursor: Cursor[Any], model: str, position: int) -> None:
        """Move a model on. Raises the library's `IntegrityError` where it is there or further already."""
        self._insert_tracking(cursor, Tracking(model, position))

    def put(self, cursor: Cursor[Any], model: str, position: int) -> None:
        """Put a model at the position of the tables that replace its own in the same transaction."""
        cursor.execute(_PUT, (position, model))

    def positions(self, cursor: Cursor[Any]) -> dict[str, int]:
        """The position of every model."""
        return dict(cursor.execute(_POSITIONS, (self.table_migration_identifier,)).fetchall())
