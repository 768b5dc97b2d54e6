"""The one statement that writes events: several commands, one round trip, an answer for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, LiteralString, NamedTuple

import psycopg

from domain.decision import Conflict, IdReused

_ANSWER = 'SELECT item, outcome, case_id, version, "position", at, number, event_topic, event_state'
_MANY = (
    " FROM ledger_append(%b::text[], %b::bigint[], %b::text[], %b::text[], %b::text[],"
    " %b::int[], %b::text[], %b::bytea[])"
)
_ONE = (
    " FROM ledger_append(ARRAY[%b::text], ARRAY[%b::bigint], ARRAY[%b::text], ARRAY[%b::text],"
    " ARRAY[%b::text], ARRAY[%b::int], ARRAY[{topics}]::text[], ARRAY[{states}]::bytea[])"
)
_FEW = 8
"""Up to so many events an item that comes alone is sent as plain values, which costs half of lists."""


@dataclass(frozen=True)
class Item:
    """The events of one command. `expected` is the version they follow; none is: wherever the case ends.

    Text that PostgreSQL cannot hold is refused here, with `ValueError`: inside a batch it
    would take the items of others down with it.
    """

    case: str
    expected: int | None
    command: str
    fingerprint: str
    prefix: str | None
    events: tuple[tuple[str, bytes], ...]

    def __post_init__(self) -> None:
        for text in (self.case, self.command, self.fingerprint, self.prefix or "-"):
            if not text or b"\0" in text.encode():
                raise ValueError("an id in the ledger is text that is not empty and holds no NUL")


class Line(NamedTuple):
    """One row of the answer. Topic and state are there only for what was stored earlier."""

    item: int
    outcome: str
    case: str
    version: int
    position: int
    at: datetime
    number: str | None
    topic: str | None
    state: bytes | None


Answer = tuple[Line, ...] | Conflict | IdReused


def append(connection: psycopg.Connection[Any], items: Sequence[Item]) -> list[Answer]:
    """Append each item that can be, in one transaction, and return what became of each.

    An item without events answers with no lines, unless its command or version says otherwise.
    """
    query, arguments = _one(items[0]) if len(items) == 1 else _many(items)
    with connection.cursor(binary=True, row_factory=psycopg.rows.tuple_row) as cursor:
        lines: list[list[Line]] = [[] for _ in items]
        for row in cursor.execute(query, arguments, prepare=True):
            line = Line(*row)
            lines[line.item - 1].append(line)
    return [_answer(each) for each in lines]


def _one(item: Item) -> tuple[LiteralString, Sequence[object]]:
    if len(item.events) > _FEW:
        return _many([item])
    count = len(item.events)
    query = _ONE.format(topics=", ".join(["%b"] * count), states=", ".join(["%b"] * count))
    topics = (topic for topic, _ in item.events)
    states = (state for _, state in item.events)
    fixed = (item.case, item.expected, item.command, item.fingerprint, item.prefix, count)
    return _ANSWER + query, (*fixed, *topics, *states)


def _many(items: Sequence[Item]) -> tuple[LiteralString, Sequence[object]]:
    return _ANSWER + _MANY, (
        [item.case for item in items],
        [item.expected for item in items],
        [item.command for item in items],
        [item.fingerprint for item in items],
        [item.prefix for item in items],
        [len(item.events) for item in items],
        [topic for item in items for topic, _ in item.events],
        [state for item in items for _, state in item.events],
    )


def _answer(lines: list[Line]) -> Answer:
    if lines and lines[0].outcome == "conflict":
        return Conflict(version=lines[0].version)
    if lines and lines[0].outcome == "reused":
        return IdReused(case=lines[0].case)
    return tuple(lines)
