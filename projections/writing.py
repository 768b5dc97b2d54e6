"""One batch into one read model: rows and position in one transaction."""

from collections.abc import Sequence
from typing import Any

from psycopg import Cursor, sql

from domain.fact import StoredFact
from domain.rulebook import Rulebook
from projections.followed import Followed
from projections.model import ReadModel, project


def write(cursor: Cursor[Any], model: ReadModel, facts: Sequence[StoredFact], rulebook: Rulebook) -> None:
    """Project the facts onto the cases as the model knows them, and write what came of it."""
    if not facts:
        return
    before = known(cursor, model, {stored.fact.case for stored in facts})
    projected = project(model, before, facts, rulebook)
    for table in model.tables:
        table.upsert(cursor, projected.rows[table.name].values())


def known(cursor: Cursor[Any], model: ReadModel, cases: set[str]) -> dict[str, Followed]:
    """Return those of the cases that the model has met before, as it followed them."""
    query = sql.SQL('SELECT "case", state::text FROM {} WHERE "case" = ANY (%s::text[])').format(
        sql.Identifier(model.cases.name)
    )
    rows = cursor.execute(query, (sorted(cases),), prepare=True).fetchall()
    return {case: Followed.model_validate_json(state) for case, state in rows}
