"""The clocks behind a figure: those due within a period, and up to which fact the register knows them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row, tuple_row

from domain import events as e
from domain.figures.cell import Cell, cells
from domain.figures.period import Period
from domain.figures.verdict import DEFINITION, CountedClock
from domain.terms.clock import Manner, Standing
from domain.value import Frozen
from projections.standings import stands_on
from projections.term_register import TABLE, TERM_REGISTER
from projections.tracking import POSITION

DUE_WITHIN = TABLE.select("due BETWEEN %(first)s AND %(last)s", "ORDER BY opened, start, name, ordinal")
"""The query for a cohort: a walk along the index on the due day."""

_ISOLATED = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
_HELD = sql.SQL("LOCK TABLE {} IN ACCESS SHARE MODE").format(TABLE.identifier)
_CLOSED_AT_SOURCE = e.ClosingReported.model_fields["topic"].default


class Statistics(Frozen):
    """Figures with what they rest on: definition, ledger position, day of asking, period and clocks."""

    definition: str
    position: int
    asked_on: date
    period: str
    period_in_words: str
    first_day: date
    last_day: date
    cells: tuple[Cell, ...]


def statistics(connection: psycopg.Connection[Any], period: Period, today: date) -> Statistics:
    """Return how the clocks due within a period came out, as known at the end of `today`.

    Position and clocks are of one snapshot, so that who replays the ledger up to that position finds
    the same figures. The register is held from before that snapshot: one that was built anew in the
    meantime would be further, or less far, than the position says.
    """
    with connection.transaction():
        connection.execute(_ISOLATED)
        connection.execute(_HELD)
        with connection.cursor(row_factory=tuple_row) as cursor:
            position = cursor.execute(POSITION, (TERM_REGISTER.name,)).fetchone()
        with connection.cursor(row_factory=dict_row) as cursor:
            rows = cursor.execute(DUE_WITHIN, {"first": period.first, "last": period.last}).fetchall()
    return Statistics(
        definition=DEFINITION,
        position=0 if position is None else position[0],
        asked_on=today,
        period=period.name,
        period_in_words=period.dutch,
        first_day=period.first,
        last_day=period.last,
        cells=cells((_counted(row, today) for row in rows), today),
    )


def _counted(row: Mapping[str, Any], today: date) -> CountedClock:
    """Return a clock of the register as it is counted."""
    return CountedClock(
        **{name: row[name] for name in CountedClock.model_fields if name in row},
        suspended=stands_on(row["standings"], today) is Standing.SUSPENDED,
        at_source=row["manner"] == Manner.REPORTED or row["ended_by_topic"] == _CLOSED_AT_SOURCE,
    )
