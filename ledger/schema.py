"""Tables and functions of the ledger, made where they are not there yet."""

from importlib.resources import files

import psycopg

_LOCK = "SELECT pg_advisory_xact_lock(1464156498, 2)"


def create_schema(dsn: str) -> None:
    """Create what is missing in the database; safe to call from every process at every start.

    Processes that start together take turns, because `IF NOT EXISTS` alone lets two of
    them fail on the system catalogue.
    """
    scripts = sorted(
        (file for file in (files("ledger") / "sql").iterdir() if file.name.endswith(".sql")),
        key=lambda file: file.name,
    )
    with psycopg.connect(dsn) as connection:
        connection.execute(_LOCK)
        connection.execute("SET LOCAL client_min_messages = warning")
        for script in scripts:
            connection.execute(script.read_bytes())
