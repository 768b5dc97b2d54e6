"""The eventsourcing library's own way of projecting, on our tables: what following is held against."""

import time
from threading import Event
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import JSONTranscoder, Mapper, Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import BaseProjectionRunner, Projection
from psycopg.rows import tuple_row

from domain.fact import StoredFact
from domain.rulebook import Rulebook
from ledger.connections import Datastore
from ledger.mapper import FactMapper
from ledger.recorder import LedgerRecorder
from projections.lived import lived
from projections.models import MODELS
from projections.writing import known, write


class _Tables(PostgresTrackingRecorder):
    """Our tables, as the view of a projection of the library: one transaction an event."""

    def __init__(self, datastore: Datastore, rulebook: Rulebook) -> None:
        super().__init__(datastore, tracking_table_name="bench_tracking")
        self.create_table()
        self._rulebook = rulebook

    def take(self, fact: StoredFact, tracking: Tracking) -> None:
        """Write the rows of one fact in every read model, with the position."""
        with (
            self.datastore.transaction(commit=True) as given,
            given.connection.cursor(row_factory=tuple_row) as cursor,
        ):
            for model in MODELS:
                before = known(cursor, model, [fact.fact.case])
                write(cursor, model, lived(before, [fact], self._rulebook))
            self._insert_tracking(given, tracking)


class _OneByOne(Projection[_Tables]):
    def __init__(self, view: _Tables, sample: int, enough: Event) -> None:
        super().__init__(view)
        self._left, self._enough = sample, enough

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:  # noqa: ANN401 - the library's signature
        """Write one event; what the library does not hand on, moment and number, matters to no rate."""
        fact = domain_event.fact
        stored = StoredFact(fact=fact, position=tracking.notification_id, committed_at=fact.stamp.recorded)
        if self._left:
            self.view.take(stored, tracking)
            self._left -= 1
        if not self._left:
            self._enough.set()


def rate(dsn: str, rulebook: Rulebook, sample: int) -> float:
    """Return events a second of the library's runner on so many events at the begin of this ledger."""
    datastore = Datastore(dsn, pool_size=4)
    datastore.pool.open(wait=True)

    class Ledger(Application[str]):
        """Our ledger, as an application of the library."""

        def construct_mapper(self) -> Mapper[str]:
            """Return ours."""
            return FactMapper(JSONTranscoder())

        def construct_recorder(self) -> LedgerRecorder:
            """Return the one that reads our table."""
            return LedgerRecorder(datastore)

    enough = Event()
    view = _Tables(datastore, rulebook)
    begin = time.perf_counter()
    runner = BaseProjectionRunner[Ledger](
        projection=_OneByOne(view, sample, enough),
        application_class=Ledger,
        tracking_recorder=view,
        topics=(),
    )
    try:
        if not enough.wait(120):
            runner.run_forever(0)
            raise SystemExit("the library's runner did not come to the end of its sample")
        return sample / (time.perf_counter() - begin)
    finally:
        runner.stop()
        datastore.close()
