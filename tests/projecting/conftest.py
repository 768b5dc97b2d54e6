"""A town on a database of its own, with or without a history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.keys import Keys
from ledger.log import EventLog
from ledger.schema import create_schema as create_ledger
from ledger.vault import Vault
from projections.queries import ReadModels
from projections.schema import create_schema
from tests.projecting.town import LIVES, RULEBOOK, Town


@pytest.fixture
def town(database: str, tmp_path: Path) -> Iterator[Town]:
    """Yield a town of which nothing has happened yet."""
    create_ledger(database)
    create_schema(database)
    with (
        EventLog(database, pool_size=2) as log,
        Vault(log.connections, Keys(tmp_path / "keys")) as vault,
        ReadModels(log.connections, RULEBOOK, vault) as answers,
    ):
        yield Town(database, log, vault, answers)


@pytest.fixture
def lived(town: Town) -> Town:
    """Return the town after all those lives, one step of each in turn, not projected yet."""
    for turn in range(max(len(steps) for steps in LIVES.values())):
        for case, steps in LIVES.items():
            if turn < len(steps):
                town.lives(case, steps[turn])
    return town
