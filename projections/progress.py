"""How far a rebuild is: kept beside what it made, in a schema of its own that goes when all is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Cursor, sql

from projections.comparing import Comparison
from projections.model import ReadModel

SCHEMA = "anew"
_MADE_BY = "SELECT obj_description(to_regnamespace(%s), 'pg_namespace')"
_DDL = f"""
CREATE TABLE IF NOT EXISTS {SCHEMA}.progress (
    model text PRIMARY KEY,
    target bigint NOT NULL,
    last_case text NOT NULL,
    facts bigint NOT NULL,
    position bigint,
    comparison jsonb
)
"""
_ALL = f"SELECT model, target, last_case, facts, position, comparison FROM {SCHEMA}.progress"  # noqa: S608 - our own constant
_BEGIN = f"INSERT INTO {SCHEMA}.progress VALUES (%s, %s, '', 0, NULL, NULL)"  # noqa: S608 - our own constant
_LOADED = f"UPDATE {SCHEMA}.progress SET last_case = %s, facts = facts + %s WHERE model = ANY (%s)"  # noqa: S608 - our own constant
_AT = f"UPDATE {SCHEMA}.progress SET position = %s WHERE model = %s"  # noqa: S608 - our own constant
_COMPARED = f"UPDATE {SCHEMA}.progress SET comparison = %s WHERE model = %s"  # noqa: S608 - our own constant
_DONE = f"DELETE FROM {SCHEMA}.progress WHERE model = %s"  # noqa: S608 - our own constant


@dataclass(frozen=True)
class Progress:
    """How far one model is: loaded up to position `target`, case by case, and then on from there.

    `last_case` is the last case loaded and `facts` how many there were by then. `position` is
    none while it loads; `comparison` is how the live model differed, once that is known.
    """

    model: str
    target: int
    last_case: str
    facts: int
    position: int | None
    comparison: Comparison | None


def open_schema(cursor: Cursor[Any], made_by: str) -> None:
    """Have the schema there, as this code and these rules made it: what others made is thrown away."""
    (row,) = cursor.execute(_MADE_BY, (SCHEMA,)).fetchall()
    if row[0] != made_by:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        cursor.execute(sql.SQL("COMMENT ON SCHEMA anew IS {}").format(made_by))
    cursor.execute(_DDL)


def close_schema(cursor: Cursor[Any]) -> None:
    """Remove the schema where no other rebuild has anything in it."""
    if not progress(cursor):
        cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def progress(cursor: Cursor[Any]) -> dict[str, Progress]:
    """Return how far each model is, by its name."""
    rows = cursor.execute(_ALL).fetchall()
    return {
        model: Progress(
            model, target, case, facts, position, None if found is None else Comparison.model_validate(found)
        )
        for model, target, case, facts, position, found in rows
    }


def begin(cursor: Cursor[Any], anew: ReadModel, target: int) -> None:
    """Begin with a model."""
    cursor.execute(_BEGIN, (anew.name, target))


def loaded(cursor: Cursor[Any], models: Sequence[ReadModel], last_case: str, facts: int) -> None:
    """Tell that so many facts more were loaded, up to and with a case."""
    cursor.execute(_LOADED, (last_case, facts, [model.name for model in models]))


def at(cursor: Cursor[Any], anew: ReadModel, position: int) -> None:
    """Tell which position a model is at."""
    cursor.execute(_AT, (position, anew.name))


def was_compared(cursor: Cursor[Any], anew: ReadModel, comparison: Comparison) -> None:
    """Keep how the live model differed, so that it is told also after an interruption."""
    cursor.execute(_COMPARED, (comparison.model_dump_json(), anew.name))


def done(cursor: Cursor[Any], anew: ReadModel) -> None:
    """Forget a model whose tables took the place of the live ones."""
    cursor.execute(_DONE, (anew.name,))
