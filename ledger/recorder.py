"""The eventsourcing library's view of the ledger: it reads, notifies and tracks; it does not write."""

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import ProgrammingError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

TABLE = "ledger_events"


class LedgerRecorder(PostgresApplicationRecorder):
    """The library's recorder over our event table, for its readers and subscriptions.

    Its own insert knows no chain, no numbers and no command ids, and locks the table; so
    there is one road for writing, and it is `EventLog.append`.
    """

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str = TABLE) -> None:
        super().__init__(datastore, events_table_name=events_table_name)

    def create_table(self) -> None:
        """Leave the table to `create_schema`, which makes more of it than the library knows."""

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],  # noqa: ARG002 - the library's signature
        **kwargs: Any,  # noqa: ANN401, ARG002 - the library's signature
    ) -> Sequence[int] | None:
        """Refuse with `ProgrammingError`: events enter through `EventLog.append` only."""
        raise ProgrammingError("events enter the ledger through EventLog.append only")
