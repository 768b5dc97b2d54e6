"""What would fall off the radar: a row a case, with since when each thing about it asks for somebody.

Nothing here depends on the day of asking: a row holds since which day it has been quiet, without a handler,
or waiting for a second look. Whether that is long, the question says.
"""

import json
from collections.abc import Sequence
from datetime import date

from psycopg import sql

from domain.case import Case
from domain.radar import asking
from domain.signals import Signal
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
        "complaint": "bool",
        "team": "text",
        "handler": "text",
        "opened": "int",
        "quiet": "day",
        "unowned": "day",
        "promise": "day",
        "review": "day",
        "contest": "day",
        "unwanted": "day",
        "promises": "json",
        "state": "json",
    },
    indexes=(
        *(
            Index(signal.value, f"{signal.value}, opened", where=f"{signal.value} IS NOT NULL")
            for signal in Signal
        ),
        Index("handler", "handler, quiet, opened", where="quiet IS NOT NULL"),
    ),
)


def row(after: Followed, measure: Yardstick) -> Row:
    """Return the row of one case; where nothing is signalled the columns are empty."""
    case = after.case
    promises = _promises(case, measure)
    since = {each.signal: each.since for each in asking(case)}
    return (
        case.id,
        not case.closed,
        after.number,
        case.municipality,
        case.stage,
        after.title,
        after.known_as,
        case.about_complaint,
        case.team,
        case.handler,
        after.opened,
        since.get(Signal.QUIET),
        since.get(Signal.UNOWNED),
        min((date.fromisoformat(str(each["due"])) for each in promises), default=None),
        since.get(Signal.REVIEW),
        since.get(Signal.CONTEST),
        since.get(Signal.UNWANTED),
        json.dumps(promises),
    )


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


def page(signal: Signal, *, after: bool, complaints: bool = True) -> sql.Composed:
    """Return the query for a page of one sort of signal, longest waiting first: a walk along one index.

    Without `complaints` the files of complaints are left out.
    """
    column = signal.value
    where = [f"{column} IS NOT NULL", f"{column} <= %(until)s"]
    where += ["NOT complaint"] * (not complaints)
    where += [f"({column}, opened) > (%(since)s::date, %(opened)s)"] * after
    order = f"ORDER BY {column}, opened LIMIT %(limit)s"
    return TABLE.select(" AND ".join(where), order, without=["state"])


HANDLERS = sql.SQL(
    "SELECT DISTINCT handler FROM {} WHERE quiet IS NOT NULL AND handler IS NOT NULL ORDER BY handler"
).format(TABLE.identifier)
"""Who has an open case, by reference."""


def page_of_handlers(*, after: bool, complaints: bool = True) -> sql.Composed:
    """Return the query for a page of the open cases of some handlers, longest quiet first."""
    where = ["handler = ANY(%(handlers)s::text[])", "quiet IS NOT NULL", "quiet <= %(until)s"]
    where += ["NOT complaint"] * (not complaints)
    where += ["(quiet, opened) > (%(since)s::date, %(opened)s)"] * after
    return TABLE.select(" AND ".join(where), "ORDER BY quiet, opened LIMIT %(limit)s", without=["state"])


RADAR = ReadModel(name="radar", cases=TABLE, of_case=row)
