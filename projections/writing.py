"""One stretch into one read model, in the transaction that moves its position."""

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Cursor, sql

from projections.followed import Followed
from projections.lived import Lived
from projections.model import ReadModel, rows


def write(cursor: Cursor[Any], model: ReadModel, lives: Sequence[Lived]) -> None:
    """Write what came of the facts over what the model has of the same cases."""
    for table, found in rows(model, lives):
        table.upsert(cursor, found.values())


def known(cursor: Cursor[Any], model: ReadModel, cases: Iterable[str]) -> dict[str, Followed]:
    """Return those of the cases that the model has met before, as it followed them."""
    query = sql.SQL('SELECT "case", state::text FROM {} WHERE "case" = ANY (%s::text[])').format(
        model.cases.identifier
    )
    found = cursor.execute(query, (sorted(cases),), prepare=True).fetchall()
    return {case: Followed.model_validate_json(state) for case, state in found}
