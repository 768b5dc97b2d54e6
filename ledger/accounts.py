"""Which accounts there are: those whose name lies in the vault. Asked without any key."""

from collections.abc import Iterable
from functools import partial
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from ledger.connections import Connections

_KNOWN = "SELECT ref FROM vault WHERE ref = ANY (%b::text[]) AND sort = 'staff'"


class Accounts:
    """For all threads of a process. An account that was erased has no row in the vault any more."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def known(self, refs: Iterable[str]) -> frozenset[str]:
        """Return which of these references are accounts that were not erased."""
        return self._connections.run(partial(_known, refs=list(refs)))


def _known(connection: psycopg.Connection[Any], refs: list[str]) -> frozenset[str]:
    with connection.cursor(binary=True, row_factory=tuple_row) as cursor:
        return frozenset(ref for (ref,) in cursor.execute(_KNOWN, (refs,), prepare=True))
