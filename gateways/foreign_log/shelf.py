"""Where the moments of a log wait until all of it has been read: rows of one case may lie far apart."""

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Self

from domain.report import Milestone
from gateways.foreign_log.rows import File

_FILES: tuple[File, ...] = ("events", "cases")
_MILESTONES = tuple(Milestone)
_BUFFERED = 20_000
_CACHE = 32 * 1024
"""Kibibytes in memory; the rest lies on disk, so that a log may be larger than the memory."""

_SCHEMA = """
CREATE TABLE told (
    source_case TEXT, slot INTEGER, at INTEGER, label INTEGER, actor TEXT,
    PRIMARY KEY (source_case, slot, at, label)
) WITHOUT ROWID;
CREATE TABLE seen (source_case TEXT PRIMARY KEY, line INTEGER, last_event INTEGER) WITHOUT ROWID;
"""
_SEE = """
INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last_event = max(last_event, excluded.last_event)
"""
_CHOOSE = """
CREATE TEMP TABLE chosen AS
    SELECT source_case, slot, min(at) AS at, actor FROM told WHERE NOT slot IN (SELECT slot FROM lasts)
    GROUP BY source_case, slot
    UNION ALL
    SELECT source_case, slot, max(at), actor FROM told WHERE slot IN (SELECT slot FROM lasts)
    GROUP BY source_case, slot;
CREATE TEMP TABLE begun AS
    SELECT source_case, min(at) AS at FROM chosen WHERE slot < 2 GROUP BY source_case;
CREATE INDEX chosen_case ON chosen (source_case);
"""
_BY_CASE = """
SELECT b.source_case, c.slot, c.at, c.actor, s.last_event
FROM begun b JOIN chosen c USING (source_case) JOIN seen s USING (source_case)
ORDER BY b.at, b.source_case, c.slot
"""
_WITHOUT_RECEIPT = """
SELECT source_case, line FROM seen WHERE source_case NOT IN (SELECT source_case FROM begun) ORDER BY line
"""


class Moment(NamedTuple):
    """When a file says that a milestone was, in microseconds since 1970, and by whom."""

    at: int
    actor: str


class Shelved(NamedTuple):
    """One case as the log tells it. `last_event` is the moment of its last event of any kind."""

    source_case: str
    told: Mapping[tuple[Milestone, File], Moment]
    last_event: int | None


class Shelf:
    """A private database that has no name and is gone when it is closed, also after a kill.

    `lasts` are the milestones of which the last moment counts; of the others it is the first.
    `doubles` counts moments that came twice from the same activity: one event in two rows.
    """

    def __init__(self, lasts: set[Milestone]) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.executescript(f"PRAGMA cache_size = -{_CACHE}; PRAGMA temp_store = FILE; {_SCHEMA}")
        self._db.execute("CREATE TEMP TABLE lasts (slot INTEGER)")
        slots = [(_slot(milestone, file),) for milestone in lasts for file in _FILES]
        self._db.executemany("INSERT INTO lasts VALUES (?)", slots)
        self._db.execute("BEGIN")
        self._moments: list[tuple[str, int, int, int, str]] = []
        self._seen: dict[str, list[int | None]] = {}
        self.doubles = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def see(self, case: str, line: int, event: int | None) -> None:
        """Note that a case occurs, on which line first, and when an event of it was."""
        known = self._seen.get(case)
        if known is None:
            if len(self._seen) >= _BUFFERED:
                self._flush_seen()
            self._seen[case] = [line, event]
        elif event is not None and (known[1] is None or event > known[1]):
            known[1] = event

    def put(self, case: str, milestone: Milestone, file: File, moment: Moment, label: int) -> None:
        """Keep a moment; `label` tells apart the activities that stand for one milestone."""
        self._moments.append((case, _slot(milestone, file), moment.at, label, moment.actor))
        if len(self._moments) >= _BUFFERED:
            self._flush_moments()

    def all_read(self) -> None:
        """Settle which moment counts for each milestone; to be called once, after the last row."""
        self._flush_moments()
        self._flush_seen()
        self._db.execute("COMMIT")
        self._db.executescript(_CHOOSE)

    def cases(self) -> Iterator[Shelved]:
        """Yield the cases that have a receipt, in the order in which they came in."""
        for case, group in groupby(self._db.execute(_BY_CASE), key=itemgetter(0)):
            lines = list(group)
            told = {_place(slot): Moment(at, actor) for _, slot, at, actor, _ in lines}
            yield Shelved(case, told, lines[0][4])

    def is_bare(self) -> bool:
        """Whether no case on it has a receipt."""
        return next(iter(self._db.execute("SELECT 1 FROM begun LIMIT 1")), None) is None

    def without_receipt(self) -> Iterator[tuple[str, int]]:
        """Yield the cases of which the log does not say when they came in, with their first line."""
        yield from self._db.execute(_WITHOUT_RECEIPT)

    def _flush_moments(self) -> None:
        before = self._db.total_changes
        self._db.executemany("INSERT OR IGNORE INTO told VALUES (?, ?, ?, ?, ?)", self._moments)
        self.doubles += len(self._moments) - (self._db.total_changes - before)
        self._moments = []

    def _flush_seen(self) -> None:
        self._db.executemany(_SEE, ((case, line, event) for case, (line, event) in self._seen.items()))
        self._seen = {}


def _slot(milestone: Milestone, file: File) -> int:
    return 2 * _MILESTONES.index(milestone) + _FILES.index(file)


def _place(slot: int) -> tuple[Milestone, File]:
    return _MILESTONES[slot // 2], _FILES[slot % 2]
