"""Asking the read models: what must be done, the story of a case, every clock."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date
from typing import Any, Protocol, Self

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from domain.roles import LABELS, Role
from domain.rulebook import Rulebook
from domain.rules_in_force import RulesInForce
from domain.stages import STAGE_LABELS, Stage
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock
from domain.terms.due import Standing, due, standing
from ledger.connections import Connections
from projections import case_file, faults, term_register, waiting, worklist
from projections.answers import ERASED, CaseFile, ClockRow, RegisterRow, StoryLine, WorklistRow
from projections.faults import Fault
from projections.followed import Followed
from projections.tracking import Bookmarks

_UNNAMED = frozenset({Role.INITIATOR, Role.SYSTEM})


class Opener(Protocol):
    """The vault, as far as reading goes."""

    def open(self, refs: Iterable[str]) -> Mapping[str, str]:
        """Return the plain strings by reference; what was erased is absent."""
        ...


class ReadModels:
    """For all threads of a process. Opened on a connection string it has its own connections."""

    def __init__(self, database: str | Connections, rulebook: Rulebook, vault: Opener) -> None:
        self._owned = isinstance(database, str)
        self._connections = Connections(database, pool_size=4) if isinstance(database, str) else database
        self._bookmarks = Bookmarks(self._connections.datastore)
        self._rulebook = rulebook
        self._vault = vault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections, where they are its own."""
        if self._owned:
            self._connections.close()

    def worklist(
        self, today: date, *, municipality: str | None = None, limit: int | None = None
    ) -> list[WorklistRow]:
        """Return the open cases, soonest due first; those in which no clock runs come last."""
        rows = self._rows(
            worklist.TABLE.select(
                "open AND (%(municipality)s::text IS NULL OR municipality = %(municipality)s)",
                "ORDER BY next_due NULLS LAST, opened LIMIT %(limit)s",
            ),
            {"municipality": municipality, "limit": limit},
        )
        plain = self._vault.open({ref for row in rows for ref in (row["title"], row["handler"]) if ref})
        return [
            WorklistRow(
                **{name: row[name] for name in WorklistRow.model_fields if name in row},
                stage_label=STAGE_LABELS[Stage(row["stage"])],
                owner=_named(plain, row["handler"]),
                standing=self._standing(row, today),
            )
            for row in (each | {"title": plain.get(each["title"], ERASED)} for each in rows)
        ]

    def register(
        self, today: date, *, municipality: str | None = None, limit: int | None = None
    ) -> list[RegisterRow]:
        """Return every clock that ever ran, by the order in which the cases came in."""
        rows = self._rows(
            term_register.TABLE.select(
                "(%(municipality)s::text IS NULL OR municipality = %(municipality)s)",
                'ORDER BY opened, start, name COLLATE "C", initiator, ordinal LIMIT %(limit)s',
            ),
            {"municipality": municipality, "limit": limit},
        )
        return [
            RegisterRow(
                **{name: row[name] for name in RegisterRow.model_fields if name in row},
                state=self._standing(row, today),
            )
            for row in rows
        ]

    def case(self, reference: str, today: date) -> CaseFile | None:
        """Return the file of a case by its id or its number, or nothing where there is none."""
        found = self._rows(
            case_file.TABLE.select('"case" = %(reference)s OR number = %(reference)s'),
            {"reference": reference},
        )
        if not found:
            return None
        row = found[0]
        lines = self._rows(
            case_file.STORY.select('"case" = %(case)s AND version <= %(version)s', "ORDER BY version"), row
        )
        named = {line["by"] for line in lines if line["role"] not in _UNNAMED}
        plain = self._vault.open(named | {ref for ref in (row["title"], row["handler"]) if ref})
        rules = RulesInForce.model_validate(row["rules"])
        calendar = self._rulebook.of(rules).calendar
        clocks = Followed.model_validate(row["state"]).case.clocks
        return CaseFile(
            id=row["case"],
            stage_label=STAGE_LABELS[Stage(row["stage"])],
            title=plain.get(row["title"], ERASED),
            handler=_named(plain, row["handler"]),
            rules=rules,
            clocks=tuple(_clock_row(clock, calendar, today) for clock in clocks),
            story=tuple(_line(line, plain) for line in lines),
            **{name: row[name] for name in ("number", "kind", "stage", "outcome", "version", "municipality")},
        )

    def positions(self) -> dict[str, int]:
        """How far each read model is."""
        with self._bookmarks.transaction() as cursor:
            return self._bookmarks.positions(cursor)

    def faults(self) -> list[Fault]:
        """Where read models stand still, and why."""
        with self._bookmarks.transaction() as cursor:
            return faults.faults(cursor)

    def wait_until(self, position: int, timeout: float) -> bool:
        """Return whether all read models have reached a ledger position within `timeout` seconds."""
        return waiting.wait_until(self._connections, position, timeout)

    def _rows(self, query: sql.Composed, arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
        def work(connection: psycopg.Connection[Any]) -> list[dict[str, Any]]:
            with connection.cursor(row_factory=dict_row) as cursor:
                return cursor.execute(query, arguments).fetchall()

        return self._connections.run(work)

    def _standing(self, row: Mapping[str, Any], today: date) -> Standing | None:
        """How the clock in a row stands on that day, by the calendar its case runs under."""
        if row["clock"] is None:
            return None
        calendar = self._rulebook.of(RulesInForce.model_validate(row["rules"])).calendar
        return standing(Clock.model_validate(row["clock"]), calendar, today)


def _named(plain: Mapping[str, str], ref: str | None) -> str | None:
    return None if ref is None else plain.get(ref, ERASED)


def _clock_row(clock: Clock, calendar: Calendar, today: date) -> ClockRow:
    by, ending = due(clock, calendar), clock.ending
    return ClockRow(
        name=clock.id.name,
        initiator=clock.id.initiator,
        ordinal=clock.id.ordinal,
        regime=clock.term.regime,
        basis=clock.term.basis,
        start=clock.term.start,
        due=by.day,
        original_due=by.original,
        suspended_days=by.suspended_days,
        provisional=by.provisional,
        proposal=clock.term.proposal,
        state=standing(clock, calendar, today),
        started_by=clock.by,
        ended_on=None if ending is None else ending.on,
        manner=None if ending is None else ending.manner,
        ended_by=None if ending is None else ending.by,
    )


def _line(row: Mapping[str, Any], plain: Mapping[str, str]) -> StoryLine:
    role = Role(row["role"])
    return StoryLine(
        version=row["version"],
        topic=row["topic"],
        occurred=row["occurred"].astimezone(UTC),
        recorded=row["recorded"].astimezone(UTC),
        committed_at=row["committed_at"].astimezone(UTC),
        by=LABELS[role] if role in _UNNAMED else plain.get(row["by"], ERASED),
        role=role,
        text=row["text"],
    )
