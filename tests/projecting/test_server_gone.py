"""A database server that dies and comes back: the projector waits and goes on."""

import os
import signal
import threading
import time
from pathlib import Path

from ledger.keys import Keys
from ledger.log import EventLog
from ledger.schema import create_schema as create_ledger
from ledger.vault import Vault
from projections.queries import ReadModels
from projections.replay import differences
from projections.schema import create_schema
from tests.projecting.town import RULEBOOK, Town
from workers.embedded.stack import EmbeddedStack
from workers.settings import OUR_ATTRIBUTES


def test_a_server_killed_with_nine_is_waited_for(tmp_path: Path) -> None:
    home = tmp_path / "data"
    with EmbeddedStack(
        home, temporal_port=0, namespace="weerklank", search_attributes=OUR_ATTRIBUTES
    ) as servers:
        dsn = servers.postgres_dsn
        create_ledger(dsn)
        create_schema(dsn)
        with (
            EventLog(dsn, pool_size=2) as log,
            Vault(dsn, Keys(tmp_path / "keys")) as vault,
            ReadModels(dsn, RULEBOOK, vault) as answers,
        ):
            town = Town(dsn, log, vault, answers)
            stop = threading.Event()
            with town.projector() as projector:
                thread = threading.Thread(target=projector.run, args=(stop,))
                thread.start()
                assert answers.wait_until(town.does("case", "receive-initiative"), 10)
                file = home / "postgres" / "postmaster.pid"
                killed = int(file.read_text().split()[0])
                os.kill(killed, signal.SIGKILL)
                _until_another_serves(file, killed)
                assert answers.wait_until(town.does("case", "confirm-receipt"), 30)
                stop.set()
                thread.join()
            assert differences(dsn, log, RULEBOOK) == []


def _until_another_serves(file: Path, killed: int) -> None:
    for _ in range(300):
        words = file.read_text().split() if file.exists() else []
        if words and int(words[0]) != killed and words[-1] == "ready":
            return
        time.sleep(0.1)
    raise AssertionError("the server did not come back")
