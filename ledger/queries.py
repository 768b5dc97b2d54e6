"""Every question that the event log asks its database, besides the append."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString

import psycopg
from psycopg.rows import tuple_row

from ledger.chain import ChainRow
from ledger.rows import BESIDE, Row

_ROWS: LiteralString = (
    "SELECT originator_id, originator_version, topic, state, notification_id, committed_at, case_number"
    " FROM ledger_events "
)
_CASES_A_PAGE = 1000

LAST = 2**63 - 1
"""A position after all others."""

Connection = psycopg.Connection[Any]


def _select(connection: Connection, query: LiteralString, *arguments: object) -> list[tuple[Any, ...]]:
    with connection.cursor(binary=True, row_factory=tuple_row) as cursor:
        return cursor.execute(query, arguments, prepare=True).fetchall()


def of_stream(connection: Connection, stream: str, upto: int | None) -> list[Row]:
    """The rows of a case or of what is kept beside it, up to and with version `upto`."""
    where: LiteralString = "WHERE originator_id = %s "
    if upto is None:
        return [
            Row(*row) for row in _select(connection, _ROWS + where + "ORDER BY originator_version", stream)
        ]
    where += "AND originator_version <= %s ORDER BY originator_version"
    return [Row(*row) for row in _select(connection, _ROWS + where, stream, upto)]


def of_streams(connection: Connection, streams: Sequence[str], upto: int = LAST) -> list[Row]:
    """The rows of several cases up to a position, case by case in order of version."""
    where: LiteralString = (
        "WHERE originator_id = ANY (%s::text[]) AND notification_id <= %s"
        " ORDER BY originator_id, originator_version"
    )
    return [Row(*row) for row in _select(connection, _ROWS + where, streams, upto)]


def after(connection: Connection, position: int, limit: int) -> list[Row]:
    """The rows after a position, in order of position."""
    where: LiteralString = "WHERE notification_id > %s ORDER BY notification_id LIMIT %s"
    return [Row(*row) for row in _select(connection, _ROWS + where, position, limit)]


def by_case(connection: Connection, after: tuple[str, int], upto: int, limit: int) -> list[Row]:
    """The rows of facts up to a position, one case after another, after a version of a case."""
    where: LiteralString = (
        "WHERE (originator_id, originator_version) > (%s, %s) AND notification_id <= %s"
        " AND strpos(originator_id, %s) = 0 ORDER BY originator_id, originator_version LIMIT %s"
    )
    return [Row(*row) for row in _select(connection, _ROWS + where, *after, upto, BESIDE, limit)]


def of_command(connection: Connection, command: str) -> tuple[list[Row], str, str | None]:
    """The rows of a command, its fingerprint, and the number of its case; no rows where it is unknown."""
    answer = _select(
        connection,
        "SELECT e.originator_id, e.originator_version, e.topic, e.state, e.notification_id, e.committed_at,"
        " e.case_number, e.fingerprint, f.case_number FROM ledger_events e"
        " JOIN ledger_events f ON f.originator_id = e.originator_id AND f.originator_version = 1"
        " WHERE e.command_id = %s ORDER BY e.notification_id",
        command,
    )
    rows = [Row(*row[:7]) for row in answer]
    if not rows or rows[0].is_beside:
        return [], "", None
    return rows, answer[0][7], answer[0][8]


def holds(connection: Connection, command: str) -> bool:
    """Whether there are rows of that command."""
    return bool(_select(connection, "SELECT FROM ledger_events WHERE command_id = %s LIMIT 1", command))


def number(connection: Connection, case: str) -> str | None:
    """The number of a case, where it has begun and was given one."""
    found = _select(
        connection,
        "SELECT case_number FROM ledger_events WHERE originator_id = %s AND originator_version = 1",
        case,
    )
    return found[0][0] if found else None


def case_numbered(connection: Connection, number: str) -> str | None:
    """The id of the case of that number."""
    found = _select(connection, "SELECT originator_id FROM ledger_events WHERE case_number = %s", number)
    return found[0][0] if found else None


def last_position(connection: Connection) -> int:
    """The position of the last row, or 0."""
    return _select(connection, "SELECT coalesce(max(notification_id), 0) FROM ledger_events")[0][0]  # type: ignore[no-any-return] # a bigint


def position_before(connection: Connection, moment: datetime) -> int:
    """A position up to which everything was committed before a moment, and after which nothing was.

    Positions and moments rise together (`ledger_append`), so halving finds it along the index on
    positions: one on moments would be paid for by every append.
    """
    low, high = 0, last_position(connection)
    while low < high:
        middle = (low + high + 1) // 2
        found = _select(
            connection,
            "SELECT notification_id, committed_at FROM ledger_events WHERE notification_id <= %s"
            " ORDER BY notification_id DESC LIMIT 1",
            middle,
        )
        if not found or found[0][1] < moment:
            low = middle
        else:
            high = found[0][0] - 1
    return low


def cases_after(
    connection: Connection, position: int, upto: int = LAST, limit: int = _CASES_A_PAGE
) -> list[tuple[str, int]]:
    """Cases that began after a position and up to another, with where they began, in that order."""
    found = _select(
        connection,
        "SELECT originator_id, notification_id FROM ledger_events WHERE originator_version = 1"
        " AND notification_id > %s AND notification_id <= %s AND strpos(originator_id, %s) = 0"
        " ORDER BY notification_id LIMIT %s",
        position,
        upto,
        BESIDE,
        limit,
    )
    return [(case, began) for case, began in found]


def chain(connection: Connection, stream: str) -> Iterator[ChainRow]:
    """What the hash chain of a stream is made of, in order of version."""
    rows = _select(
        connection,
        "SELECT originator_version, topic, state, previous_hash, event_hash, state_hash FROM ledger_events"
        " WHERE originator_id = %s ORDER BY originator_version",
        stream,
    )
    return (ChainRow(*row) for row in rows)


def held_rules(connection: Connection) -> dict[str, str]:
    """The hash of each version of rules that an engine ever started with on this ledger."""
    return dict(_select(connection, "SELECT version, sha256 FROM rule_versions"))


def hold_rules(connection: Connection, hashes: Mapping[str, str]) -> str | None:
    """Remember versions not seen before; return one that was seen with another hash."""
    versions: Sequence[str] = sorted(hashes)
    held = [hashes[version] for version in versions]
    connection.execute(
        "INSERT INTO rule_versions SELECT * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING",
        (versions, held),
    )
    differing = _select(
        connection,
        "SELECT r.version FROM rule_versions r JOIN unnest(%s::text[], %s::text[]) AS u (version, sha256)"
        " USING (version) WHERE r.sha256 <> u.sha256 ORDER BY r.version LIMIT 1",
        versions,
        held,
    )
    return differing[0][0] if differing else None
