"""The chain: two implementations, one answer; and what it shows when somebody changes a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

import psycopg
import pytest

from ledger import queries
from ledger.chain import GENESIS, BrokenChainError, ChainRow, event_hash, verify_case
from ledger.log import EventLog
from tests.ledger.examples import CONFIRMED, EVENTS, RECEIVED, stamp


@pytest.fixture
def rows(dsn: str, log: EventLog) -> list[ChainRow]:
    log.append("zaak-é", 0, EVENTS, stamp("c1"), number_prefix="LW")
    with psycopg.connect(dsn) as connection:
        return list(queries.chain(connection, "zaak-é"))


@contextmanager
def without_seat_belt(dsn: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with psycopg.connect(dsn) as connection:
        connection.execute("ALTER TABLE ledger_events DISABLE TRIGGER ledger_events_never_change")
        yield connection
        connection.execute("ALTER TABLE ledger_events ENABLE TRIGGER ledger_events_never_change")


def test_database_and_python_compute_the_same_hash(rows: list[ChainRow], log: EventLog) -> None:
    previous = GENESIS
    for row in rows:
        assert row.state is not None
        assert row.previous_hash == previous
        assert row.event_hash == event_hash(previous, "zaak-é", row.version, row.topic, row.state)
        previous = row.event_hash
    assert log.verify("zaak-é") == previous


def test_the_layout_is_the_documented_one() -> None:
    inner = sha256(
        b"weerklank/event/v1" + b"\0\0\0\1a" + bytes(7) + b"\1" + b"\0\0\0\1t" + sha256(b"s").digest()
    ).digest()
    assert event_hash(GENESIS, "a", 1, "t", b"s") == sha256(bytes(32) + inner).digest()


def test_a_changed_byte_shows(rows: list[ChainRow]) -> None:
    state = rows[3].state or b""
    rows[3] = replace(rows[3], state=state.replace(b"support", b"supporT"))
    with pytest.raises(BrokenChainError, match="content") as broken:
        verify_case("zaak-é", rows)
    assert broken.value.version == 4


def test_a_changed_topic_another_case_and_a_missing_row_show(rows: list[ChainRow]) -> None:
    for changed in (
        [replace(rows[0], topic="case.closed.v1"), *rows[1:]],
        [*rows[:3], *rows[4:]],
        [replace(rows[0], previous_hash=b"\1" * 32), *rows[1:]],
    ):
        with pytest.raises(BrokenChainError):
            verify_case("zaak-é", changed)
    with pytest.raises(BrokenChainError):
        verify_case("another", rows)


def test_a_destroyed_payload_leaves_the_chain_whole_when_its_hash_is_kept(
    dsn: str, rows: list[ChainRow], log: EventLog
) -> None:
    whole = log.verify("zaak-é")
    with without_seat_belt(dsn) as connection:
        connection.execute(
            "UPDATE ledger_events SET state_hash = sha256(state), state = '' WHERE originator_version = 2"
        )
    assert log.verify("zaak-é") == whole
    rows[1] = replace(rows[1], state=None)
    with pytest.raises(BrokenChainError, match="hash was not kept"):
        verify_case("zaak-é", rows)


def test_a_row_changed_in_the_database_shows(dsn: str, log: EventLog) -> None:
    log.append("a", 0, [RECEIVED, CONFIRMED], stamp("c1"), number_prefix=None)
    with without_seat_belt(dsn) as connection:
        connection.execute(
            "UPDATE ledger_events SET state = set_byte(state, 20, get_byte(state, 20) # 1)"
            " WHERE originator_version = 1"
        )
    with pytest.raises(BrokenChainError):
        log.verify("a")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_events SET topic = 'x'",
        "DELETE FROM ledger_events",
        "TRUNCATE ledger_events",
        "UPDATE rule_versions SET sha256 = 'x'",
        "DELETE FROM rule_versions",
    ],
)
def test_ordinary_means_change_nothing(dsn: str, log: EventLog, change: str) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)
    with psycopg.connect(dsn) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(change.encode())


def test_a_gap_is_refused_even_by_hand(dsn: str, log: EventLog) -> None:
    log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None)
    with psycopg.connect(dsn) as connection, pytest.raises(psycopg.errors.ForeignKeyViolation):
        connection.execute(
            "INSERT INTO ledger_events (originator_id, originator_version, topic, state, previous_hash,"
            " event_hash, committed_at) SELECT originator_id, 3, topic, state, previous_hash, event_hash,"
            " committed_at FROM ledger_events"
        )
