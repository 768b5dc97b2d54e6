"""A door with real sessions: one database for the tests of a file, a clock for each."""

from collections.abc import Iterator

import pytest

from ledger.connections import Connections
from ledger.keys import Keys
from ledger.schema import create_schema
from ledger.sessions import Sessions
from ledger.vault import Vault
from tests.conftest import new_database
from tests.web.sign_in.browser import Clock, Door
from workers.doorman import LocalDoorman
from workers.embedded.stack import Running


@pytest.fixture(scope="module")
def registry(stack: Running) -> Iterator[str]:
    """Yield the connection string of the database in which the sessions are."""
    with new_database(stack) as dsn:
        create_schema(dsn)
        yield dsn


@pytest.fixture(scope="module")
def connections(registry: str) -> Iterator[Connections]:
    """Yield connections to it."""
    with Connections(registry) as here:
        Sessions(here).create()
        yield here


@pytest.fixture(scope="module")
def vault(connections: Connections, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """Yield the vault in which the accounts lie."""
    with Vault(connections, Keys(tmp_path_factory.mktemp("vault") / "keys")) as here:
        yield here


@pytest.fixture
def door(connections: Connections, vault: Vault) -> Door:
    """Return the door of a house."""
    clock = Clock()
    return Door(LocalDoorman(Sessions(connections), vault, clock), clock)
