"""The engine: servers, worker and projector together, from start to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog

from ledger.log import EventLog
from ledger.outbox import Outbox
from ledger.schema import create_schema as create_ledger
from projections.schema import create_schema as create_read_models
from workers.case_worker import case_worker
from workers.changing_rules import rules_changed
from workers.place import Place
from workers.posting import posting
from workers.projecting import projecting
from workers.readiness import announced
from workers.serving import must_know_people, serving
from workers.temporal import connect

_log = structlog.get_logger()


@asynccontextmanager
async def working(place: Place) -> AsyncIterator[asyncio.Task[None]]:
    """Run the worker and the projector for as long as the context lasts; yield the projector's task.

    Raises `Fault` where a file of rules differs from what cases were judged by: a case under
    rules that changed in silence could not be defended in court.
    """
    create_ledger(place.postgres_dsn)
    create_read_models(place.postgres_dsn)
    rulebook = place.rulebook()
    with EventLog(place.postgres_dsn, pool_size=place.settings.postgres.pool_size) as log:
        Outbox(log.connections).create()
        changed = log.hold_rules(rulebook.hashes())
        if changed is not None:
            raise rules_changed(changed)
        client = await connect(place.settings, place.temporal_address)
        async with (
            projecting(place) as projector,
            case_worker(client, log, rulebook, place.settings),
            posting(place, client, rulebook),
        ):
            yield projector


async def run_until_told(place: Place, web_port: int | None, say: Callable[[str], None]) -> None:
    """Run until Ctrl-C or a request to terminate; `say` hears where the pages are, once they answer.

    A projector that ends by itself is a bug, and is raised. Raises `Fault` before anything runs where cases
    are for real and nothing says who people are.
    """
    must_know_people(place.settings)
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, told.set)
    async with working(place) as projector:
        projector.add_done_callback(lambda _: told.set())
        with announced(place.data_dir, place.postgres_dsn):
            if place.settings.temporal.profile == "embedded":
                _log.warning("niet voor echte zaken: dit zijn de ingebouwde servers, op een machine")
            async with serving(place, web_port) as address:
                _log.info(
                    "ready", data_dir=str(place.data_dir), temporal=place.temporal_address, pid=place.pid
                )
                say(f"Weerklank is er: {address}")
                await told.wait()
        _log.info("stopping")
