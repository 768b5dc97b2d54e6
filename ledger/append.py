"""The one statement that writes events: several commands, one round trip, an answer for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import psycopg

from domain.decision import Conflict, IdReused

_APPEND = """
SELECT item, outcome, case_id, version, "position", at, number, event_topic, event_state
FROM ledger_append(
    %b::text[], %b::bigint[], %b::text[], %b::text[], %b::text[], %b::int[], %b::text[], %b::bytea[]
)
"""


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
    arguments = (
        [item.case for item in items],
        [item.expected for item in items],
        [item.command for item in items],
        [item.fingerprint for item in items],
        [item.prefix for item in items],
        [len(item.events) for item in items],
        [topic for item in items for topic, _ in item.events],
        [state for item in items for _, state in item.events],
    )
    with connection.cursor(binary=True, row_factory=psycopg.rows.tuple_row) as cursor:
        lines: list[list[Line]] = [[] for _ in items]
        for row in cursor.execute(_APPEND, arguments, prepare=True):
            line = Line(*row)
            lines[line.item - 1].append(line)
    return [_answer(each) for each in lines]


def _answer(lines: list[Line]) -> Answer:
    if lines and lines[0].outcome == "conflict":
        return Conflict(version=lines[0].version)
    if lines and lines[0].outcome == "reused":
        return IdReused(case=lines[0].case)
    return tuple(lines)
