"""Appends at the ledger, against a raw INSERT and against the library's own recorder."""

import itertools
import secrets
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder

from domain.events import Channel, ReceiptConfirmed
from domain.fact import Stamp
from domain.roles import Role
from ledger.connections import Datastore
from ledger.log import EventLog
from ledger.schema import create_schema
from workers.place import settings_from, started

_TURNS = 5
_ALONE = 300
_WRITERS = 16
_EACH = 40

Append = Callable[[], None]


def _appends(log: EventLog) -> Append:
    """Return an append of one event to a case of its own, so that nothing but the append is timed."""
    moment = datetime(2026, 2, 3, 9, tzinfo=UTC)
    event = ReceiptConfirmed(occurred=moment, channel=Channel.EMAIL)

    def append() -> None:
        command = secrets.token_hex(16)
        stamp = Stamp(
            by="benchmark",
            role=Role.HANDLER,
            mandate=None,
            recorded=moment,
            command=command,
            fingerprint=command,
        )
        log.append(secrets.token_hex(16), 0, [event], stamp, number_prefix=None)

    return append


def _library(dsn: str) -> tuple[Datastore, Append]:
    datastore = Datastore(dsn, pool_size=_WRITERS)
    datastore.pool.open(wait=True)
    recorder = PostgresApplicationRecorder(datastore, events_table_name="bench_library")
    recorder.create_table()

    def append() -> None:
        recorder.insert_events([StoredEvent(str(uuid4()), 1, "case.receipt-confirmed.v1", b"x" * 400)])

    return datastore, append


def _rate(append: Append, number: int) -> float:
    begin = time.perf_counter()
    for _ in range(number):
        append()
    return number / (time.perf_counter() - begin)


def _rate_together(append: Append) -> float:
    begin = time.perf_counter()
    with ThreadPoolExecutor(_WRITERS) as threads:
        list(threads.map(lambda _: [append() for _ in range(_EACH)], range(_WRITERS)))
    return _WRITERS * _EACH / (time.perf_counter() - begin)


def _ratio(one: Callable[[], float], other: Callable[[], float]) -> tuple[float, float, float]:
    """Return both medians and the median of the ratios, taken in turns: noise hits both alike."""
    ones, others = zip(*((one(), other()) for _ in range(_TURNS)), strict=True)
    ratios = [first / second for first, second in zip(ones, others, strict=True)]
    return statistics.median(ones), statistics.median(others), statistics.median(ratios)


def measure(data_dir: Path) -> list[str]:
    """Return the figures of one append alone and of many writers at once, as lines to print."""
    with started(settings_from(None), data_dir, 0) as place:
        dsn = place.postgres_dsn
        create_schema(dsn)
        with EventLog(dsn, pool_size=4) as log, psycopg.connect(dsn, autocommit=True) as raw:
            raw.execute(
                "CREATE TABLE bench_raw (id bigserial PRIMARY KEY, case_id text, topic text, state bytea)"
            )
            numbers = itertools.count()

            def insert() -> None:
                raw.execute(
                    "INSERT INTO bench_raw (case_id, topic, state) VALUES (%s, %s, %s)",
                    (str(next(numbers)), "case.receipt-confirmed.v1", b"x" * 400),
                    prepare=True,
                )

            append = _appends(log)
            append()
            alone = _ratio(lambda: _rate(append, _ALONE), lambda: _rate(insert, _ALONE))
            datastore, library = _library(dsn)
            try:
                together = _ratio(lambda: _rate_together(append), lambda: _rate_together(library))
            finally:
                datastore.close()
    return [
        (
            f"een append alleen           {alone[0]:8.0f} /s  kale INSERT {alone[1]:8.0f} /s"
            f"   verhouding {alone[2]:5.2f}  (doel: ten minste 0.6)"
        ),
        (
            f"appends, {_WRITERS} schrijvers      {together[0]:8.0f} /s  recorder {together[1]:6.0f} /s"
            f"   verhouding {together[2]:5.2f}  (doel: ten minste 8)"
        ),
    ]
