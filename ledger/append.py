"""The one statement that writes events: several commands, one round trip, an answer for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import psycopg

from domain.decision import Conflict, IdReused
from ledger.wire import BYTES, INTEGER, LONG, TEXT, Prepared, array, integer, long, moment_of, number_of

_APPEND = Prepared(
    "ledger_append",
    'SELECT item, outcome, case_id, version, "position", at, number, event_topic, event_state'
    " FROM ledger_append($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],"
    " $6::int[], $7::text[], $8::bytea[])",
)


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
    """An event of the answer. Topic and state are there only for what was stored earlier."""

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
    answer = _APPEND.ask(connection, _arguments(items))
    lines: list[list[Line]] = [[] for _ in items]
    refused: dict[int, Conflict | IdReused] = {}
    for row in range(answer.ntuples):
        item, outcome, case, version, *told = (
            answer.get_value(row, column) or b"" for column in range(answer.nfields)
        )
        nth = number_of(item) - 1
        if outcome == b"conflict":
            refused[nth] = Conflict(version=number_of(version))
        elif outcome == b"reused":
            refused[nth] = IdReused(case=case.decode())
        else:
            lines[nth].append(_line(outcome, case, version, told))
    return [refused.get(nth) or tuple(each) for nth, each in enumerate(lines)]


def _arguments(items: Sequence[Item]) -> Sequence[bytes]:
    events = [event for item in items for event in item.events]
    return (
        array(TEXT, [item.case.encode() for item in items]),
        array(LONG, [None if item.expected is None else long(item.expected) for item in items]),
        array(TEXT, [item.command.encode() for item in items]),
        array(TEXT, [item.fingerprint.encode() for item in items]),
        array(TEXT, [None if item.prefix is None else item.prefix.encode() for item in items]),
        array(INTEGER, [integer(len(item.events)) for item in items]),
        array(TEXT, [topic.encode() for topic, _ in events]),
        array(BYTES, [state for _, state in events]),
    )


def _line(outcome: bytes, case: bytes, version: bytes, told: Sequence[bytes]) -> Line:
    position, at, number, topic, state = told
    return Line(
        outcome.decode(),
        case.decode(),
        number_of(version),
        number_of(position),
        moment_of(at),
        number.decode() or None,
        topic.decode() or None,
        state or None,
    )
