"""The tables of the read models, made where they are not there yet."""

from collections.abc import Iterable
from contextlib import suppress

import psycopg
from psycopg.errors import UndefinedColumn

from ledger.connections import Datastore
from projections import faults
from projections.model import ReadModel
from projections.models import MODELS
from projections.tracking import Bookmarks

_LOCK = "SELECT pg_advisory_lock(1464156498, 4)"


def create_schema(dsn: str, models: Iterable[ReadModel] = MODELS) -> None:
    """Create what is missing; safe to call from every process at every start.

    Processes that start together take turns, because `IF NOT EXISTS` alone lets two of
    them fail on the system catalogue.
    """
    with psycopg.connect(dsn, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(_LOCK)
        cursor.execute("SET client_min_messages = warning")
        datastore = Datastore(dsn, pool_size=1)
        try:
            Bookmarks(datastore).create_table()
            bookmarks = Bookmarks(datastore)
            with bookmarks.transaction() as tracked:
                for model in models:
                    bookmarks.hold(tracked, model.name)
        finally:
            datastore.close()
        cursor.execute(faults.DDL)
        for model in models:
            for table in model.tables:
                table.create(cursor)
                # An index may want a column that an older table lacks: a rebuild brings both.
                with suppress(UndefinedColumn):
                    table.index(cursor)
            if model.counts is not None:
                with connection.transaction():
                    model.counts.create(cursor)
                with suppress(UndefinedColumn), connection.transaction():
                    model.counts.follow(cursor)
