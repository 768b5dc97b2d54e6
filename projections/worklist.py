"""What must be done, soonest term first."""

import json

from psycopg import sql

from domain.terms.clock import Clock
from domain.terms.due import Due
from domain.terms.names import COMPLETION
from projections.followed import Followed
from projections.model import ReadModel
from projections.standings import standings
from projections.table import Index, Row, Table
from projections.whose import EVERYBODYS, Whose
from projections.yardstick import Yardstick

BY_DUE = "coalesce(next_due, 'infinity'::date)"
"""The order of the list as one value: cases in which no clock runs come last."""

TABLE = Table(
    name="worklist",
    key=1,
    columns={
        "case": "text",
        "open": "bool",
        "number": "text",
        "municipality": "text",
        "kind": "text",
        "stage": "text",
        "team": "text",
        "handler": "text",
        "title": "text",
        "known_as": "text",
        "opened": "int",
        "version": "int",
        "next_clock": "text",
        "next_due": "day",
        "provisional": "bool",
        "proposal": "bool",
        "standings": "json",
        "state": "json",
    },
    indexes=(
        Index("soonest", f"{BY_DUE}, opened", where="open"),
        Index("municipality", f"municipality, {BY_DUE}, opened", where="open"),
        Index("team", f"team, {BY_DUE}, opened", where="open"),
        Index("handler", f"handler, {BY_DUE}, opened", where="open"),
        Index("nobody", f"{BY_DUE}, opened", where="open AND handler IS NULL"),
    ),
)


def row(after: Followed, measure: Yardstick) -> Row:
    """Return the line of one case; those at rest keep theirs, out of sight, to go on from."""
    case = after.case
    clock, by = next_clock(after, measure) or (None, None)
    return (
        case.id,
        not case.at_rest,
        after.number,
        case.municipality,
        case.kind,
        case.stage,
        case.team,
        case.handler,
        after.title,
        after.known_as,
        after.opened,
        case.version,
        None if clock is None else clock.id.name,
        None if by is None else by.day,
        False if by is None else by.provisional,
        False if clock is None else clock.term.proposal,
        None if clock is None or by is None else json.dumps(standings(clock, by, measure.of(clock))),
    )


def next_clock(after: Followed, measure: Yardstick) -> tuple[Clock, Due] | None:
    """Return the running clock that is due first, with its due day.

    The initiator's own clock, to complete, counts only where no other runs: the list is of
    what the municipality must do.
    """
    running = [(clock, measure.due(clock)) for clock in after.case.clocks if clock.ending is None]
    return min(
        running, key=lambda each: (each[0].id.name == COMPLETION, each[1].day, str(each[0].id)), default=None
    )


def page(*, after: bool, municipality: bool = False, whose: Whose = EVERYBODYS) -> sql.Composed:
    """Return the query for a page, of one municipality, of somebody, or after a place: along one index."""
    where = ["open"]
    where += ["municipality = %(municipality)s"] * municipality
    where += ["handler = ANY(%(handlers)s::text[])"] * (whose.handlers is not None)
    where += ["team = %(team)s"] * (whose.team is not None)
    where += ["handler IS NULL"] * whose.nobodys
    where += [f"({BY_DUE}, opened) > (%(due)s::date, %(opened)s)"] * after
    order = f"ORDER BY {BY_DUE}, opened LIMIT %(limit)s"
    return TABLE.select(" AND ".join(where), order, without=["state"])


OPEN = sql.SQL('SELECT "case" FROM {} WHERE open ORDER BY opened').format(TABLE.identifier)

TEAMS = sql.SQL(
    "SELECT team, count(*) AS cases, count(*) FILTER (WHERE handler IS NULL) AS nobodys,"
    " min(next_due) AS next_due FROM {} WHERE open GROUP BY team ORDER BY team NULLS LAST"
).format(TABLE.identifier)

RULES_OF_OPEN = sql.SQL(
    "SELECT state #>> '{{case,rules,regulation}}' AS regulation,"
    " state #>> '{{case,rules,calendar}}' AS calendar,"
    " count(*) AS cases FROM {} WHERE open GROUP BY 1, 2 ORDER BY 1, 2"
).format(TABLE.identifier)

STATES = sql.SQL('SELECT state FROM {} WHERE "case" = ANY (%(cases)s::text[]) ORDER BY opened').format(
    TABLE.identifier
)

WORKLIST = ReadModel(name="worklist", cases=TABLE, of_case=row)
