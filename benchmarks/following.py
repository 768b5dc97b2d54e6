"""Following the ledger: a backlog against the library's own runner, and an append until it is seen."""

import statistics
import time
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg

from benchmarks import runner
from benchmarks.filling import fill
from domain.events import HandlerAssigned
from domain.fact import Stamp
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.sealed import Staff
from ledger.log import EventLog
from projections.models import MODELS
from projections.projector import Projector
from projections.queries import ReadModels
from projections.schema import create_schema
from workers.place import settings_from, started

EVENTS = 50_000
_SAMPLE = 500
_APPENDS = 200


def measure(data_dir: Path) -> list[str]:
    """Return how quickly a backlog is drained and how soon an append is seen, as lines to print."""
    rulebook = Rulebook.read()
    with started(settings_from(None), data_dir, 0) as place:
        dsn = place.postgres_dsn
        events = fill(dsn, EVENTS).events
        create_schema(dsn)
        by_runner = runner.rate(dsn, rulebook, _SAMPLE)
        _emptied(dsn)
        with Projector(dsn, rulebook) as projector:
            begin = time.perf_counter()
            projector.catch_up()
            drained = events / (time.perf_counter() - begin)
            seen = _seen(dsn, projector, rulebook)
    middle, slow = statistics.median(seen) * 1e3, statistics.quantiles(seen, n=20)[-1] * 1e3
    return [
        (
            f"{events} feiten inhalen      {drained:8.0f} /s  ProjectionRunner {by_runner:5.0f} /s"
            f"   verhouding {drained / by_runner:5.1f}  (doel: ten minste 20; runner over {_SAMPLE} feiten)"
        ),
        f"van append tot zichtbaar     {middle:8.1f} ms p50  {slow:8.1f} ms p95   ({_APPENDS} keer)",
    ]


def _emptied(dsn: str) -> None:
    """Throw away what the runner wrote: both begin with empty tables."""
    with psycopg.connect(dsn) as connection:
        for model in MODELS:
            for table in model.tables:
                connection.execute(f"TRUNCATE {table.name}")


def _seen(dsn: str, projector: Projector, rulebook: Rulebook) -> list[float]:
    """Return the seconds from the return of an append until every read model shows it, one by one."""
    stop = Event()
    following = Thread(target=projector.run, args=(stop,))
    following.start()
    try:
        with EventLog(dsn) as log, ReadModels(log.connections, rulebook, _NoVault()) as models:
            return [_until_seen(log, models, nth, case) for nth, case in enumerate(_cases(log))]
    finally:
        stop.set()
        following.join()


def _cases(log: EventLog) -> list[str]:
    return [case for case, _ in zip(log.cases(), range(_APPENDS), strict=False)]


def _until_seen(log: EventLog, models: ReadModels, nth: int, case: str) -> float:
    facts = log.read(case)
    recorded = facts[-1].fact.stamp.recorded
    stamp = Stamp(
        by="benchmark",
        role=Role.HANDLER,
        mandate=None,
        recorded=recorded,
        command=f"b-{nth}",
        fingerprint="-",
    )
    event = HandlerAssigned(occurred=recorded, handler=Staff(ref="staff-0", digest="0" * 64))
    log.append(case, facts[-1].fact.version, [event], stamp, number_prefix=None)
    begin = time.perf_counter()
    if not models.wait_until(log.last_position(), 30):
        raise SystemExit("an append was not shown within half a minute")
    return time.perf_counter() - begin


class _NoVault:
    def open(self, refs: Any) -> dict[str, str]:  # noqa: ANN401, ARG002 - nothing lies in the vault here
        """Return nothing: no name or text is asked here."""
        return {}
