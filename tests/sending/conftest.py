"""A post office with a letter that waits to be sent by e-mail."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gateways.letters.sending import TOPICS
from ledger.log import EventLog
from ledger.schema import create_schema
from ledger.sendings import Sendings
from tests.letters.conftest import Inbox, inbox, server
from tests.sending.post_office import PostOffice

__all__ = ["Inbox", "inbox", "server"]


@pytest.fixture
def opened(database: str, tmp_path: Path) -> Iterator[Callable[[], PostOffice]]:
    """Open a post office on an empty ledger."""
    create_schema(database)
    with EventLog(database, pool_size=4) as log:
        yield lambda: PostOffice.at(log, tmp_path / "keys")


@pytest.fixture
def office(opened: Callable[[], PostOffice]) -> PostOffice:
    here = opened()
    Sendings(here.log.connections, TOPICS).create()
    begins(here)
    return here


def begins(office: PostOffice) -> None:
    """A case with a letter in it that carries the confirmation of receipt."""
    for name, fields in STEPS:
        office.does(name, **fields)


STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("receive-initiative", {}),
    ("record-contact", {}),
    ("prepare-letter", {"channel": "email"}),
)
