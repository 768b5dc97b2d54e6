"""A bulk import of a log, against a bare COPY of the bytes that it stores."""

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from domain.sealed import Staff
from gateways.foreign_log.intake import Intake
from gateways.foreign_log.mapping_file import read_mapping
from gateways.foreign_log.reading import read_log
from gateways.foreign_log.reports import Reports
from ledger.log import EventLog
from ledger.schema import create_schema
from workers.place import rulebook_of, settings_from, started

_CASES = 4_000
_NOW = datetime(2026, 11, 24, tzinfo=UTC)
_MAPPING = """
source: bench
municipality: lindewaard
kind: support
term: {length: {number: 8, unit: weeks}, regime: statutory, basis: Awb art. 4:13 lid 2}
time_zone: Europe/Amsterdam
events: {case: case, activity: what, time: at, actor: who}
received: {events: [received]}
acknowledged: {events: [acknowledged]}
responded: {events: [responded]}
closed: {events: [closed]}
"""
_COPY = "COPY bench_copied (case_id, version, topic, state) FROM STDIN (FORMAT binary)"


def _log(folder: Path) -> Path:
    path = folder / "log.csv"
    steps = ("received", "acknowledged", "responded", "closed")
    with path.open("w") as file:
        file.write("case,what,at,who\n")
        for index in range(4 * _CASES):
            case, step = index % _CASES, index // _CASES
            file.write(
                f"{case},{steps[step]},20{10 + case % 15}-0{1 + 2 * step}-{1 + case % 28:02},u{case % 50}\n"
            )
    return path


def measure(data_dir: Path) -> list[str]:
    """Return the rate of an import from file to ledger beside that of a COPY, as a line to print."""
    settings = settings_from(None)
    with started(settings, data_dir, 0) as place, tempfile.TemporaryDirectory() as own:
        create_schema(place.postgres_dsn)
        folder = Path(own)
        mapping_file = folder / "mapping.yaml"
        mapping_file.write_text(_MAPPING)
        log_file = _log(folder)
        with EventLog(place.postgres_dsn) as log:
            begin = time.perf_counter()
            with read_log(log_file, None, read_mapping(mapping_file), _NOW) as found:
                read = time.perf_counter() - begin
                intake = Intake(log, rulebook_of(settings), found.findings, lambda: _NOW)
                reports = Reports(found.mapping, found.shelf, found.findings, lambda _: Staff.example())
                *_, tally = intake.take_in(reports, lambda: False)
            seconds = time.perf_counter() - begin
        copied = _copied(place.postgres_dsn, tally.facts)
    return [
        (
            f"import, {tally.facts} feiten      {tally.facts / seconds:8.0f} /s"
            f"  kale COPY {tally.facts / copied:9.0f} /s   verhouding {copied / seconds:5.3f}"
            f"  (getoond; lezen {read / seconds:.0%} van de tijd)"
        )
    ]


def _copied(dsn: str, expected: int) -> float:
    """Return the seconds of a COPY of what the ledger holds into a table without indexes or chain."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT originator_id, originator_version, topic, state FROM ledger_events"
        ).fetchall()
        if len(rows) != expected:
            raise RuntimeError(f"the ledger holds {len(rows)} facts, not {expected}")
        connection.execute(
            "CREATE TABLE bench_copied (case_id text, version bigint, topic text, state bytea)"
        )
        begin = time.perf_counter()
        with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            copy.set_types(["text", "int8", "text", "bytea"])
            for row in rows:
                copy.write_row(row)
        return time.perf_counter() - begin
