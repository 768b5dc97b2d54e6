"""Taking a backup: one moment of the whole ledger, while appends go on."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import IsolationLevel
from psycopg.rows import tuple_row

from ledger.backup.container import Packing, opened, packing
from ledger.backup.manifest import KeysManifest, LedgerManifest, Part, installation_of
from ledger.backup.sources import SOURCES, Source
from ledger.erasures import FILE as JOURNAL
from ledger.keys import Keys
from ledger.rows import BESIDE

KEYS = "keys"
INSTALLATION = "installation"

_NO_RELEASE = "SELECT pg_advisory_lock_shared(1464156498, 3)"
_RELEASE_AGAIN = "SELECT pg_advisory_unlock_shared(1464156498, 3)"
_COUNTS = """
SELECT coalesce(max(notification_id), 0), count(*),
    count(*) FILTER (WHERE originator_version = 1 AND strpos(originator_id, %s) = 0)
FROM ledger_events
"""
_SEQUENCE = """
SELECT coalesce(pg_sequence_last_value(
    pg_get_serial_sequence('ledger_events', 'notification_id')::regclass), 0)
"""

Told = Callable[[str], None]


@dataclass(frozen=True)
class About:
    """What the ledger itself does not know: whose it is, which program this is, the files of its rules.

    Rules are by the SHA-256 of their file.
    """

    municipality: str
    weerklank: str
    rules: Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True)
class Pair:
    """Two files that are kept apart: the ledger, and the keys that open its texts."""

    ledger: Path
    keys: Path


def take(dsn: str, keys: Keys, to: Pair, about: About, told: Told) -> tuple[LedgerManifest, KeysManifest]:
    """Write the ledger and the keys that go with it to two files, and return what is in them.

    Both are of one moment. While the keys are copied no refusal may take back an unused
    one, or the ledger would hold a row that nothing opens; that wait is short. Erasures may
    go on: they are in the journal, which is copied last. What was written is read back.
    """
    with psycopg.connect(dsn, autocommit=True) as guard, psycopg.connect(dsn) as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        guard.execute(_NO_RELEASE)
        made = _ask(connection, "SELECT statement_timestamp()")[0].astimezone(UTC)
        told("sleutels kopiëren")
        kept = _keys(keys, to.keys, about, _Moment(made, connection))
        guard.execute(_RELEASE_AGAIN)
        taken = _ledger(connection, to.ledger, about, made, kept.installation, told)
    told("nalezen wat er is geschreven")
    with opened(to.ledger, LedgerManifest), opened(to.keys, KeysManifest):
        return taken, kept


def _ledger(  # noqa: PLR0913, PLR0917 - what the manifest says comes from as many places
    connection: psycopg.Connection[Any],
    to: Path,
    about: About,
    made: datetime,
    installation: str,
    told: Told,
) -> LedgerManifest:
    position, events, cases = _ask(connection, _COUNTS, BESIDE)
    rules = dict(connection.execute("SELECT version, sha256 FROM rule_versions").fetchall())
    with packing(to) as file:
        parts = [_rules(file, name, content) for name, content in _named(about.rules, set(rules.values()))]
        for source in SOURCES:
            told(f"{source.table} kopiëren")
            parts.append(_table(connection, file, source))
        manifest = LedgerManifest(
            weerklank=about.weerklank,
            municipality=about.municipality,
            made=made,
            installation=installation,
            position=position,
            sequence=max(position, _ask(connection, _SEQUENCE)[0]),
            events=events,
            cases=cases,
            rules=rules,
            parts=tuple(parts),
        )
        file.close(manifest)
    return manifest


def _table(connection: psycopg.Connection[Any], file: Packing, source: Source) -> Part:
    connection.execute("SET LOCAL TIME ZONE 'UTC'")
    connection.execute("SET LOCAL DateStyle TO 'ISO'")
    with connection.cursor() as cursor:
        with cursor.copy(source.to_stdout()) as copy:
            part = file.add(source.part, (bytes(block) for block in copy))
        return part.model_copy(update={"columns": source.columns, "rows": cursor.rowcount})


def _rules(file: Packing, name: str, content: bytes) -> Part:
    return file.add(f"rules/{name}", [content])


def _named(files: Mapping[str, tuple[str, bytes]], used: set[str]) -> Iterator[tuple[str, bytes]]:
    """The files of rules that ran here, each under a name of its own."""
    taken: set[str] = set()
    for digest, (name, content) in files.items():
        if digest in used:
            own = f"{digest[:12]}-{name}" if name in taken else name
            taken.add(own)
            yield own, content


@dataclass(frozen=True)
class _Moment:
    """The moment of a backup, and the connection that sees the ledger as it was then."""

    made: datetime
    seen: psycopg.Connection[Any]


def _keys(keys: Keys, to: Path, about: About, moment: _Moment) -> KeysManifest:
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for name, key in keys.all():
            count += 1
            yield f"{name} {key.hex()}\n".encode()

    with packing(to) as file:
        own = file.add(INSTALLATION, [keys.installation.hex().encode()])
        others = file.add(KEYS, lines())
        # Only now: what was erased while keys were copied is in it.
        erasures = keys.erasures()
        journal = file.add(JOURNAL, [erasure.line for erasure in erasures])
        manifest = KeysManifest(
            weerklank=about.weerklank,
            municipality=about.municipality,
            made=moment.made,
            installation=installation_of(keys.installation),
            keys=count,
            erasures=len(erasures),
            missing=_missing(moment.seen, keys, frozenset(each.name for each in erasures)),
            parts=(own, others, journal),
        )
        file.close(manifest)
    return manifest


def _missing(connection: psycopg.Connection[Any], keys: Keys, erased: frozenset[str]) -> int:
    with connection.cursor("subjects", row_factory=tuple_row) as cursor:
        subjects = cursor.execute("SELECT DISTINCT subject FROM vault")
        return sum(name not in erased and keys.find(name) is None for (name,) in subjects)


def _ask(connection: psycopg.Connection[Any], query: LiteralString, *arguments: object) -> Any:  # noqa: ANN401 - a row
    with connection.cursor(row_factory=tuple_row) as cursor:
        return cursor.execute(query, arguments or None).fetchone()
