"""The register of all initiatives, subsidised or not: a row a case, with no words but published ones.

That a case is there, its kind and where it stands is for staff, until it was published.
"""

import json
from datetime import date

from psycopg import sql

from domain.terms.clock import Clock, Manner
from domain.terms.counting import legal_day
from domain.terms.names import SUBSTANTIVE_RESPONSE
from projections.answers.initiatives import NOWHERE, UNASSIGNED, UNPUBLISHED
from projections.followed import Followed
from projections.model import ReadModel
from projections.standings import standings
from projections.table import Index, Row, Table
from projections.yardstick import Yardstick

TABLE = Table(
    name="initiatives",
    key=1,
    columns={
        "case": "text",
        "initiative": "bool",
        "number": "text",
        "municipality": "text",
        "kind": "text",
        "stage": "text",
        "received": "day",
        "answered": "day",
        "response": "json",
        "subsidised": "bool",
        "public_title": "text",
        "public_summary": "text",
        "district": "text",
        "opened": "int",
        "state": "json",
    },
    indexes=(
        Index("opened", "opened", where="initiative"),
        Index("public", "opened", where="initiative AND public_title IS NOT NULL"),
    ),
)


def row(after: Followed, measure: Yardstick) -> Row:
    """Return the row of one case; files of complaints and objections are no initiatives."""
    case, public = after.case, after.case.publication
    shown = public if public is not None and public.public else None
    clocks = [clock for clock in case.clocks if clock.id.name == SUBSTANTIVE_RESPONSE]
    last = clocks[-1] if clocks else None
    return (
        case.id,
        case.file is None,
        after.number,
        case.municipality,
        case.kind,
        case.stage,
        legal_day(case.received),
        _answered(last),
        None if last is None else json.dumps(standings(last, measure.due(last), measure.of(last))),
        case.subsidised,
        None if shown is None else shown.title,
        None if shown is None else shown.summary,
        None if shown is None else shown.district,
        after.opened,
    )


def _answered(last: Clock | None) -> date | None:
    """The day of the answer, where there is one: a case that ended without was never answered."""
    if last is None or last.ending is None or last.ending.manner not in {Manner.MET, Manner.REPORTED}:
        return None
    return last.ending.on


def page(*, public: bool, after: bool) -> sql.Composed:
    """Return the query for a page, in the order in which they came in: a walk along one index.

    `public`: only those that were published.
    """
    where = ["initiative", *["public_title IS NOT NULL"] * public, *["opened > %(opened)s"] * after]
    return TABLE.select(" AND ".join(where), "ORDER BY opened LIMIT %(limit)s", without=["state"])


TOTALS = sql.SQL(
    "SELECT coalesce(kind, {}) AS kind,"
    " CASE WHEN public_title IS NULL THEN {} ELSE coalesce(district, {}) END AS district,"
    " count(*) AS cases FROM {} WHERE initiative GROUP BY 1, 2"
).format(UNASSIGNED, UNPUBLISHED, NOWHERE, TABLE.identifier)

INITIATIVES = ReadModel(name="initiatives", cases=TABLE, of_case=row)
