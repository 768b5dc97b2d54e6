"""The tables of a ledger loaded from a backup, in the transaction of whoever asks."""

from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import tuple_row

from ledger.backup.container import Container
from ledger.backup.manifest import LedgerManifest, Part
from ledger.backup.refusals import not_whole, rules_differ
from ledger.backup.sources import SOURCES, Source, columns

_NOBODY_APPENDS = "SELECT pg_advisory_xact_lock(1464156498, 1)"
_EMPTY = "SELECT NOT EXISTS (SELECT FROM ledger_events) AND NOT EXISTS (SELECT FROM vault)"
_STAGED = sql.Identifier("staged")

Connection = psycopg.Connection[Any]


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever recorded here. Nobody can begin before this transaction ends."""
    connection.execute(_NOBODY_APPENDS)
    with connection.cursor(row_factory=tuple_row) as cursor:
        found = cursor.execute(_EMPTY).fetchone()
    return found is not None and bool(found[0])


def load(connection: Connection, backup: Container[LedgerManifest]) -> None:
    """Load every part. Raises `BackupRefusedError` where one is not what its manifest says."""
    connection.execute("SET LOCAL TIME ZONE 'UTC'")
    connection.execute("SET LOCAL DateStyle TO 'ISO'")
    parts = {part.name: part for part in backup.manifest.parts}
    for source in SOURCES:
        part = parts.get(source.part)
        if part is None or not set(part.columns) <= set(source.columns):
            raise not_whole(backup.path)
        loaded = (
            _merge(connection, backup, source, part)
            if source.merged
            else _copy(connection, backup, sql.Identifier(source.table), part)
        )
        if loaded != part.rows:
            raise not_whole(backup.path)
    _same_rules(connection, backup.manifest)


def _copy(
    connection: Connection, backup: Container[LedgerManifest], table: sql.Identifier, part: Part
) -> int:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, columns(part.columns))
    try:
        with connection.cursor() as cursor:
            with cursor.copy(statement) as copy:
                for block in backup.blocks(part.name):
                    copy.write(block)
            return cursor.rowcount
    except (psycopg.DataError, psycopg.IntegrityError) as error:
        raise not_whole(backup.path) from error


def _merge(connection: Connection, backup: Container[LedgerManifest], source: Source, part: Part) -> int:
    """Load beside the table and take over what it does not have."""
    table = sql.Identifier(source.table)
    connection.execute(sql.SQL("CREATE TEMPORARY TABLE {} (LIKE {}) ON COMMIT DROP").format(_STAGED, table))
    loaded = _copy(connection, backup, _STAGED, part)
    connection.execute(
        sql.SQL("INSERT INTO {} ({names}) SELECT {names} FROM {} ON CONFLICT DO NOTHING").format(
            table, _STAGED, names=columns(part.columns)
        )
    )
    connection.execute(sql.SQL("DROP TABLE {}").format(_STAGED))
    return loaded


def _same_rules(connection: Connection, manifest: LedgerManifest) -> None:
    with connection.cursor(row_factory=tuple_row) as cursor:
        here: dict[str, str] = dict(cursor.execute("SELECT version, sha256 FROM rule_versions").fetchall())
    for version, digest in sorted(manifest.rules.items()):
        if here.get(version) != digest:
            raise rules_differ(version)
