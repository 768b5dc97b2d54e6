"""Whether the read models are what the ledger says: built anew in passing tables and compared."""

from collections.abc import Iterable
from itertools import groupby

import psycopg
from psycopg import IsolationLevel, sql
from psycopg.rows import tuple_row

from domain.rulebook import Rulebook
from ledger.log import EventLog
from projections.building import Building
from projections.comparing import Difference, compared
from projections.model import ReadModel
from projections.models import MODELS
from projections.tracking import TABLE

_POSITIONS = f"SELECT application_name, notification_id FROM {TABLE}"  # noqa: S608 - our own constant
_PASSING = "pg_temp"
"""The schema of tables that only one connection sees, and that go with it."""


def differences(
    dsn: str, ledger: EventLog, rulebook: Rulebook, models: Iterable[ReadModel] = MODELS
) -> list[Difference]:
    """Return the first rows in which each live table differs from a replay up to where its model is.

    Tables and positions are read in one snapshot, so a projector may go on meanwhile. A
    rebuild waits with its swap: the tables are held from before that snapshot.
    """
    found: list[Difference] = []
    with psycopg.connect(dsn) as connection, connection.cursor(row_factory=tuple_row) as cursor:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        schema = _held(cursor, models)
        positions: dict[str, int] = dict(cursor.execute(_POSITIONS).fetchall())

        def at(model: ReadModel) -> int:
            return positions.get(model.name, 0)

        for upto, group in groupby(sorted(models, key=at), key=at):
            together = [(model.within(schema), model.within(_PASSING)) for model in group]
            building = Building(ledger, rulebook, [anew for _, anew in together], upto)
            for _, anew in together:
                for table in anew.tables:
                    table.create(cursor)
            for block in building.blocks():
                building.load(cursor, block)
            for live, anew in together:
                found += compared(cursor, live, anew, upto).first
        connection.rollback()
    return found


def _held(cursor: psycopg.Cursor[tuple[object, ...]], models: Iterable[ReadModel]) -> str:
    """Keep the live tables from being dropped, and return the schema they are in."""
    tables = [table.identifier for model in models for table in model.tables]
    cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS SHARE MODE").format(sql.SQL(", ").join(tables)))
    (row,) = cursor.execute("SELECT current_schema()").fetchall()
    schema = str(row[0])
    # Without this a name finds the passing table first.
    path = sql.SQL("SET LOCAL search_path TO {}, pg_temp").format(sql.Identifier(schema))
    cursor.execute(path)
    return schema
