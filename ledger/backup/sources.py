"""What in the database is a source, and so belongs in a backup: everything else can be made anew."""

from dataclasses import dataclass
from typing import LiteralString

from psycopg import sql


@dataclass(frozen=True)
class Source:
    """A table with the columns that are copied, in an order in which it can be loaded.

    `merged` is for a table in which an engine that merely started has written already.
    """

    table: str
    columns: tuple[str, ...]
    order: LiteralString
    merged: bool = False

    @property
    def part(self) -> str:
        """What its part of a backup is called."""
        return f"{self.table}.copy"

    def to_stdout(self) -> sql.Composed:
        """The statement that copies it out, in PostgreSQL's text format.

        Text, and not its binary format: in twenty years somebody must be able to read this
        with whatever there is then.
        """
        return sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
            columns(self.columns), sql.Identifier(self.table), sql.SQL(self.order)
        )


def columns(names: tuple[str, ...]) -> sql.Composed:
    """Return a list of columns for a statement."""
    return sql.SQL(", ").join(sql.Identifier(name) for name in names)


SOURCES = (
    Source("rule_versions", ("version", "sha256"), "version", merged=True),
    Source("ledger_case_numbers", ("prefix", "year", "last"), "prefix, year"),
    Source("vault", ("ref", "subject", "sort", "sealed", "holds"), "ref"),
    Source(
        "ledger_events",
        (
            "originator_id",
            "originator_version",
            "topic",
            "state",
            "notification_id",
            "previous_hash",
            "event_hash",
            "committed_at",
            "command_id",
            "fingerprint",
            "case_number",
            "state_hash",
        ),
        "notification_id",
    ),
)
