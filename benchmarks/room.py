"""How much room it takes: bytes of each table and of its indexes, memory of each process."""

import os
from pathlib import Path

import psycopg

_BYTES = "SELECT pg_table_size(%s::regclass), pg_indexes_size(%s::regclass)"
_VACUUM = "VACUUM ANALYZE {}"
_KIB = 1024

LEDGER = ("ledger_events",)
READ_MODELS = ("worklist", "case_file", "case_story", "term_register_case", "term_register", "term_totals")


def tidied(dsn: str) -> None:
    """Do what autovacuum does in the quiet after so many writes."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        for table in (*LEDGER, *READ_MODELS):
            connection.execute(_VACUUM.format(table))


def bytes_of(dsn: str, tables: tuple[str, ...]) -> tuple[int, int]:
    """Return the bytes of the tables, and of their indexes."""
    with psycopg.connect(dsn) as connection:
        sizes = [connection.execute(_BYTES, (table, table)).fetchone() or (0, 0) for table in tables]
    return sum(table for table, _ in sizes), sum(index for _, index in sizes)


def memory() -> dict[str, int]:
    """Return the bytes in memory of the servers under this process, by program.

    Of memory that processes share, PostgreSQL's buffers above all, each counts its part (PSS).
    """
    found: dict[str, int] = {}
    for process in _descendants(os.getpid()):
        try:
            name = Path(f"/proc/{process}/comm").read_text().strip()
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue  # it ended meanwhile
        (share,) = (line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
        found[name] = found.get(name, 0) + int(share) * _KIB
    return found


def _descendants(process: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found, fringe = set[int](), {process}
    while fringe:
        fringe = {child for child, parent in parents.items() if parent in fringe}
        found |= fringe
    return found
