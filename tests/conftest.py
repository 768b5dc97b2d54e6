"""A real PostgreSQL and a real Temporal, started once for all tests that ask for them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import conninfo, sql

from workers.embedded.stack import EmbeddedStack, Running
from workers.settings import OUR_ATTRIBUTES


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Yield the servers that the whole session shares."""
    engine = EmbeddedStack(
        Path(tmp_path_factory.mktemp("stack")) / "data",
        temporal_port=0,
        namespace="weerklank",
        search_attributes=OUR_ATTRIBUTES,
    )
    with engine as here:
        yield here


@pytest.fixture
def database(stack: Running) -> Iterator[str]:
    """Yield the connection string of a database that is new, empty and gone afterwards."""
    with new_database(stack) as dsn:
        yield dsn


@pytest.fixture
def second_database(stack: Running) -> Iterator[str]:
    """Yield another one, for what is brought from one to the other."""
    with new_database(stack) as dsn:
        yield dsn


@contextmanager
def new_database(stack: Running) -> Iterator[str]:
    name = f"test_{secrets.token_hex(6)}"
    identifier = sql.Identifier(name)
    with psycopg.connect(stack.postgres_dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(identifier))
        yield conninfo.make_conninfo(stack.postgres_dsn, dbname=name)
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(identifier))
