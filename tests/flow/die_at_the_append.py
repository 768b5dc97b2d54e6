"""A worker that dies by kill -9 right before or right after an append: a process for a test to start."""

import asyncio
import os
import signal
import sys
from typing import Any

from domain.rulebook import Rulebook
from ledger.log import EventLog
from workers.case_worker import case_worker
from workers.settings import Settings, Temporal
from workers.temporal import connect


class Dying(EventLog):
    """The ledger of somebody whose machine loses its power at the worst moment."""

    def __init__(self, dsn: str, moment: str, appends: int) -> None:
        super().__init__(dsn)
        self._moment = moment
        self._appends_left = appends

    def append(self, *arguments: Any, **options: Any) -> Any:
        """Store as the ledger does, and die at the last append: before it, or once it is committed."""
        self._appends_left -= 1
        if self._appends_left == 0 and self._moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        stored = super().append(*arguments, **options)
        if self._appends_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return stored


async def work(address: str, dsn: str, queue: str, moment: str, appends: int) -> None:
    """Work until death."""
    settings = Settings(temporal=Temporal(task_queue=queue))
    client = await connect(settings, address)
    with Dying(dsn, moment, appends) as log:
        async with case_worker(client, log, Rulebook.read(), settings):
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(*sys.argv[1:5], int(sys.argv[5])))
