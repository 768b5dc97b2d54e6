"""The projector in a process of its own, and beside it whoever delivers reminders.

In the process of the worker it would hold the interpreter in the very milliseconds in which a
workflow needs it to answer: a submission took half as long again.
"""

import asyncio
import json
import os
import sys
import threading
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from domain.rulebook import Rulebook
from projections.projector import Projector
from workers import logs
from workers.delivering import deliver
from workers.place import Place

_PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from workers.projecting import follow
follow(sys.stdin)
"""
_ENDS_WITHIN = 30.0
_LETS_GO_AFTER = 10.0


@asynccontextmanager
async def projecting(place: Place) -> AsyncIterator[asyncio.Task[None]]:
    """Keep the read models up with the ledger for as long as the context lasts.

    Yields a task that ends when the projector does; by itself it never should, and the task
    then raises `RuntimeError`. The projector has its orders by a pipe, because a connection
    string may hold a password, and stops when that pipe ends: also where we were killed.
    """
    # It looks for modules where we found ours: not in the directory of whoever started us.
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", _PROGRAM, json.dumps([each for each in sys.path if each])),
        stdin=PIPE,
        stdout=DEVNULL,
        start_new_session=True,
    )
    told = asyncio.Event()
    ended = asyncio.create_task(_ended(process, told))
    try:
        _send(process, place)
        yield ended
    finally:
        told.set()
        if process.stdin is not None:
            process.stdin.close()
        await ended


def _send(process: Process, place: Place) -> None:
    orders = {
        "dsn": place.postgres_dsn,
        "regulations": str(place.settings.regulations or ""),
        "log_level": logs.level(),
    }
    if process.stdin is not None:
        process.stdin.write(f"{json.dumps(orders)}\n".encode())


async def _ended(process: Process, told: asyncio.Event) -> None:
    """Wait until the projector has ended, told to or not; one that does not hear is ended."""
    asked, done = asyncio.create_task(told.wait()), asyncio.create_task(process.wait())
    await asyncio.wait({asked, done}, return_when=asyncio.FIRST_COMPLETED)
    asked.cancel()
    if not told.is_set():
        raise RuntimeError(f"the projector ended by itself, with exit code {process.returncode}")
    try:
        await asyncio.wait_for(done, _ENDS_WITHIN)
    except TimeoutError:
        process.kill()
        await process.wait()


def follow(orders: IO[str]) -> None:
    """Follow the ledger as the first line tells, and deliver reminders, until there is no more to read."""
    given = json.loads(orders.readline())
    logs.configure(given["log_level"], pretty=sys.stderr.isatty())
    own = [Path(given["regulations"])] if given["regulations"] else []
    stop = threading.Event()

    def wait_for_the_end() -> None:
        orders.read()
        stop.set()
        # Where the database went with the engine, a connection may be waited for a long time. What
        # was being written is rolled back with its position, and projected again.
        time.sleep(_LETS_GO_AFTER)
        os._exit(0)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    with Projector(given["dsn"], Rulebook.read(*own)) as projector, ThreadPoolExecutor(1) as thread:
        delivering = thread.submit(deliver, given["dsn"], stop)
        # Either of them that ends by itself ends the other, and so the engine, visibly.
        delivering.add_done_callback(lambda _: stop.set())
        try:
            projector.run(stop)
        finally:
            stop.set()
        delivering.result()
