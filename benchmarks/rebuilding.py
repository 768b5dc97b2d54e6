"""A rebuild of all read models against a loop that only reads and validates the same events."""

import statistics
import time
from pathlib import Path

from benchmarks.filling import fill
from domain.rulebook import Rulebook
from ledger.log import EventLog
from projections.models import MODELS
from projections.projector import BATCH, Projector
from projections.rebuild import rebuild
from projections.schema import create_schema
from workers.place import settings_from, started

_EVENTS = 50_000
_TURNS = 3


def measure(data_dir: Path) -> list[str]:
    """Return how quickly read models are rebuilt, from reading to the swap, as lines to print."""
    rulebook = Rulebook.read()
    with started(settings_from(None), data_dir, 0) as place:
        dsn = place.postgres_dsn
        events = fill(dsn, _EVENTS).events
        create_schema(dsn)
        with Projector(dsn, rulebook) as projector, EventLog(dsn) as log:
            projector.catch_up()
            turns = [(_read(log), _rebuilt(log, rulebook)) for _ in range(_TURNS)]
    reading, rebuilding = (events / statistics.median(seconds) for seconds in zip(*turns, strict=True))
    ratio = statistics.median(read / built for read, built in turns)
    return [
        (
            f"{events} feiten herbouwen    {rebuilding:8.0f} /s  lezen en valideren {reading:7.0f} /s"
            f"   verhouding {ratio:5.2f}  (doel: ten minste 0.4)"
        )
    ]


def _read(log: EventLog) -> float:
    """Return the seconds in which every event was read and validated, page by page."""
    begin, position = time.perf_counter(), 0
    while (page := log.positions_after(position, BATCH)).last != position:
        position = page.last
    return time.perf_counter() - begin


def _rebuilt(log: EventLog, rulebook: Rulebook) -> float:
    """Return the seconds of a whole rebuild: loaded, indexed, compared and swapped."""
    begin = time.perf_counter()
    differing = [each.model for each in rebuild(log, rulebook, MODELS) if each.comparison.counts]
    if differing:
        raise SystemExit(f"rebuilt otherwise than followed: {differing}")
    return time.perf_counter() - begin
