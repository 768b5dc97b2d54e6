"""A small log of a system that never was, in every form in which logs come."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.report import Report
from domain.rulebook import Rulebook
from domain.sealed import Staff
from gateways.foreign_log.findings import Findings
from gateways.foreign_log.intake import Intake
from gateways.foreign_log.mapping_file import read_mapping
from gateways.foreign_log.reading import read_log
from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.reports import Reports
from gateways.foreign_log.summary import Tally

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
RULEBOOK = Rulebook.read()

EVENTS = """zaak,stap,tijd,wie
Z-1,Ingekomen,2024-03-04T09:15:00+01:00,balie-2
Z-1,Bevestigd,2024-03-06T10:00:00+01:00,balie-2
Z-2,Ingekomen,2024-03-05,balie-1
Z-1,Besproken,2024-03-20T14:00:00+01:00,team-1
Z-1,Antwoord,2024-04-02T16:30:00+02:00,team-1
Z-2,Antwoord,2024-05-01T11:00:00+02:00,team-2
Z-3,Ingekomen,2024-03-07 23:30:00,
"""
CASES = """nummer,begin,einde,behandelaar
Z-1,2024-03-04T09:15:00+01:00,2024-04-03T09:00:00+02:00,team-1
Z-2,2024-03-05,2024-05-02T12:00:00+02:00,team-2
Z-3,2024-03-08,,
"""
MAPPING: dict[str, Any] = {
    "source": "zaken-2024",
    "municipality": "lindewaard",
    "kind": "support",
    "term": {"length": {"number": 8, "unit": "weeks"}, "regime": "statutory", "basis": "Awb art. 4:13 lid 2"},
    "time_zone": "Europe/Amsterdam",
    "events": {"case": "zaak", "activity": "stap", "time": "tijd", "actor": "wie"},
    "cases": {"case": "nummer", "actor": "behandelaar"},
    "received": {"events": ["Ingekomen"], "cases": "begin", "wins": "cases"},
    "acknowledged": {"events": ["Bevestigd"]},
    "responded": {"events": ["Antwoord"]},
    "closed": {"cases": "einde"},
}
EVENTS_ONLY: dict[str, Any] = {
    **MAPPING,
    "cases": None,
    "received": {"events": ["Ingekomen"]},
    "closed": None,
}


class Log:
    """Files in a folder, and what reading them comes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def mapping(self, **changes: Any) -> Path:
        return self.file("mapping.yaml", yaml.safe_dump({**MAPPING, **changes}))

    def read(
        self, events: str | bytes = EVENTS, cases: str | bytes | None = CASES, **changes: Any
    ) -> tuple[list[Report], Findings]:
        """Return the reports in a log and what was found in it; without cases the events tell all."""
        if cases is None:
            return self.read_whole(events, **{**EVENTS_ONLY, **changes})
        return self._read(self.file("events", events), self.file("cases", cases), changes)

    def read_whole(self, document: str | bytes, **changes: Any) -> tuple[list[Report], Findings]:
        """Return the same of a log that is one file."""
        return self._read(self.file("log", document), None, changes)

    def _read(
        self, events: Path, cases: Path | None, changes: dict[str, Any]
    ) -> tuple[list[Report], Findings]:
        mapping = read_mapping(self.mapping(**changes))
        with read_log(events, cases, mapping, NOW) as found:
            reports = Reports(mapping, found.shelf, found.findings, lambda _: Staff.example())
            return list(reports), found.findings

    def tally(self, *args: Any, **changes: Any) -> Tally:
        """Return what an empty ledger would come to hold."""
        reports, findings = self.read(*args, **changes)
        intake = Intake(None, RULEBOOK, findings, lambda: NOW)
        return [*intake.take_in(reports, lambda: False)][-1]


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Return a folder for logs."""
    return Log(tmp_path)


@pytest.fixture
def refused() -> Callable[[Callable[[], Any]], str]:
    """Return the code with which reading a log is refused."""

    def code(reading: Callable[[], Any]) -> str:
        with pytest.raises(LogRefused) as refusal:
            reading()
        assert refusal.value.refused.sentence.endswith(".")
        return refusal.value.refused.code

    return code
