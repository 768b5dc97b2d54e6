"""A read model compared with the same one built anew: by the database, row by row, at one position."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

from psycopg import Cursor, sql
from pydantic import Field

from domain.value import Frozen
from projections.model import ReadModel
from projections.table import Table

FIRST = 20
"""So many of the rows that differ are named, of each table; the others are counted."""

_COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attname
"""
_WHAT = {
    "missing": "een rij ontbreekt",
    "extra": "een rij te veel",
    "differs": "een rij is anders",
    "count": "een telling klopt niet",
}


class Difference(Frozen):
    """One row of the live table that is not as the ledger says: by its key, never by its content.

    `columns` are those that differ. The live row is `missing`, `extra`, or `differs`; a `count`
    is not what the live rows add up to.
    """

    table: str
    key: dict[str, str | int]
    what: Literal["missing", "extra", "differs", "count"]
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        named = [f"{name} {value}" for name, value in self.key.items()]
        key = str(self.key["of"]).replace("-infinity", "altijd") if self.what == "count" else ", ".join(named)
        columns = f" ({', '.join(self.columns)})" if self.columns else ""
        return f"{self.table}: {_WHAT[self.what]}: {key}{columns}"


class Comparison(Frozen):
    """How a live read model differs from one built anew, both at `position`.

    `counts` has the number of rows that differ, by table; `first` names the first of them.
    Nothing was compared where the columns are no longer the same, or where the live model did
    not come as far as the one built anew.
    """

    position: int
    not_compared: Literal["columns-changed", "behind"] | None = None
    counts: Mapping[str, int] = Field(default_factory=dict)
    first: tuple[Difference, ...] = ()


def comparable(cursor: Cursor[Any], live: ReadModel, anew: ReadModel) -> bool:
    """Return whether the tables have the same columns: others cannot be held against each other."""
    return all(
        _columns(cursor, one) == _columns(cursor, other)
        for one, other in zip(live.tables, anew.tables, strict=True)
    )


def compared(cursor: Cursor[Any], live: ReadModel, anew: ReadModel, position: int) -> Comparison:
    """Return how the live tables differ from those built anew, which the caller brought to one position."""
    counts: dict[str, int] = {}
    first: list[Difference] = []
    for one, other in zip(live.tables, anew.tables, strict=True):
        found = Counter[str]()
        with cursor.connection.cursor(name="differences") as rows:
            for row in rows.execute(_query(one, other)):
                difference = _difference(one, row)
                found[one.name] += 1
                if found[one.name] <= FIRST:
                    first.append(difference)
        counts |= found
    if live.counts is not None and (wrong := live.counts.wrong(cursor)):
        counts[live.counts.NAME] = len(wrong)
        first += [Difference(table=live.counts.NAME, key={"of": key}, what="count") for key in wrong[:FIRST]]
    return Comparison(position=position, counts=counts, first=tuple(first))


def _columns(cursor: Cursor[Any], table: Table) -> list[tuple[Any, ...]]:
    return cursor.execute(_COLUMNS, (table.identifier.as_string(),)).fetchall()


def _query(one: Table, other: Table) -> sql.Composed:
    """Keys of both and, by column, whether it differs; only the rows that are not the same in both.

    Joining is the work of the database, which has room for more than fits in memory.
    """
    keys, columns = list(one.columns)[: one.key], list(one.columns)[one.key :]
    live = [sql.Identifier("live", name) for name in keys]
    anew = [sql.Identifier("anew", name) for name in keys]
    differs = [sql.SQL("live.{0} IS DISTINCT FROM anew.{0}").format(sql.Identifier(name)) for name in columns]
    return sql.SQL(
        "SELECT {keys}, {live} IS NULL, {anew} IS NULL, ARRAY[{differs}] FROM {one} AS live"
        " FULL JOIN {other} AS anew USING ({names})"
        " WHERE {live} IS NULL OR {anew} IS NULL OR {any} ORDER BY {keys}"
    ).format(
        keys=sql.SQL(", ").join(sql.Identifier(name) for name in keys),
        names=sql.SQL(", ").join(sql.Identifier(name) for name in keys),
        live=live[0],
        anew=anew[0],
        differs=sql.SQL(", ").join(differs),
        one=one.identifier,
        other=other.identifier,
        any=sql.SQL(" OR ").join(differs),
    )


def _difference(table: Table, row: tuple[Any, ...]) -> Difference:
    key = dict(zip(list(table.columns)[: table.key], row, strict=False))
    missing, extra, differs = row[table.key :]
    columns = [name for name, flag in zip(list(table.columns)[table.key :], differs, strict=True) if flag]
    return Difference(
        table=table.name,
        key=key,
        what="missing" if missing else "extra" if extra else "differs",
        columns=() if missing or extra else tuple(columns),
    )
