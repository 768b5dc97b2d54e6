"""Rebuilding read models beside the live ones: load, compare, swap, and go on where it was broken off."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from domain.rulebook import Rulebook
from domain.value import Frozen
from ledger.log import EventLog
from projections.beside import Beside, SoFar
from projections.comparing import Comparison
from projections.model import ReadModel
from projections.swapping import swap

_ALONE = "SELECT pg_try_advisory_lock(1464156498, 5)"


class UnderWayError(RuntimeError):
    """Another process rebuilds read models of this ledger; two at once would undo each other's work."""


class Rebuilt(Frozen):
    """One model that was rebuilt: where it is now, and how the one it replaced differed.

    `resumed` tells that an earlier rebuild, which was broken off, had loaded part of it.
    """

    model: str
    position: int
    resumed: bool
    comparison: Comparison


def rebuild(
    ledger: EventLog,
    rulebook: Rulebook,
    models: Sequence[ReadModel],
    told: Callable[[SoFar], None] = lambda _: None,
) -> list[Rebuilt]:
    """Rebuild read models from the ledger while readers and projector go on, and return what differed.

    Whatever it is killed by, the live models are as they were until the one transaction that
    replaces them, and the same call goes on where it was. Raises `UnderWayError`,
    `UntakableError` at a fact that even this code cannot take in, and `HeldError` where readers
    kept the tables too long; then nothing was replaced. What `told` raises breaks it off.
    """
    with _alone(ledger.connections.dsn) as connection, _seldom_collected():
        beside = Beside(connection, ledger, rulebook, models)
        resumed = beside.begin()
        beside.load(told)
        comparisons = beside.compare()
        beside.catch_up()
        positions = swap(connection, ledger, rulebook, beside.pairs)
    return [
        Rebuilt(model=name, position=positions[name], resumed=name in resumed, comparison=comparison)
        for name, comparison in comparisons.items()
    ]


@contextmanager
def _alone(dsn: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """Yield the one connection that writes: while it lives its lock keeps others from rebuilding."""
    with psycopg.connect(dsn, autocommit=True, row_factory=tuple_row) as connection:
        connection.execute("SET client_min_messages = warning")
        connection.execute("SET synchronous_commit = off")
        if connection.execute(_ALONE).fetchone() != (True,):
            raise UnderWayError
        yield connection


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Have Python look for cycles seldom: facts and rows have none, and looking takes a quarter of a load."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
