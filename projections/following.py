"""A read model beside the live one, brought further in the order of the ledger."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from psycopg import Cursor

from domain.fact import StoredFact
from domain.rulebook import Rulebook
from ledger.log import EventLog
from projections.lived import lived
from projections.model import ReadModel
from projections.untakable import readable, untakable
from projections.writing import known, write

_BATCH = 1000


def follow_on(  # noqa: PLR0913, PLR0917 - what, from where, into what, from and up to which position
    cursor: Cursor[Any], ledger: EventLog, rulebook: Rulebook, model: ReadModel, position: int, upto: int
) -> int:
    """Write what lies after a position, up to and with another one, and return where the model is then.

    In the transaction of its caller. Raises `UntakableError` at a fact that cannot be taken in.
    """
    while position < upto and (found := ledger.rows_after(position, _BATCH)):
        facts = readable([row for row in found if row.position <= upto], model.name)
        take = partial(_take, cursor, model, rulebook)
        try:
            take(facts)
        except Exception as error:
            raise untakable(model.name, facts, error, take) from error
        position = min(found[-1].position, upto)
    return position


def _take(cursor: Cursor[Any], model: ReadModel, rulebook: Rulebook, facts: Sequence[StoredFact]) -> None:
    if not facts:
        return
    with cursor.connection.transaction():
        before = known(cursor, model, {stored.fact.case for stored in facts})
        write(cursor, model, lived(before, facts, rulebook))
