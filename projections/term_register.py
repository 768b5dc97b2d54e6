"""Every clock that ever ran: by which rule, from when, until when, and how it ended."""

import json
from collections.abc import Sequence

from psycopg import sql

from domain.case import Case
from domain.terms.clock import Clock
from projections import term_totals
from projections.followed import Followed
from projections.model import ReadModel
from projections.standings import standings
from projections.table import Index, Row, Table
from projections.yardstick import Yardstick

CASES = Table(
    name="term_register_case",
    key=1,
    columns={"case": "text", "opened": "int", "state": "json"},
)

TABLE = Table(
    name="term_register",
    key=4,
    columns={
        "case": "text",
        "name": "text",
        "initiator": "int",
        "ordinal": "int",
        "opened": "int",
        "number": "text",
        "municipality": "text",
        "regime": "text",
        "basis": "text",
        "start": "day",
        "due": "day",
        "original_due": "day",
        "suspended_days": "int",
        "provisional": "bool",
        "proposal": "bool",
        "started_by": "int",
        "ended_on": "day",
        "manner": "text",
        "ended_by": "int",
        "ended_by_topic": "text",
        "standings": "json",
    },
    indexes=(
        Index("opened", "opened"),
        Index("municipality", "municipality, opened"),
        Index("due", "due"),
    ),
)


def rows(after: Followed, measure: Yardstick) -> Sequence[Row]:
    """Return a row a clock of the case."""
    return [_row(after, clock, measure) for clock in after.case.clocks]


def _row(after: Followed, clock: Clock, measure: Yardstick) -> Row:
    by, ending = measure.due(clock), clock.ending
    return (
        after.case.id,
        clock.id.name,
        clock.id.initiator,
        clock.id.ordinal,
        after.opened,
        after.number,
        after.case.municipality,
        clock.term.regime,
        clock.term.basis,
        clock.term.start,
        by.day,
        by.original,
        by.suspended_days,
        by.provisional,
        clock.term.proposal,
        clock.by,
        None if ending is None else ending.on,
        None if ending is None else ending.manner,
        None if ending is None else ending.by,
        None if ending is None else _topic(after.case, ending.by),
        json.dumps(standings(clock, by, measure.of(clock))),
    )


def _topic(case: Case, version: int) -> str | None:
    moment = case.moment(version)
    return None if moment is None else moment.topic


def page(*, municipality: bool, after: bool, limited: bool) -> sql.Composed:
    """Return the query for a page, of one municipality or after a place: a walk along one index.

    Only the page itself is sorted. With a limit it goes on to the end of the last case in it.
    """
    where = ["true"]
    where += ["municipality = %(municipality)s"] * municipality
    where += ["opened > %(opened)s"] * after
    whole = "ORDER BY opened" + " FETCH FIRST (%(limit)s) ROWS WITH TIES" * limited
    return sql.SQL(
        'SELECT * FROM ({}) AS page ORDER BY opened, start, name COLLATE "C", initiator, ordinal'
    ).format(TABLE.select(" AND ".join(where), whole))


TERM_REGISTER = ReadModel(
    name="term-register",
    cases=CASES,
    of_case=lambda after, _measure: (after.case.id, after.opened),
    details=TABLE,
    of_clocks=rows,
    counts=term_totals,
)
