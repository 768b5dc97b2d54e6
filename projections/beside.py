"""Read models beside the live ones: begun, loaded, compared and brought up to the ledger, step by step."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import psycopg
from psycopg import IsolationLevel

from domain.rulebook import Rulebook
from ledger.log import EventLog
from projections import faults
from projections import progress as kept
from projections.building import Building
from projections.comparing import Comparison, comparable, compared
from projections.fingerprint import fingerprint
from projections.following import follow_on
from projections.model import ReadModel
from projections.progress import Progress
from projections.tracking import Bookmarks

_WAIT = 10.0
"""Seconds that the live models are given to come to where those built anew are."""
_PAUSE = 0.05

Pair = tuple[ReadModel, ReadModel]
"""A model on its live tables, and the same on those that are built."""


@dataclass(frozen=True)
class SoFar:
    """So many facts, up to position `target` at most, were loaded into these models."""

    models: tuple[str, ...]
    facts: int
    target: int


class Beside:
    """Each step may be broken off anywhere: a new one goes on from what is in the database."""

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
        self.pairs = [(model.within(str(row[0])), model.within(kept.SCHEMA)) for model in models]

    def begin(self) -> set[str]:
        """Make the tables that are not there yet, and return the models of which a part was loaded before."""
        with self._connection.transaction():
            kept.open_schema(self._cursor, fingerprint(self._rulebook))
            known = kept.progress(self._cursor)
            new = [pair for pair in self.pairs if pair[1].name not in known]
            for _, anew in new:
                for table in anew.tables:
                    table.create(self._cursor)
            for (_, anew), target in zip(new, self._targets(new), strict=True):
                kept.begin(self._cursor, anew, target)
        return {anew.name for _, anew in self.pairs if anew.name in known and known[anew.name].facts}

    def load(self, told: Callable[[SoFar], None]) -> None:
        """Load what was not loaded before; models that are at the same place are loaded together."""
        loading = [each for each in (self._progress(anew) for _, anew in self.pairs) if each.position is None]
        for (target, after), group in groupby(sorted(loading, key=_place), key=_place):
            self._load([self._anew(each.model) for each in group], target, after, told)

    def compare(self) -> dict[str, Comparison]:
        """Return how each live model differs, or how it did when that was found before an interruption."""
        return {anew.name: self._comparison(live, anew) for live, anew in self.pairs}

    def catch_up(self) -> None:
        """Bring the models up to the ledger, so that little is left to do while the projector waits."""
        for _, anew in self.pairs:
            with self._connection.transaction():
                self._follow(anew, self._progress(anew).position or 0, self._ledger.last_position())

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

    def _comparison(self, live: ReadModel, anew: ReadModel) -> Comparison:
        before = self._progress(anew).comparison
        if before is not None:
            return before
        until = time.monotonic() + _WAIT
        while (found := self._compared(live, anew)).not_compared == "behind" and time.monotonic() < until:
            time.sleep(_PAUSE)
        with self._connection.transaction():
            kept.was_compared(self._cursor, anew, found)
        return found

    def _compared(self, live: ReadModel, anew: ReadModel) -> Comparison:
        """Compare at the position where the live model is in one snapshot; it goes on meanwhile."""
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

    def _follow(self, anew: ReadModel, position: int, upto: int) -> None:
        kept.at(
            self._cursor,
            anew,
            follow_on(self._cursor, self._ledger, self._rulebook, anew, position, upto),
        )

    def _progress(self, anew: ReadModel) -> Progress:
        return kept.progress(self._cursor)[anew.name]

    def _anew(self, name: str) -> ReadModel:
        return next(anew for _, anew in self.pairs if anew.name == name)


def _place(each: Progress) -> tuple[int, str]:
    return each.target, each.last_case
