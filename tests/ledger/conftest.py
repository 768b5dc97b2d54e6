"""A ledger on an empty database, for every test of this folder."""

from collections.abc import Iterator

import pytest

from ledger.log import EventLog
from ledger.schema import create_schema


@pytest.fixture
def dsn(database: str) -> str:
    """Return the connection string of a database with nothing in its tables."""
    create_schema(database)
    return database


@pytest.fixture
def log(dsn: str) -> Iterator[EventLog]:
    """Yield an event log with nothing in it."""
    with EventLog(dsn) as log:
        yield log
