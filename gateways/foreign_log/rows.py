"""What every reader of a log yields: the cells that the mapping asks for, or why a row has none."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from domain.report import Milestone
from gateways.foreign_log.mapping import Mapping

File = Literal["events", "cases"]

REPLACED = "\N{REPLACEMENT CHARACTER}"
"""What a decoder puts where bytes are no text in the encoding that was named."""


class EventRow(NamedTuple):
    """One event, as text. Lines count from 1; `actor` is empty where the mapping asks for none."""

    line: int
    case: str
    activity: str
    time: str
    actor: str


class CaseRow(NamedTuple):
    """One case, as text: a moment for each milestone that the cases tell of, empty where it was not."""

    line: int
    case: str
    actor: str
    moments: tuple[tuple[Milestone, str], ...]


class Unreadable(NamedTuple):
    """A row that cannot be read, with the code of the reason; its content is not repeated."""

    file: File
    line: int
    code: str


class BrokenOff(NamedTuple):
    """A file whose last line has no end: it may have been broken off there, and may be whole."""

    file: File


Row = EventRow | CaseRow | Unreadable | BrokenOff


class Columns:
    """The columns that a mapping asks for in one file, in the order in which its rows are made."""

    def __init__(self, names: Sequence[str], actor: str | None, milestones: Sequence[Milestone] = ()) -> None:
        self.names = (*names, *([] if actor is None else [actor]))
        self.has_actor = actor is not None
        self.milestones = tuple(milestones)

    def event(self, line: int, cells: Sequence[str]) -> Row:
        """Return the event in these cells, which stand in the order of `names`."""
        if _garbled(cells):
            return Unreadable("events", line, "invalid-encoding")
        return EventRow(line, cells[0], cells[1], cells[2], cells[3] if self.has_actor else "")

    def case(self, line: int, cells: Sequence[str]) -> Row:
        """Return the case in these cells, which stand in the order of `names`."""
        if _garbled(cells):
            return Unreadable("cases", line, "invalid-encoding")
        count = len(self.milestones)
        told = tuple(zip(self.milestones, cells[1 : 1 + count], strict=True))
        return CaseRow(line, cells[0], cells[1 + count] if self.has_actor else "", told)


def event_columns(mapping: Mapping) -> Columns:
    """Return what the mapping asks for in the events."""
    events = mapping.events
    return Columns((events.case, events.activity, events.time), events.actor)


def case_columns(mapping: Mapping) -> Columns | None:
    """Return what the mapping asks for in the cases, or nothing where it describes none."""
    if mapping.cases is None:
        return None
    told = {milestone: meaning.cases for milestone, meaning in mapping.meanings().items() if meaning.cases}
    return Columns((mapping.cases.case, *told.values()), mapping.cases.actor, tuple(told))


def _garbled(cells: Sequence[str]) -> bool:
    return any(REPLACED in cell for cell in cells)
