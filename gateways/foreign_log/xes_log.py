"""Rows out of XES (IEEE 1849), one trace at a time, without ever holding the document."""

import io
from collections.abc import Iterator
from xml.parsers import expat

from gateways.foreign_log.refusal import LogRefused
from gateways.foreign_log.rows import Columns, Row

_CHUNK = 1 << 16
_VALUES = frozenset({"string", "date", "int", "float", "boolean", "id"})


def xes_rows(
    file: io.BufferedReader, encoding: str | None, events: Columns, cases: Columns | None
) -> Iterator[Row]:
    """Yield the events of each trace, and after them the trace itself as a case where that is asked.

    The columns of the mapping are keys of attributes; the case is an attribute of the trace.
    Raises `LogRefused` where the document ends or breaks before its end, where it defines
    entities, or where no element ever bore a key that the mapping names.
    """
    reading = _Reading(events, cases)
    parser = expat.ParserCreate(encoding)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.EntityDeclHandler = _refuse_entities
    reading.parser = parser
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk)
            yield from reading.drain()
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        raise LogRefused(
            "log-damaged",
            f"Het XES-bestand is beschadigd of afgebroken bij regel {error.lineno}. Haal het opnieuw op.",
        ) from error
    yield from reading.drain()
    reading.hold_complete()


class _Reading:
    """Where the parser is in the document, and the rows it has seen whole."""

    parser: expat.XMLParserType

    def __init__(self, events: Columns, cases: Columns | None) -> None:
        self._events = events
        self._cases = cases
        self._rows: list[Row] = []
        self._depth = 0
        self._trace: dict[str, str] | None = None
        self._trace_line = 0
        self._event: dict[str, str] | None = None
        self._event_line = 0
        self._waiting: list[tuple[int, dict[str, str]]] = []
        self._met: set[str] = set()

    def drain(self) -> list[Row]:
        """The rows seen since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element that opens. Attributes of attributes are not ours to read."""
        self._depth += 1
        if tag == "trace" and self._depth == _TRACE:
            self._trace, self._trace_line, self._waiting = {}, self.parser.CurrentLineNumber, []
        elif tag == "event" and self._depth == _EVENT and self._trace is not None:
            self._event, self._event_line = {}, self.parser.CurrentLineNumber
        elif tag in _VALUES and "key" in attributes:
            if self._event is not None and self._depth == _EVENT + 1:
                self._event[attributes["key"]] = attributes.get("value", "")
            elif self._trace is not None and self._depth == _TRACE + 1:
                self._trace[attributes["key"]] = attributes.get("value", "")

    def end(self, tag: str) -> None:
        """Take in an element that closes: an event, or a trace with the case it is."""
        if tag == "event" and self._depth == _EVENT and self._event is not None:
            self._waiting.append((self._event_line, self._event))
            self._event = None
            self._release()
        elif tag == "trace" and self._depth == _TRACE and self._trace is not None:
            self._trace.setdefault(self._events.names[0], "")
            self._release()
            self._close(self._trace)
            self._trace = None
        self._depth -= 1

    def hold_complete(self) -> None:
        """Refuse a mapping that names a key which no element bore: it was meant for another log."""
        wanted = {*self._events.names, *(self._cases.names if self._cases else ())}
        missing = sorted(wanted - self._met)
        if missing:
            raise LogRefused(
                "column-missing",
                f"De mapping noemt attributen die het logboek nergens heeft: {', '.join(missing)}.",
            )

    def _release(self) -> None:
        """Hand events on as soon as their trace has told which case it is."""
        key, *others = self._events.names
        if self._trace is None or key not in self._trace:
            return
        for line, event in self._waiting:
            self._met |= event.keys() & set(others)
            cells = [self._trace[key], *(event.get(name, "") for name in others)]
            self._rows.append(self._events.event(line, cells))
        self._waiting = []

    def _close(self, trace: dict[str, str]) -> None:
        if trace[self._events.names[0]]:
            self._met.add(self._events.names[0])
        if self._cases is None:
            return
        self._met |= trace.keys() & set(self._cases.names)
        cells = [trace.get(name, "") for name in self._cases.names]
        self._rows.append(self._cases.case(self._trace_line, cells))


_TRACE = 2
_EVENT = 3
"""How deep they lie: a log holds traces, a trace events."""


def _refuse_entities(*_: object) -> None:
    raise LogRefused(
        "log-unsafe",
        "Het XES-bestand bevat eigen entiteiten en wordt daarom niet gelezen. Sla het op zonder.",
    )
