"""What must be done, soonest term first."""

import json
from collections.abc import Iterator
from itertools import zip_longest

from psycopg import sql

from domain.terms.clock import Clock, Standing
from domain.terms.due import Due
from domain.terms.names import COMPLETION
from projections.followed import Followed
from projections.model import ReadModel
from projections.narrowing import BY_DUE, NOT_NARROWED, Narrowed
from projections.standings import standings
from projections.table import Index, Row, Table
from projections.whose import EVERYBODYS, Whose
from projections.yardstick import Yardstick

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
        "initiators": "json",
        "complaint": "bool",
        "opened": "int",
        "version": "int",
        "next_clock": "text",
        "next_due": "day",
        "provisional": "bool",
        "proposal": "bool",
        "standings": "json",
        "suspended": "json",
        "state": "json",
    },
    indexes=(
        Index("soonest", f"{BY_DUE}, opened", where="open"),
        Index("municipality", f"municipality, {BY_DUE}, opened", where="open"),
        Index("team", f"team, {BY_DUE}, opened", where="open"),
        Index("handler", f"handler, {BY_DUE}, opened", where="open"),
        Index("kind", f"kind, {BY_DUE}, opened", where="open"),
        Index("stage", f"stage, {BY_DUE}, opened", where="open"),
        Index("suspended", f"{BY_DUE}, opened", where="open AND suspended IS NOT NULL"),
        Index("nobody", f"{BY_DUE}, opened", where="open AND handler IS NULL"),
    ),
)


def row(after: Followed, measure: Yardstick) -> Row:
    """Return the line of one case; those at rest keep theirs, out of sight, to go on from."""
    case = after.case
    clock, by = next_clock(after, measure) or (None, None)
    suspended = list(_suspended(after, measure))
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
        json.dumps([each.ref for each in case.initiators]),
        case.about_complaint,
        after.opened,
        case.version,
        None if clock is None else clock.id.name,
        None if by is None else by.day,
        False if by is None else by.provisional,
        False if clock is None else clock.term.proposal,
        None if clock is None or by is None else json.dumps(standings(clock, by, measure.of(clock))),
        json.dumps(suspended) if suspended else None,
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


def _suspended(after: Followed, measure: Yardstick) -> Iterator[tuple[str | None, str | None]]:
    """From which day and until which day, that one not counted, a running clock is suspended."""
    for clock in after.case.clocks:
        if clock.ending is None and clock.suspensions:
            known = standings(clock, measure.due(clock), measure.of(clock))
            for (since, stands), following in zip_longest(known, known[1:]):
                if stands == Standing.SUSPENDED:
                    yield since, None if following is None else following[0]


def page(
    *,
    after: bool,
    municipality: bool = False,
    whose: Whose = EVERYBODYS,
    narrowed: Narrowed = NOT_NARROWED,
) -> sql.Composed:
    """Return the query for a page, of one municipality, of somebody, or after a place: along one index."""
    where = [*_open(whose, narrowed), *(["municipality = %(municipality)s"] * municipality)]
    where += [f"({BY_DUE}, opened) > (%(due)s::date, %(opened)s)"] * after
    order = f"ORDER BY {BY_DUE}, opened LIMIT %(limit)s"
    return TABLE.select(" AND ".join(where), order, without=["state"])


def count(whose: Whose, narrowed: Narrowed) -> sql.Composed:
    """Return the query for how many there are, counted up to a limit: beyond that nobody waits for it."""
    return sql.SQL("SELECT count(*) AS cases FROM (SELECT 1 FROM {} WHERE {} LIMIT %(limit)s) AS few").format(
        TABLE.identifier, sql.SQL(" AND ".join(_open(whose, narrowed)))
    )


def _open(whose: Whose, narrowed: Narrowed) -> list[str]:
    where = ["open"]
    where += ["handler = ANY(%(handlers)s::text[])"] * (whose.handlers is not None)
    where += ["team = %(team)s"] * (whose.team is not None)
    where += ["handler IS NULL"] * whose.nobodys
    return [*where, *narrowed.where]


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
