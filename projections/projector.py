"""The projector: keeps every read model up with the ledger, in order, nothing twice."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self

import psycopg
import structlog
from eventsourcing.persistence import PersistenceError
from psycopg import Cursor, conninfo

from domain.rulebook import Rulebook
from ledger.log import EventLog
from ledger.rows import Page
from projections import faults
from projections.faults import Fault
from projections.lived import Lived, lived
from projections.model import ReadModel
from projections.models import MODELS
from projections.patience import Patience, is_away
from projections.tracking import Bookmarks
from projections.writing import known, write

_log = structlog.get_logger()

BATCH = 1000
_POLL = 1.0
"""Seconds after which the ledger is looked at without having called."""
_POOL_TIMEOUT = 5.0
_UNHURRIED = "-c synchronous_commit=off"
"""Rows and position reach the disk together, if a moment later: what a crash takes is projected again."""


@dataclass
class _Walk:
    """One model on its way: how large a batch it can take, how many facts it took, how it ended."""

    model: ReadModel
    limit: int
    facts: int = 0
    ended: bool = False
    stopped: bool = False


class Projector:
    """Runs in a thread of its own; several at once, here or elsewhere, do each batch once.

    A fact that a model cannot take in stops that model before it, visibly, and is tried
    again and again; the others go on.
    """

    def __init__(
        self, dsn: str, rulebook: Rulebook, *, models: Iterable[ReadModel] = MODELS, batch: int = BATCH
    ) -> None:
        self._ledger = EventLog(conninfo.make_conninfo(dsn, options=_UNHURRIED), pool_size=2)
        self._pool = self._ledger.connections.datastore.pool
        self._pool.timeout = _POOL_TIMEOUT
        self._bookmarks = Bookmarks(self._ledger.connections.datastore)
        self._rulebook = rulebook
        self._models = tuple(models)
        self._batch = batch
        self._page: tuple[int, int, Page] | None = None
        self._folded: tuple[Page, list[Lived]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._ledger.close()

    def run(self, stop: threading.Event) -> None:
        """Keep up until `stop` is set; waits out a database that is away."""
        stopped = {model.name: Patience() for model in self._models}
        away = Patience()
        while not stop.is_set():
            try:
                due = [model for model in self._models if stopped[model.name].over(time.monotonic())]
                for walk in self._advance(due, stop.is_set):
                    stopped[walk.model.name].told(time.monotonic(), well=not walk.stopped)
                away = Patience()
                self._ledger.wait_for_append(_POLL)
            except (psycopg.Error, PersistenceError) as error:
                seconds = away.told(time.monotonic(), well=False)
                _log.warning("projector-waits-for-database", error=type(error).__name__, seconds=seconds)
                stop.wait(seconds)
                self._pool.check()

    def catch_up(self) -> int:
        """Project all there is now and return how many facts the furthest model took in.

        A model that stands before a fact it cannot take in stays there; see `faults`.
        """
        return max((walk.facts for walk in self._advance(self._models, lambda: False)), default=0)

    def positions(self) -> dict[str, int]:
        """How far each read model is."""
        with self._bookmarks.transaction() as cursor:
            return self._bookmarks.positions(cursor)

    def faults(self) -> list[Fault]:
        """Where read models stand still, and why."""
        with self._bookmarks.transaction() as cursor:
            return faults.faults(cursor)

    def _advance(self, models: Iterable[ReadModel], enough: Callable[[], bool]) -> list[_Walk]:
        """Take models as far as they go, a batch of each in turn: so they share what was read."""
        walks = [_Walk(model, self._batch) for model in models]
        while not enough() and (going := [walk for walk in walks if not walk.ended]):
            for walk in going:
                self._pace(walk)
        return walks

    def _pace(self, walk: _Walk) -> None:
        """Write one batch, or halve one that fails until the one fact is left that cannot be taken in."""
        try:
            came_to = self._step(walk.model, walk.limit)
        except Exception as error:  # any error in one fact must not stop the other models
            if is_away(error):
                raise
            if walk.limit == 1:
                self._stopped(walk.model, error)
                walk.ended = walk.stopped = True
            walk.limit = max(1, walk.limit // 2)
            return
        facts, walk.ended = came_to
        walk.facts += facts
        walk.limit = min(2 * walk.limit, self._batch)

    def _step(self, model: ReadModel, limit: int) -> tuple[int, bool]:
        """Write one batch and return how many facts were in it, and whether it was the last one there was.

        What is appended from here on is told to whoever waits for it.
        """
        with self._bookmarks.transaction() as cursor:
            position = self._bookmarks.hold(cursor, model.name)
            page = self._read(position, limit)
            if page.last == position:
                return 0, True
            if page.facts:
                write(cursor, model, self._fold(cursor, model, page))
            faults.clear(cursor, model.name)
            self._bookmarks.move(cursor, model.name, page.last)
        return len(page.facts), page.rows < limit

    def _read(self, position: int, limit: int) -> Page:
        """Read on from a position; models that keep step share one reading. What is stored never changes."""
        if self._page is not None and self._page[:2] == (position, limit):
            return self._page[2]
        page = self._ledger.positions_after(position, limit)
        if page.last != position:
            self._page = (position, limit, page)
        return page

    def _fold(self, cursor: Cursor[Any], model: ReadModel, page: Page) -> list[Lived]:
        """Fold a page once for the models that keep step: at one position they know the same cases."""
        if self._folded is None or self._folded[0] is not page:
            before = known(cursor, model, {stored.fact.case for stored in page.facts})
            self._folded = (page, lived(before, page.facts, self._rulebook))
        return self._folded[1]

    def _stopped(self, model: ReadModel, error: Exception) -> None:
        with self._bookmarks.transaction() as cursor:
            position = self._bookmarks.hold(cursor, model.name)
            at = faults.locate(cursor, position)
            faults.record(cursor, model.name, at, error)
        _log.error(
            "projection-stopped",
            model=model.name,
            position=at[0],
            case=at[1],
            version=at[2],
            topic=at[3],
            error=type(error).__name__,
            where=faults.describe(error),
        )
