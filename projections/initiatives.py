"""The register of all initiatives, subsidised or not: a row a case, with only what the public may read."""

import json

from psycopg import sql

from domain.terms.counting import legal_day
from domain.terms.names import SUBSTANTIVE_RESPONSE
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
    indexes=(Index("opened", "opened", where="initiative"),),
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
        None if last is None or last.ending is None else last.ending.on,
        None if last is None else json.dumps(standings(last, measure.due(last), measure.of(last))),
        case.subsidised,
        None if shown is None else shown.title,
        None if shown is None else shown.summary,
        None if shown is None else shown.district,
        after.opened,
    )


def page(*, after: bool) -> sql.Composed:
    """Return the query for a page, in the order in which they came in: a walk along one index."""
    where = ["initiative"] + ["opened > %(opened)s"] * after
    return TABLE.select(" AND ".join(where), "ORDER BY opened LIMIT %(limit)s", without=["state"])


TOTALS = sql.SQL(
    "SELECT kind, district, count(*) AS cases FROM {} WHERE initiative GROUP BY kind, district"
).format(TABLE.identifier)

INITIATIVES = ReadModel(name="initiatives", cases=TABLE, of_case=row)
