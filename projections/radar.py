"""What would fall off the radar: a row a case, with since when each thing about it asks for somebody.

Nothing here depends on the day of asking: a row holds since which day it has been quiet, without a handler,
or waiting for a second look. Whether that is long, the question says.
"""

import json
from collections.abc import Sequence
from datetime import date

from psycopg import sql

from domain.case import Case
from domain.signals import Signal
from domain.terms.counting import legal_day
from domain.terms.names import PROMISES
from projections.followed import Followed
from projections.model import ReadModel
from projections.standings import standings
from projections.table import Index, Row, Table
from projections.yardstick import Yardstick

TABLE = Table(
    name="radar",
    key=1,
    columns={
        "case": "text",
        "open": "bool",
        "number": "text",
        "municipality": "text",
        "stage": "text",
        "title": "text",
        "known_as": "text",
        "handler": "text",
        "opened": "int",
        "quiet": "day",
        "unowned": "day",
        "promise": "day",
        "review": "day",
        "contest": "day",
        "promises": "json",
        "state": "json",
    },
    indexes=tuple(
        Index(signal.value, f"{signal.value}, opened", where=f"{signal.value} IS NOT NULL")
        for signal in Signal
    ),
)


def row(after: Followed, measure: Yardstick) -> Row:
    """Return the row of one case; where nothing is signalled the columns are empty."""
    case = after.case
    promises = _promises(case, measure)
    return (
        case.id,
        not case.closed,
        after.number,
        case.municipality,
        case.stage,
        after.title,
        after.known_as,
        case.handler,
        after.opened,
        None if case.closed else last_act(case),
        None if case.closed or case.handler is not None else legal_day(case.received),
        min((date.fromisoformat(str(each["due"])) for each in promises), default=None),
        _review(case),
        _contest(case),
        json.dumps(promises),
    )


def last_act(case: Case) -> date:
    """Return the legal day on which somebody last did something; what the engine saw is no act."""
    acts = [moment.occurred for moment in case.moments if moment.version <= max(case.settled, 1)]
    return legal_day(max(acts))


def _promises(case: Case, measure: Yardstick) -> Sequence[dict[str, object]]:
    """What was promised by a day and is still awaited, soonest first."""
    running = [clock for name in PROMISES for clock in case.running(name)]
    found = [(clock, measure.due(clock)) for clock in running]
    return [
        {
            "name": clock.id.name,
            "ordinal": clock.id.ordinal,
            "due": by.day.isoformat(),
            "provisional": by.provisional,
            "standings": standings(clock, by, measure.of(clock)),
        }
        for clock, by in sorted(found, key=lambda each: (each[1].day, str(each[0].id)))
    ]


def _review(case: Case) -> date | None:
    """Since when a second person is asked to look at an answer."""
    response = case.response
    if response is None or not response.sampled or response.reviewed or response.upset:
        return None
    sent = case.moment(response.version)
    return None if sent is None else legal_day(sent.occurred)


def _contest(case: Case) -> date | None:
    """Since when a contest waits to be judged."""
    contests = () if case.response is None else case.response.contests
    moments = [case.moment(contest.version) for contest in contests if not contest.decided]
    return min((legal_day(moment.occurred) for moment in moments if moment is not None), default=None)


def page(signal: Signal, *, after: bool) -> sql.Composed:
    """Return the query for a page of one sort of signal, longest waiting first: a walk along one index."""
    column = signal.value
    where = [f"{column} IS NOT NULL", f"{column} <= %(until)s"]
    where += [f"({column}, opened) > (%(since)s::date, %(opened)s)"] * after
    order = f"ORDER BY {column}, opened LIMIT %(limit)s"
    return TABLE.select(" AND ".join(where), order, without=["state"])


RADAR = ReadModel(name="radar", cases=TABLE, of_case=row)
