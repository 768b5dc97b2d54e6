"""A table of a read model, described once: what creates it, fills it and reads it is derived."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Cursor, sql

Row = tuple[Any, ...]
"""The values of one row, in the order of the table's columns."""

_TYPES = {
    "text": sql.SQL("text"),
    "int": sql.SQL("bigint"),
    "bool": sql.SQL("boolean"),
    "day": sql.SQL("date"),
    "moment": sql.SQL("timestamptz"),
    "json": sql.SQL("jsonb"),
}


@dataclass(frozen=True)
class Index:
    """An index by name: columns or expressions as PostgreSQL writes them, of all rows or of some."""

    name: str
    on: str
    where: str = ""

    def create(self, cursor: Cursor[Any], table: sql.Identifier, prefix: str) -> None:
        """Create it on a table where it is not there yet."""
        statement = sql.SQL("CREATE INDEX IF NOT EXISTS {} ON {} ({})").format(
            sql.Identifier(f"{prefix}_{self.name}_idx"), table, sql.SQL(self.on)
        )
        cursor.execute(statement + sql.SQL(f" WHERE {self.where}" if self.where else ""))


@dataclass(frozen=True)
class Table:
    """Columns by name with their sort (`text`, `int`, `bool`, `day`, `moment`, `json`).

    The first `key` columns are the primary key. A `json` value is handed in as a JSON value
    and written canonically, so that equal content is equal.
    """

    name: str
    key: int
    columns: Mapping[str, str]
    indexes: tuple[Index, ...] = ()

    def key_of(self, row: Row) -> Row:
        """The primary key of a row."""
        return row[: self.key]

    def create(self, cursor: Cursor[Any]) -> None:
        """Create the table and its indexes where they are not there yet."""
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(name), _TYPES[sort]) for name, sort in self.columns.items()
        ]
        cursor.execute(
            sql.SQL("CREATE TABLE IF NOT EXISTS {} ({}, PRIMARY KEY ({}))").format(
                self._identifier, sql.SQL(", ").join(columns), _list(list(self.columns)[: self.key])
            )
        )
        for index in self.indexes:
            index.create(cursor, self._identifier, self.name)

    def upsert(self, cursor: Cursor[Any], rows: Collection[Row]) -> None:
        """Write rows in one statement, each over the row of the same key. No key may occur twice."""
        if not rows:
            return
        sorts = self.columns.values()
        arrays = [
            [_written(sort, value) for value in values]
            for sort, values in zip(sorts, zip(*rows, strict=True), strict=True)
        ]
        others = list(self.columns)[self.key :]
        statement = sql.SQL(
            "INSERT INTO {table} ({columns}) SELECT {values} FROM unnest({arrays}) AS given ({columns})"
            " ON CONFLICT ({key}) DO UPDATE SET {others}"
        ).format(
            table=self._identifier,
            columns=_list(self.columns),
            values=sql.SQL(", ").join(
                sql.SQL("{}::{}").format(sql.Identifier(name), _TYPES[sort])
                for name, sort in self.columns.items()
            ),
            arrays=sql.SQL(", ").join(
                sql.SQL("%b::{}[]").format(_TYPES["text" if sort == "json" else sort]) for sort in sorts
            ),
            key=_list(list(self.columns)[: self.key]),
            others=sql.SQL(", ").join(
                sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in others
            ),
        )
        cursor.execute(statement, arrays)

    def select(self, where: str = "", then: str = "", without: Collection[str] = ()) -> sql.Composed:
        """A query for rows, whole or without some columns.

        Condition and order come as written in this package, never from outside.
        """
        columns = [name for name in self.columns if name not in without]
        query = sql.SQL("SELECT {} FROM {}").format(_list(columns), self._identifier)
        if where:
            query += sql.SQL(" WHERE ") + sql.SQL(where)
        return query + sql.SQL(" " + then)

    @property
    def _identifier(self) -> sql.Identifier:
        return sql.Identifier(self.name)


def _list(names: Sequence[str] | Mapping[str, str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name in names)


def _written(sort: str, value: Any) -> Any:  # noqa: ANN401 - a column takes its own sort of value
    if value is None:
        return None
    if sort == "json":
        return json.dumps(value, ensure_ascii=False)
    return str(value) if sort == "text" else value
