"""A table of a read model, described once: what creates it, fills it and reads it is derived."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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

    The first `key` columns are the primary key. A `json` value is handed in as JSON text; the
    database keeps what it says and not how it was spelled, so equal content is equal. Without
    a `schema` it is the live table.
    """

    name: str
    key: int
    columns: Mapping[str, str]
    indexes: tuple[Index, ...] = ()
    schema: str | None = None

    def key_of(self, row: Row) -> Row:
        """The primary key of a row."""
        return row[: self.key]

    def told(self, row: Row) -> dict[str, Any]:
        """Return a row that was made, or the first columns of one, as a query would return it."""
        sorts = zip(self.columns.items(), row, strict=False)
        return {name: json.loads(value) if sort == "json" else value for (name, sort), value in sorts}

    def create(self, cursor: Cursor[Any]) -> None:
        """Create the table, without its indexes, where it is not there yet."""
        columns = [
            sql.SQL("{} {}").format(sql.Identifier(name), _TYPES[sort]) for name, sort in self.columns.items()
        ]
        cursor.execute(
            sql.SQL("CREATE TABLE IF NOT EXISTS {} ({}, PRIMARY KEY ({}))").format(
                self.identifier, sql.SQL(", ").join(columns), _list(list(self.columns)[: self.key])
            )
        )

    def index(self, cursor: Cursor[Any]) -> None:
        """Create those indexes that are not there yet: after a load, which is quicker without."""
        for index in self.indexes:
            index.create(cursor, self.identifier, self.name)

    def analyze(self, cursor: Cursor[Any]) -> None:
        """Have the database count what is in it, so that the first question is planned well already.

        Not in its `json` columns, which no question looks into.
        """
        asked = [name for name, sort in self.columns.items() if sort != "json"]
        cursor.execute(sql.SQL("ANALYZE {} ({})").format(self.identifier, _list(asked)))

    def load(self, cursor: Cursor[Any], rows: Collection[Row]) -> None:
        """Add rows whose keys are not in the table: several times as quick as `upsert`."""
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(self.identifier, _list(self.columns))
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def upsert(self, cursor: Cursor[Any], rows: Collection[Row]) -> None:
        """Write rows in one statement, each over the row of the same key. No key may occur twice."""
        if not rows:
            return
        arrays = [list(values) for values in zip(*rows, strict=True)]
        cursor.execute(self._upsert, arrays, prepare=True)

    @cached_property
    def _upsert(self) -> bytes:
        """Composed once: of a batch with a few rows that would take longer than writing them."""
        sorts = self.columns.values()
        others = list(self.columns)[self.key :]
        return (
            sql.SQL(
                "INSERT INTO {table} ({columns}) SELECT {values} FROM unnest({arrays}) AS given ({columns})"
                " ON CONFLICT ({key}) DO UPDATE SET {others}"
            )
            .format(
                table=self.identifier,
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
            .as_bytes()
        )

    def select(self, where: str = "", then: str = "", without: Collection[str] = ()) -> sql.Composed:
        """A query for rows, whole or without some columns.

        Condition and order come as written in this package, never from outside.
        """
        columns = [name for name in self.columns if name not in without]
        query = sql.SQL("SELECT {} FROM {}").format(_list(columns), self.identifier)
        if where:
            query += sql.SQL(" WHERE ") + sql.SQL(where)
        return query + sql.SQL(" " + then)

    @property
    def identifier(self) -> sql.Identifier:
        """Its name in a statement."""
        return sql.Identifier(self.name) if self.schema is None else sql.Identifier(self.schema, self.name)


def _list(names: Sequence[str] | Mapping[str, str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(name) for name in names)
