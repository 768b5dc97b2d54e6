"""Asking the read models: what must be done, the story of a case, every clock."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, Self

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from domain.figures.period import Period
from domain.rulebook import Rulebook
from domain.rules_in_force import RulesInForce
from domain.signals import Signal
from domain.staffing import Unreachable
from ledger.connections import Connections
from projections import case_file, faults, initiatives, letters, term_register, term_totals, waiting, worklist
from projections import radar as on_radar
from projections.answers.case_file import CaseFile, Glance
from projections.answers.clocks import ClockRow, Explanations, RegisterRow, TotalRow, explanations
from projections.answers.initiatives import InitiativeRow, InitiativeTotal
from projections.answers.names import ERASED, named, title
from projections.answers.radar import RadarRow, UnreachableRow
from projections.answers.search import LOOKED_AT, Found, refs_to_look_at
from projections.answers.worklist import TeamRow, WorklistRow
from projections.cohort import Statistics, statistics
from projections.faults import Fault
from projections.followed import Followed
from projections.narrowing import NOT_NARROWED, Narrowed
from projections.opener import Opener
from projections.paging import read_by_due, read_by_opened
from projections.tracking import Bookmarks
from projections.whose import EVERYBODYS, Whose


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

    def worklist(  # noqa: PLR0913 - each narrows the question
        self,
        today: date,
        *,
        municipality: str | None = None,
        whose: Whose = EVERYBODYS,
        narrowed: Narrowed = NOT_NARROWED,
        limit: int | None = None,
        after: str | None = None,
    ) -> list[WorklistRow]:
        """Return the open cases, or those of somebody, soonest due first; those without a clock come last.

        With `limit` at most so many, after the place of the last row of the page before. A case
        whose due day does not move meanwhile is on one page exactly. One that moves may be on two
        or on none: the list is of what must be done now. Raises `UnknownPlaceError`.
        """
        due, opened = (None, None) if after is None else read_by_due(after)
        rows = self._rows(
            worklist.page(
                municipality=municipality is not None,
                whose=whose,
                narrowed=narrowed,
                after=after is not None,
            ),
            {"municipality": municipality, "limit": limit, "due": due, "opened": opened}
            | whose.asked
            | narrowed.asked(today),
        )
        plain = self._vault.open({ref for row in rows for ref in (row["title"], row["handler"]) if ref})
        return [WorklistRow.told(row, today, plain) for row in rows]

    def search(
        self,
        text: str,
        today: date,
        *,
        whose: Whose = EVERYBODYS,
        narrowed: Narrowed = NOT_NARROWED,
        after: str | None = None,
    ) -> Found:
        """Return which of the next open cases have all these words in number, title or initiator.

        Names lie encrypted, so all of them are opened to look: no more than `LOOKED_AT` cases at a time, and
        `following` tells where to look on. Raises `UnknownPlaceError`.
        """
        due, opened = (None, None) if after is None else read_by_due(after)
        rows = self._rows(
            worklist.page(whose=whose, narrowed=narrowed, after=after is not None),
            {"limit": LOOKED_AT, "due": due, "opened": opened} | whose.asked | narrowed.asked(today),
        )
        plain = self._vault.open(refs_to_look_at(rows))
        return Found.told(rows, text, today, plain)

    def count_worklist(self, today: date, *, whose: Whose, narrowed: Narrowed, most: int) -> int:
        """Return how many open cases of somebody are in this group; of more than `most` only that."""
        asked = {"limit": most} | whose.asked | narrowed.asked(today)
        return int(self._rows(worklist.count(whose, narrowed), asked)[0]["cases"])

    def radar(  # noqa: PLR0913 - each narrows the question
        self,
        signal: Signal,
        today: date,
        *,
        days: int = 0,
        complaints: bool = True,
        limit: int,
        after: str | None = None,
    ) -> list[RadarRow]:
        """Return the cases that ask for somebody for that reason, the longest waiting first.

        At least so many days by `today`; of promises, those of a day that lies as long ago. Raises
        `UnknownPlaceError`.
        """
        since, opened = (None, None) if after is None else read_by_due(after)
        until = date.max if signal is Signal.PROMISE and not days else today - timedelta(days=days)
        asked = {"until": until, "since": since, "opened": opened, "limit": limit}
        rows = self._rows(on_radar.page(signal, after=after is not None, complaints=complaints), asked)
        plain = self._vault.open({ref for row in rows for ref in (row["title"], row["handler"]) if ref})
        return [
            RadarRow.told(row | {"title": title(plain, row)}, signal, today, named(plain, row["handler"]))
            for row in rows
        ]

    def teams(self) -> list[TeamRow]:
        """Return each team that has open cases, by name, and last those of no team."""
        return [TeamRow(**row) for row in self._rows(worklist.TEAMS, {})]

    def handlers(self) -> list[str]:
        """Return who has an open case, by reference."""
        return [row["handler"] for row in self._rows(on_radar.HANDLERS, {})]

    def unreachable(  # noqa: PLR0913 - each narrows the question
        self,
        reasons: Mapping[str, Unreachable],
        today: date,
        *,
        days: int = 0,
        complaints: bool = True,
        limit: int,
        after: str | None = None,
    ) -> list[UnreachableRow]:
        """Return the open cases of handlers whom nobody answers for, the longest quiet first.

        `reasons` is why, by handler; at least so many days quiet by `today`. Raises `UnknownPlaceError`.
        """
        since, opened = (None, None) if after is None else read_by_due(after)
        asked = {"handlers": list(reasons), "until": today - timedelta(days=days), "limit": limit}
        rows = self._rows(
            on_radar.page_of_handlers(after=after is not None, complaints=complaints),
            asked | {"since": since, "opened": opened},
        )
        plain = self._vault.open({ref for row in rows for ref in (row["title"], row["handler"]) if ref})
        return [
            UnreachableRow.told(
                row | {"title": title(plain, row)},
                reasons[row["handler"]],
                plain.get(row["handler"], ERASED),
            )
            for row in rows
        ]

    def initiatives(
        self, today: date, *, public: bool = False, limit: int, after: str | None = None
    ) -> list[InitiativeRow]:
        """Return all initiatives, or those that were published, in the order in which they came in.

        Raises `UnknownPlaceError`.
        """
        opened = None if after is None else read_by_opened(after)
        query = initiatives.page(public=public, after=after is not None)
        rows = self._rows(query, {"opened": opened, "limit": limit})
        refs = {row[name] for row in rows for name in ("public_title", "public_summary") if row[name]}
        plain = self._vault.open(refs)
        return [InitiativeRow.told(row, today, plain) for row in rows]

    def initiative_totals(self) -> list[InitiativeTotal]:
        """Return how many there are by kind and published district, with sums, as far as it may be told."""
        rows = self._rows(initiatives.TOTALS, {})
        return InitiativeTotal.all({(row["kind"], row["district"]): row["cases"] for row in rows})

    def register(
        self,
        today: date,
        *,
        municipality: str | None = None,
        limit: int | None = None,
        after: str | None = None,
        explained: bool = False,
    ) -> list[RegisterRow]:
        """Return every clock that ever ran, by the order in which the cases came in.

        With `limit` so many, and those that remain of the last case: no case is cut in two. Where
        a case stands in this order never changes, so on a walk through all pages each case is
        there once, as it stood then, and what came in meanwhile is at the end. `explained` adds to
        each clock how its due day came to be. Raises `UnknownPlaceError`.
        """
        opened = None if after is None else read_by_opened(after)
        rows = self._rows(
            term_register.page(
                municipality=municipality is not None, after=after is not None, limited=limit is not None
            ),
            {"municipality": municipality, "limit": limit, "opened": opened},
        )
        told = self._explanations({row["case"] for row in rows}) if explained else {}
        return [RegisterRow.told(row, today, told.get(row["case"], {})) for row in rows]

    def _explanations(self, cases: Iterable[str]) -> dict[str, Explanations]:
        """How each due day came to be, from the clocks of those cases as the register folded them."""
        rows = self._rows(term_register.CASES.select('"case" = ANY(%(cases)s)'), {"cases": list(cases)})
        followed = (Followed.model_validate(row["state"]) for row in rows)
        return {
            each.case.id: explanations(each.case, each.rules(self._rulebook).measure_of) for each in followed
        }

    def totals(self, today: date, *, municipality: str | None = None) -> list[TotalRow]:
        """Return how many clocks stand how at the end of that day, by municipality, name and regime.

        What has ended counts by its verdict, whatever the day.
        """
        rows = self._rows(sql.SQL(term_totals.ON_A_DAY), {"today": today, "municipality": municipality})
        return [TotalRow(**row) for row in rows]

    def statistics(self, period: Period, today: date) -> Statistics:
        """Return how the clocks due within a period came out, as known at the end of `today`."""
        return self._connections.run(partial(statistics, period=period, today=today))

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
        judged_by = self._rulebook.of(RulesInForce.model_validate(row["rules"]))
        followed = Followed.model_validate(row["state"])
        rows = (ClockRow.of(clock, judged_by.measure_of(clock), today) for clock in followed.case.clocks)
        return CaseFile.told(row, lines, rows, followed, self._vault)

    def glance(self, reference: str) -> Glance | None:
        """Return how far a case is, by its id or its number, or nothing where there is none."""
        found = self._rows(case_file.GLANCE, {"reference": reference})
        return Glance.told(found[0]) if found else None

    def letters(self, case: str | None) -> list[dict[str, Any]]:
        """Return a row a letter, of one case by id or number, or of all by the order of receipt."""
        rows = self._rows(letters.OF_ALL if case is None else letters.OF_CASE, {"case": case})
        followed = ((Followed.model_validate(row["state"]).case, row["number"]) for row in rows)
        return [line for case, number in followed for line in letters.letter_rows(case, number)]

    def open_cases(self) -> list[str]:
        """Return the id of each case that is not at rest, in the order in which they came in."""
        return [row["case"] for row in self._rows(worklist.OPEN, {})]

    def rules_of_open_cases(self) -> list[tuple[str, str, int]]:
        """Return how many of them run under which regulation and calendar."""
        rows = self._rows(worklist.RULES_OF_OPEN, {})
        return [(row["regulation"], row["calendar"], row["cases"]) for row in rows]

    def followed(self, cases: Sequence[str]) -> list[Followed]:
        """Return these cases as the work list has followed them, in the order in which they came in."""
        rows = self._rows(worklist.STATES, {"cases": list(cases)})
        return [Followed.model_validate(row["state"]) for row in rows]

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

    def _rows(self, query: sql.SQL | sql.Composed, arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
        def work(connection: psycopg.Connection[Any]) -> list[dict[str, Any]]:
            with connection.cursor(row_factory=dict_row) as cursor:
                return cursor.execute(query, arguments).fetchall()

        return self._connections.run(work)
