"""Many cases at once: read together, and appended together under the lock of every append.

For work that brings in whole histories. Each case still stands or falls by itself, and a live
append waits for one batch at the most: keep a batch to some hundreds of events.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from domain.events import Event
from domain.fact import Stamp, StoredFact
from ledger import queries
from ledger.append import Answer, Item, append
from ledger.canonical import encode
from ledger.log import EventLog
from ledger.rows import stored_fact


class Addition(NamedTuple):
    """The events of one command, behind version `expected` of its case."""

    case: str
    expected: int
    events: Sequence[Event]
    stamp: Stamp
    number_prefix: str | None


def read_many(log: EventLog, cases: Sequence[str]) -> dict[str, tuple[StoredFact, ...]]:
    """Return the facts of each of these cases that is in the ledger, in one round trip."""
    rows = log.connections.run(partial(queries.of_streams, streams=list(cases)))
    by_case = groupby(rows, key=lambda row: row.case)
    return {case: tuple(stored_fact(row) for row in group) for case, group in by_case}


def append_many(log: EventLog, additions: Iterable[Addition]) -> list[Answer]:
    """Return what became of each addition, in one transaction; a repeat is answered as it was then."""
    items = [
        Item(
            each.case,
            each.expected,
            each.stamp.command,
            each.stamp.fingerprint,
            each.number_prefix,
            tuple((event.topic, encode(event, each.stamp)) for event in each.events),
        )
        for each in additions
    ]
    return log.connections.run(lambda connection: append(connection, items)) if items else []


def fingerprint(events: Sequence[Event]) -> str:
    """Return the digest of events as they would be stored, whoever stores them and when."""
    return sha256(b"\n".join(event.model_dump_json().encode() for event in events)).hexdigest()
