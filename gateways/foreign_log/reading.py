"""A whole log onto the shelf, whatever it is stored as, in memory that does not grow with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from domain.report import Milestone
from gateways.foreign_log.csv_log import csv_rows
from gateways.foreign_log.file import encoding_of, is_xes, opened
from gateways.foreign_log.findings import Findings
from gateways.foreign_log.mapping import Mapping
from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.rows import Row, case_columns, event_columns
from gateways.foreign_log.shelf import Shelf
from gateways.foreign_log.sifting import Sifter
from gateways.foreign_log.xes_log import xes_rows


@dataclass(frozen=True)
class ReadLog:
    """A log that has been read to its end, with what was found on the way."""

    mapping: Mapping
    shelf: Shelf
    findings: Findings


@contextmanager
def read_log(log: Path, cases: Path | None, mapping: Mapping, now: datetime) -> Iterator[ReadLog]:
    """Yield a log of which every row has been looked at; nothing is written anywhere.

    Raises `LogRefused` where a file is empty or broken, or is not the log that the mapping means.
    """
    if cases is not None and mapping.cases is None:
        raise LogRefused(
            "cases-not-described", "De mapping zegt onder 'cases' niet hoe de zakenlijst moet worden gelezen."
        )
    findings = Findings()
    with Shelf(_lasts(mapping)) as shelf:
        sifter = Sifter(mapping, shelf, findings, now)
        with opened(log) as file:
            sifter.sift(_log_rows(file, mapping, apart=cases is not None))
        if cases is not None:
            with opened(cases) as file:
                sifter.sift(_case_rows(file, mapping))
        sifter.finish()
        shelf.all_read()
        findings.notices["doubled-rows"] = shelf.doubles
        for source_case, line in shelf.without_receipt():
            findings.reject_case(source_case, line)
        if shelf.is_bare():
            raise _nothing_received(findings)
        yield ReadLog(mapping, shelf, findings)


def _nothing_received(findings: Findings) -> LogRefused:
    """Why a log in which no case ever came in is not the one that the mapping means."""
    unmet = findings.noticed.get("activity-never-met")
    first = findings.rejected[0] if findings.rejected else None
    hints = [
        f" Deze activiteiten komen er niet in voor: {', '.join(unmet[:5])}." if unmet else "",
        f" {findings.rejected_rows} rijen konden niet worden gelezen, de eerste op regel {first.line}:"
        f" {first.reason}."
        if first
        else "",
    ]
    return LogRefused(
        "nothing-received",
        "Van geen enkele zaak zegt dit logboek wanneer zij inkwam. Controleer 'received' in de mapping."
        + "".join(hints),
    )


def _log_rows(file: BufferedReader, mapping: Mapping, *, apart: bool) -> Iterator[Row]:
    """The events of a log, and its cases too where it is XES and they do not lie in a file apart."""
    encoding = encoding_of(file, mapping.encoding)
    if is_xes(file, encoding):
        return xes_rows(
            file, mapping.encoding, event_columns(mapping), None if apart else case_columns(mapping)
        )
    if mapping.cases is not None and not apart:
        raise LogRefused("cases-missing", "De mapping leest ook een zakenlijst. Geef die met --cases.")
    return csv_rows(file, encoding, mapping.delimiter, event_columns(mapping), "events")


def _case_rows(file: BufferedReader, mapping: Mapping) -> Iterator[Row]:
    columns = case_columns(mapping)
    if columns is None:
        return iter(())
    return csv_rows(file, encoding_of(file, mapping.encoding), mapping.delimiter, columns, "cases")


def _lasts(mapping: Mapping) -> set[Milestone]:
    """The milestones of which the last moment counts: closing, unless the mapping says otherwise."""
    return {
        milestone
        for milestone, meaning in mapping.meanings().items()
        if (meaning.which or ("last" if milestone is Milestone.CLOSED else "first")) == "last"
    }
