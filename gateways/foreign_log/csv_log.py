"""Rows out of CSV, one at a time."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.rows import BrokenOff, Columns, File, Row, Unreadable

_LONGEST_HEADER = 300
_LONGEST_CELL = 1_000_000
"""Characters. What is longer is a quote that was never closed, and would swallow the rest of the file."""


def csv_rows(
    file: io.BufferedReader, encoding: str, delimiter: str, columns: Columns, which: File
) -> Iterator[Row]:
    """Yield a row a record, with the line on which it begins.

    Raises `LogRefused` where a column that the mapping names is not there: guessing which one
    was meant would put wrong dates under people's names.
    """
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    last = _Last()
    reader = csv.reader(last.following(text), delimiter=delimiter)
    try:
        header = _header(reader, which)
        cells = _picked(header, columns.names, which)
        make: Callable[[int, Sequence[str]], Row] = columns.event if which == "events" else columns.case
        width = len(header)
        while True:
            line = reader.line_num + 1
            try:
                record = next(reader)
            except StopIteration:
                if not last.line.endswith(("\n", "\r")):
                    yield BrokenOff(which)
                return
            except csv.Error:
                yield Unreadable(which, line, "row-broken")
                continue
            if not record:
                continue
            yield make(line, cells(record)) if len(record) == width else Unreadable(which, line, "row-width")
    finally:
        text.detach()


class _Last:
    """The last line that was read, to see whether it ended."""

    line = "\n"

    def following(self, text: Iterable[str]) -> Iterator[str]:
        """Yield the lines of a text."""
        for line in text:
            self.line = line
            yield line


def _header(reader: Iterator[list[str]], which: File) -> list[str]:
    try:
        header = next(reader)
    except (StopIteration, csv.Error):
        header = []
    if not header:
        raise LogRefused("log-empty", f"{_CALLED[which]} heeft geen regel met kolomnamen.")
    return [name.strip() for name in header]


def _picked(header: list[str], wanted: Sequence[str], which: File) -> Callable[[list[str]], Sequence[str]]:
    missing = [name for name in wanted if name not in header]
    if missing:
        told = ", ".join(header)[:_LONGEST_HEADER]
        hint = " Staat er een ander scheidingsteken tussen? Noem dat als 'delimiter'." * (len(header) == 1)
        raise LogRefused(
            "column-missing",
            f"De mapping noemt een kolom die {_CALLED[which].lower()} niet heeft: {', '.join(missing)}."
            f" De kolommen zijn: {told}.{hint}",
        )
    doubled = [name for name in wanted if header.count(name) > 1]
    if doubled:
        raise LogRefused(
            "column-doubled",
            f"{_CALLED[which]} heeft de kolom '{doubled[0]}' meer dan eens. Geef elke kolom een eigen naam.",
        )
    places = [header.index(name) for name in wanted]
    # Given one place, itemgetter hands over the cell itself instead of a row of cells.
    return itemgetter(*places) if len(places) > 1 else lambda record: (record[places[0]],)


_CALLED: dict[File, str] = {"events": "Het logboek", "cases": "De zakenlijst"}
