"""From rows to moments: what a row means by the mapping, or why it means nothing."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from domain.report import Milestone, SourceCase
from domain.sealed import Staff
from gateways.foreign_log.findings import Findings
from gateways.foreign_log.mapping import Mapping
from gateways.foreign_log.moments import MomentReader, microseconds
from gateways.foreign_log.rows import BrokenOff, CaseRow, EventRow, File, Row, Unreadable
from gateways.foreign_log.shelf import Moment, Shelf


class Sifter:
    """Puts on the shelf what the mapping asks for; tells the rest to the findings.

    `now` is the moment of the import: what a source says of later has not happened yet.
    """

    def __init__(self, mapping: Mapping, shelf: Shelf, findings: Findings, now: datetime) -> None:
        self._moments = MomentReader(mapping.zone, mapping.time_formats)
        self._shelf = shelf
        self._findings = findings
        self._now = microseconds(now)
        self._means: dict[str, list[tuple[Milestone, int]]] = {}
        for milestone, meaning in mapping.meanings().items():
            for label, activity in enumerate(meaning.events):
                self._means.setdefault(activity.strip(), []).append((milestone, label))
        self._unmet = set(self._means)

    def sift(self, rows: Iterable[Row]) -> None:
        """Take in all rows of one file."""
        for row in rows:
            match row:
                case EventRow():
                    fault = self._event(row)
                    rejected = None if fault is None else Unreadable("events", row.line, fault)
                case CaseRow():
                    fault = self._case(row)
                    rejected = None if fault is None else Unreadable("cases", row.line, fault)
                case Unreadable():
                    rejected = row
                case BrokenOff():
                    rejected = None
                    self._findings.notice("perhaps-broken-off", _CALLED[row.file])
            if rejected is not None:
                self._findings.reject(rejected)

    def finish(self) -> None:
        """Tell which activities of the mapping never occurred: they may have been misspelt."""
        for activity in sorted(self._unmet):
            self._findings.notice("activity-never-met", activity)

    def _event(self, row: EventRow) -> str | None:
        """Take in one event and return nothing, or the code of what is wrong with it."""
        case, activity, actor = row.case.strip(), row.activity.strip(), _account(row.actor)
        if (fault := _case_fault(case)) is not None:
            return fault
        if not activity:
            return "activity-missing"
        if actor is None:
            return "actor-invalid"
        at = self._moment(row.time)
        if isinstance(at, str):
            return at
        self._shelf.see(case, row.line, at)
        self._unmet.discard(activity)
        for milestone, label in self._means.get(activity, ()):
            self._shelf.put(case, milestone, "events", Moment(at, actor), label)
        return None

    def _case(self, row: CaseRow) -> str | None:
        """Take in one case and return nothing, or the code of what is wrong with it."""
        case, actor = row.case.strip(), _account(row.actor)
        if (fault := _case_fault(case)) is not None:
            return fault
        if actor is None:
            return "actor-invalid"
        told: list[tuple[Milestone, int]] = []
        for milestone, text in row.moments:
            if not text.strip():
                continue
            at = self._moment(text)
            if isinstance(at, str):
                return at
            told.append((milestone, at))
        self._shelf.see(case, row.line, None)
        for milestone, at in told:
            self._shelf.put(case, milestone, "cases", Moment(at, actor), 0)
        return None

    def _moment(self, text: str) -> int | str:
        if not text.strip():
            return "time-missing"
        at = self._moments.read(text)
        if at is None:
            return "time-invalid"
        return "time-in-future" if at > self._now else at


_CALLED: dict[File, str] = {"events": "logboek", "cases": "zakenlijst"}
_SOURCE_CASE = TypeAdapter(SourceCase)


def _case_fault(case: str) -> str | None:
    if not case:
        return "case-missing"
    try:
        _SOURCE_CASE.validate_python(case)
    except ValidationError:
        return "case-invalid"
    return None


def _account(text: str) -> str | None:
    """Return an account written in one way, empty where there is none; nothing where it cannot be one."""
    account = unicodedata.normalize("NFC", text.strip())
    return account if len(account) <= Staff.most and (not account or account.isprintable()) else None
