"""Rebuilding read models beside the live ones: load, compare, swap, and go on where it was broken off."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import tuple_row

from domain.rulebook import Rulebook
from domain.value import Frozen
from ledger.log import EventLog
from projections import faults
from projections import progress as kept
from projections.building import Building
from projections.comparing import Comparison, comparable, compared
from projections.fingerprint import fingerprint
from projections.following import follow_on
from projections.model import ReadModel
from projections.progress import Progress
from projections.swapping import swap
from projections.tracking import Bookmarks

_ALONE = "SELECT pg_try_advisory_lock(1464156498, 5)"
_WAIT = 10.0
"""Seconds that the live models are given to come to where those built anew are."""
_PAUSE = 0.05

Pair = tuple[ReadModel, ReadModel]
"""A model on its live tables, and the same on those that are built."""


class UnderWayError(RuntimeError):
    """Another process rebuilds read models of this ledger; two at once would undo each other's work."""


@dataclass(frozen=True)
class SoFar:
    """So many facts of at most so many positions were loaded into these models."""

    models: tuple[str, ...]
    facts: int
    target: int


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
        return _Rebuild(connection, ledger, rulebook, models).run(told)


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


class _Rebuild:
    def __init__(
        self,
        connection: psycopg.Connection[tuple[Any, ...]],
        ledger: EventLog,
        rulebook: Rulebook,
        models: Sequence[ReadModel],
    ) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._ledger = ledger
        self._rulebook = rulebook
        self._bookmarks = Bookmarks(ledger.connections.datastore)
        (row,) = connection.execute("SELECT current_schema()").fetchall()
        self._live = str(row[0])
        self._pairs = [(model.within(self._live), model.within(kept.SCHEMA)) for model in models]

    def run(self, told: Callable[[SoFar], None]) -> list[Rebuilt]:
        resumed = self._begin()
        for (target, after), group in groupby(sorted(self._loading(), key=_place), key=_place):
            self._load([self._anew(each.model) for each in group], target, after, told)
        for live, anew in self._pairs:
            if self._progress(anew).comparison is None:
                self._compare(live, anew)
        for _, anew in self._pairs:
            self._catch_up(anew)
        comparisons = {anew.name: self._progress(anew).comparison for _, anew in self._pairs}
        positions = swap(self._connection, self._ledger, self._rulebook, self._bookmarks, self._pairs)
        with self._connection.transaction():
            kept.close_schema(self._cursor)
        return [
            Rebuilt(
                model=name,
                position=positions[name],
                resumed=name in resumed,
                comparison=comparison or Comparison(position=positions[name]),
            )
            for name, comparison in comparisons.items()
        ]

    def _begin(self) -> set[str]:
        """Make the tables that are not there yet, and return the models of which a part was loaded before."""
        with self._connection.transaction():
            kept.open_schema(self._cursor, fingerprint(self._rulebook))
            known = kept.progress(self._cursor)
            new = [pair for pair in self._pairs if pair[1].name not in known]
            for _, anew in new:
                for table in anew.tables:
                    table.create(self._cursor)
            for (_, anew), target in zip(new, self._targets(new), strict=True):
                kept.begin(self._cursor, anew, target)
        return {anew.name for _, anew in self._pairs if anew.name in known and known[anew.name].facts}

    def _targets(self, pairs: Sequence[Pair]) -> list[int]:
        """Up to which position each is loaded: where the live models are, to compare them there.

        One for all, so that a case is folded once, but its own for a model that stands still
        before a fact: it would never come to where the others are.
        """
        positions = self._bookmarks.positions(self._cursor)
        stuck = {fault.model for fault in faults.faults(self._cursor)}
        alike = {anew.name for live, anew in pairs if comparable(self._cursor, live, anew)}
        going = [positions.get(name, 0) for name in alike - stuck]
        common = max(going, default=0) or self._ledger.last_position()
        return [positions.get(anew.name, 0) if anew.name in alike & stuck else common for _, anew in pairs]

    def _loading(self) -> list[Progress]:
        return [each for each in (self._progress(anew) for _, anew in self._pairs) if each.position is None]

    def _load(
        self, anew: Sequence[ReadModel], target: int, after: str, told: Callable[[SoFar], None]
    ) -> None:
        building = Building(self._ledger, self._rulebook, anew, target)
        names = tuple(model.name for model in anew)
        facts = self._progress(anew[0]).facts
        for block in building.blocks(after):
            with self._connection.transaction():
                building.load(self._cursor, block)
                kept.loaded(self._cursor, anew, block.last, len(block.facts))
            facts += len(block.facts)
            told(SoFar(names, facts, target))
        for model in anew:
            with self._connection.transaction():
                for table in model.tables:
                    table.index(self._cursor)
                    table.analyze(self._cursor)
                kept.at(self._cursor, model, target)

    def _compare(self, live: ReadModel, anew: ReadModel) -> None:
        """Compare at the position where the live model is in one snapshot; it goes on meanwhile."""
        until = time.monotonic() + _WAIT
        while (found := self._compared(live, anew)).not_compared == "behind" and time.monotonic() < until:
            time.sleep(_PAUSE)
        with self._connection.transaction():
            kept.was_compared(self._cursor, anew, found)

    def _compared(self, live: ReadModel, anew: ReadModel) -> Comparison:
        position = self._progress(anew).position or 0
        if not comparable(self._cursor, live, anew):
            return Comparison(position=position, not_compared="columns-changed")
        self._connection.isolation_level = IsolationLevel.REPEATABLE_READ
        try:
            with self._connection.transaction():
                there = self._bookmarks.positions(self._cursor).get(live.name, 0)
                if there < position:
                    return Comparison(position=there, not_compared="behind")
                self._follow(anew, position, there)
                return compared(self._cursor, live, anew, there)
        finally:
            self._connection.isolation_level = None

    def _catch_up(self, anew: ReadModel) -> None:
        """Bring a model up to the ledger, so that little is left to do while the projector waits."""
        with self._connection.transaction():
            self._follow(anew, self._progress(anew).position or 0, self._ledger.last_position())

    def _follow(self, anew: ReadModel, position: int, upto: int) -> None:
        kept.at(
            self._cursor,
            anew,
            follow_on(self._cursor, self._ledger, self._rulebook, anew, position, upto),
        )

    def _progress(self, anew: ReadModel) -> Progress:
        return kept.progress(self._cursor)[anew.name]

    def _anew(self, name: str) -> ReadModel:
        return next(anew for _, anew in self._pairs if anew.name == name)


def _place(each: Progress) -> tuple[int, str]:
    return each.target, each.last_case
