"""The append in PostgreSQL's own binary form: nothing that a cursor would have seen to goes unseen."""

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest

from ledger.append import Item, append
from ledger.log import EventLog
from ledger.wire import BYTES, LONG, TEXT, array, long, moment_of, number_of
from tests.ledger.examples import RECEIVED


def item(case: str, command: str) -> Item:
    return Item(case, 0, command, "f", "LW", ((RECEIVED.topic, b"{}"),))


@pytest.fixture
def connection(dsn: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(dsn, autocommit=True) as connection:
        yield connection


def test_values_are_read_as_they_were_written(connection: psycopg.Connection) -> None:
    texts, numbers, states = ["", "é", None, "'{},\\"], [0, -1, 2**62, None], [b"", b"\0\xff", None]
    asked = connection.pgconn.exec_params(
        b"SELECT $1::text[], $2::bigint[], $3::bytea[], '{}'::text[] = $4::text[]",
        [
            array(TEXT, [None if text is None else text.encode() for text in texts]),
            array(LONG, [None if number is None else long(number) for number in numbers]),
            array(BYTES, states),
            array(TEXT, []),
        ],
        None,
        [1, 1, 1, 1],
    )
    with connection.cursor() as cursor:
        told = cursor.execute(
            "SELECT %s::text[] = %s::text[], %s::bigint[] = %s::bigint[], %s::bytea[] = %s::bytea[]",
            (
                (asked.get_value(0, 0) or b"").decode(),
                texts,
                (asked.get_value(0, 1) or b"").decode(),
                numbers,
                (asked.get_value(0, 2) or b"").decode(),
                states,
            ),
        ).fetchone()
    assert told == (True, True, True)
    assert asked.get_value(0, 3) == b"t"


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 25, 12, 30, 1, 999_999, tzinfo=UTC),
        datetime(2000, 1, 1, tzinfo=UTC),
        datetime(1899, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
    ],
)
def test_a_moment_comes_back_to_the_microsecond(connection: psycopg.Connection, moment: datetime) -> None:
    asked = connection.pgconn.exec_params(
        b"SELECT $1::timestamptz, (-5)::bigint", [moment.isoformat().encode()], None, [0], 1
    )
    assert moment_of(asked.get_value(0, 0) or b"") == moment
    assert number_of(asked.get_value(0, 1) or b"") == -5


def test_an_append_works_after_a_rollback_took_what_was_prepared(connection: psycopg.Connection) -> None:
    connection.execute("SELECT 1", prepare=True)
    assert append(connection, [item("a", "c1")])
    with connection.transaction(force_rollback=True):
        connection.execute("SELECT 1")
    connection.execute("SELECT 2")
    assert connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchone() == (0,)
    assert append(connection, [item("b", "c2")])


def test_an_append_in_a_transaction_goes_with_it(connection: psycopg.Connection, log: EventLog) -> None:
    with connection.transaction(force_rollback=True):
        assert append(connection, [item("a", "c1")])
    with connection.transaction():
        assert append(connection, [item("b", "c2")])
    assert list(log.cases()) == ["b"]


def test_a_transaction_begins_with_an_append_where_it_would_with_any_statement(
    dsn: str, log: EventLog
) -> None:
    with psycopg.connect(dsn) as connection:
        append(connection, [item("a", "c1")])
        assert not list(log.cases())
    assert list(log.cases()) == ["a"]


def test_a_connection_that_was_cut_off_is_told_as_lost(dsn: str, connection: psycopg.Connection) -> None:
    append(connection, [item("a", "c1")])
    with psycopg.connect(dsn, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (connection.info.backend_pid,))
    with pytest.raises(psycopg.OperationalError):
        append(connection, [item("b", "c2")])
    with pytest.raises(psycopg.OperationalError):
        append(connection, [item("b", "c2")])


def test_an_append_whose_connections_were_all_cut_off_is_done_on_another(dsn: str, log: EventLog) -> None:
    append_one = log.connections.run
    append_one(lambda connection: append(connection, [item("a", "c1")]))
    with psycopg.connect(dsn, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    append_one(lambda connection: append(connection, [item("b", "c2")]))
    assert list(log.cases()) == ["a", "b"]
