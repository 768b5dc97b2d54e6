"""The story of one case, line by line, in Dutch."""

from collections.abc import Sequence

from psycopg import sql

from domain.case import Case
from domain.fact import StoredFact
from projections.followed import Followed
from projections.model import ReadModel
from projections.story import sentence
from projections.table import Index, Row, Table
from projections.yardstick import Yardstick

TABLE = Table(
    name="case_file",
    key=1,
    columns={
        "case": "text",
        "number": "text",
        "municipality": "text",
        "kind": "text",
        "stage": "text",
        "outcome": "text",
        "version": "int",
        "title": "text",
        "known_as": "text",
        "handler": "text",
        "opened": "int",
        "rules": "json",
        "state": "json",
    },
    indexes=(Index("number", "number"),),
)

STORY = Table(
    name="case_story",
    key=2,
    columns={
        "case": "text",
        "version": "int",
        "topic": "text",
        "occurred": "moment",
        "recorded": "moment",
        "committed_at": "moment",
        "by": "text",
        "role": "text",
        "text": "text",
        "position": "int",
    },
)


GLANCE = sql.SQL(
    'SELECT "case", version, coalesce(state #>> {path}, {none}) AS sort'
    ' FROM {table} WHERE "case" = %(reference)s OR number = %(reference)s'
).format(path=sql.Literal(["case", "file", "sort"]), none=sql.Literal(""), table=TABLE.identifier)
"""How far a case is, and of what sort its file: a page that lies open asks it again and again."""


def row(after: Followed, measure: Yardstick) -> Row:
    """Return the head of one case file."""
    case = after.case
    return (
        case.id,
        after.number,
        case.municipality,
        case.kind,
        case.stage,
        after.outcome,
        case.version,
        after.title,
        after.known_as,
        case.handler,
        after.opened,
        measure.rules,
    )


def line(after: Case, stored: StoredFact, measure: Yardstick) -> Sequence[Row]:
    """Return the line of one fact, told as it was known then: a correction is a line of its own."""
    fact = stored.fact
    return (
        (
            fact.case,
            fact.version,
            fact.event.topic,
            fact.event.occurred,
            fact.stamp.recorded,
            stored.committed_at,
            fact.stamp.by,
            fact.stamp.role,
            sentence(fact, after, measure),
            stored.position,
        ),
    )


CASE_FILE = ReadModel(name="case-file", cases=TABLE, of_case=row, details=STORY, of_fact=line)
