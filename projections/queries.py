"""Asking the read models: what must be done, the story of a case, every clock."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol, Self

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from domain.rulebook import Rulebook
from domain.rules_in_force import RulesInForce
from domain.stages import STAGE_LABELS, Stage
from domain.terms.clock import Clock
from domain.terms.due import Standing, standing
from ledger.connections import Connections
from projections import case_file, faults, term_register, waiting, worklist
from projections.answers import (
    UNNAMED,
    CaseFile,
    ClockRow,
    RegisterRow,
    StoryLine,
    WorklistRow,
    named,
    title,
)
from projections.faults import Fault
from projections.followed import Followed
from projections.tracking import Bookmarks


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
                owner=named(plain, row["handler"]),
                standing=self._standing(row, today),
            )
            for row in (each | {"title": title(plain, each)} for each in rows)
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
        staff = {line["by"] for line in lines if line["role"] not in UNNAMED}
        plain = self._vault.open(staff | {ref for ref in (row["title"], row["handler"]) if ref})
        rules = RulesInForce.model_validate(row["rules"])
        calendar = self._rulebook.of(rules).calendar
        clocks = Followed.model_validate(row["state"]).case.clocks
        return CaseFile(
            id=row["case"],
            stage_label=STAGE_LABELS[Stage(row["stage"])],
            title=title(plain, row),
            handler=named(plain, row["handler"]),
            rules=rules,
            clocks=tuple(ClockRow.of(clock, calendar, today) for clock in clocks),
            story=tuple(StoryLine.of(line, plain) for line in lines),
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
