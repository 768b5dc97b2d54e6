"""Whether the read models are what the ledger says: built anew in memory and compared row by row."""

from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
from psycopg import Cursor, IsolationLevel
from psycopg.rows import tuple_row

from domain.fact import StoredFact
from domain.rulebook import Rulebook
from domain.value import Frozen
from ledger.canonical import UnreadableFactError
from ledger.log import EventLog
from projections.followed import Followed
from projections.model import ReadModel, project
from projections.models import MODELS
from projections.table import Row, Table
from projections.tracking import TABLE

_POSITION = f"SELECT coalesce(max(notification_id), 0) FROM {TABLE} WHERE application_name = %s"  # noqa: S608 - our own constant
_PAGE = 1000


class Difference(Frozen):
    """One row that is not as the ledger says; `columns` are those that differ."""

    model: str
    table: str
    key: str
    what: str
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        columns = f" ({', '.join(self.columns)})" if self.columns else ""
        return f"{self.model}: {self.what} in {self.table}, {self.key}{columns}"


def differences(
    dsn: str, ledger: EventLog, rulebook: Rulebook, models: Iterable[ReadModel] = MODELS
) -> list[Difference]:
    """Return where the live tables differ from a replay of the ledger up to where each model is.

    Tables and position are read in one snapshot, so a projector may go on meanwhile.
    """
    found: list[Difference] = []
    with psycopg.connect(dsn) as connection, connection.cursor(row_factory=tuple_row) as cursor:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        cursor.execute("SET TIME ZONE 'UTC'")
        for model in models:
            position = cursor.execute(_POSITION, (model.name,)).fetchone()
            replayed = _replayed(model, ledger, rulebook, 0 if position is None else position[0])
            for table in model.tables:
                live = {table.key_of(row): row for row in cursor.execute(table.select()).fetchall()}
                found += _compared(model, table, live, replayed[table.name])
            found += _miscounted(model, cursor)
    return found


def _miscounted(model: ReadModel, cursor: Cursor[Any]) -> Iterator[Difference]:
    """The rows were compared with the ledger; the numbers are compared with the rows."""
    if model.counts is not None:
        for key in model.counts.wrong(cursor):
            yield Difference(model=model.name, table=model.counts.NAME, key=key, what="a count differs")


def _replayed(model: ReadModel, ledger: EventLog, rulebook: Rulebook, upto: int) -> dict[str, dict[Row, Row]]:
    cases: dict[str, Followed] = {}
    rows: dict[str, dict[Row, Row]] = {table.name: {} for table in model.tables}
    for facts in _pages(ledger, upto):
        projected = project(model, cases, facts, rulebook)
        cases |= projected.after
        for name, added in projected.rows.items():
            rows[name] |= added
    return rows


def _pages(ledger: EventLog, upto: int) -> Iterator[list[StoredFact]]:
    """The facts up to a position, in ever smaller pages where one beyond it cannot be read."""
    position, limit = 0, _PAGE
    while position < upto:
        try:
            page = ledger.positions_after(position, limit)
        except UnreadableFactError:
            if limit == 1:
                raise
            limit //= 2
            continue
        if page.last == position:
            return
        yield [stored for stored in page.facts if stored.position <= upto]
        position = page.last


def _compared(
    model: ReadModel, table: Table, live: dict[Row, Row], replayed: dict[Row, Row]
) -> Iterator[Difference]:
    for key in sorted(live.keys() | replayed.keys(), key=str):
        told = ", ".join(f"{name} {value}" for name, value in zip(table.columns, key, strict=False))
        if key not in live:
            yield Difference(model=model.name, table=table.name, key=told, what="a row is missing")
        elif key not in replayed:
            yield Difference(model=model.name, table=table.name, key=told, what="a row too many")
        elif live[key] != replayed[key]:
            yield Difference(
                model=model.name,
                table=table.name,
                key=told,
                what="a row differs",
                columns=tuple(_differing(table, live[key], replayed[key])),
            )


def _differing(table: Table, live: Row, replayed: Row) -> Iterator[Any]:
    return (name for name, one, other in zip(table.columns, live, replayed, strict=True) if one != other)
