"""Letters by e-mail on their way, for as long as the engine runs: in a thread of its own."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import psycopg
import structlog
from temporalio.client import Client

from domain.command import Command, name_of
from domain.decision import Refused
from domain.rulebook import Rulebook
from gateways.letters.sending import TOPICS, LettersOnTheirWay
from gateways.letters.smtp import MailServer
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.sendings import Sendings
from ledger.vault import Vault
from projections.patience import Patience
from workers.clock import now
from workers.place import Place
from workers.settings import Letters
from workflows.case_client import CaseClient
from workflows.desk import Desk

_log = structlog.get_logger()

_POLL = 1.0
_ANSWERS_WITHIN = 60.0


def mail_server(settings: Letters) -> MailServer | None:
    """Return the mail server of the settings, or nothing where no letter leaves by e-mail."""
    if not settings.host:
        return None
    return MailServer(
        host=settings.host,
        port=settings.port,
        security=settings.security,
        sender=settings.sender,
        user=settings.user,
        password=settings.password if settings.user else None,
    )


@asynccontextmanager
async def posting(place: Place, client: Client, rulebook: Rulebook) -> AsyncIterator[None]:
    """Send letters for as long as the context lasts; what is being handed over then is finished first."""
    stop = threading.Event()
    with (
        EventLog(place.postgres_dsn, pool_size=3) as log,
        Vault(place.postgres_dsn, Keys(place.keys)) as vault,
    ):
        sendings = Sendings(log.connections, TOPICS)
        sendings.create()
        desk = Desk(
            client=CaseClient(client, place.settings.task_queue),
            log=log,
            vault=vault,
            rulebook=rulebook,
            municipality=place.settings.municipality,
            now=now,
        )
        recorder = DeskRecorder(desk, asyncio.get_running_loop())
        server = mail_server(place.settings.letters)
        letters = LettersOnTheirWay(log, sendings, vault, recorder, server, now)
        running = asyncio.create_task(asyncio.to_thread(_run, letters, stop))
        try:
            yield
        finally:
            stop.set()
            await running


def _run(letters: LettersOnTheirWay, stop: threading.Event) -> None:
    away = Patience()
    while not stop.is_set():
        seconds = _POLL
        try:
            letters.catch_up(stop.is_set)
            away = Patience()
        except (psycopg.Error, NoAnswerError) as error:
            seconds = away.told(time.monotonic(), well=False)
            _log.warning("letters-wait", error=type(error).__name__, seconds=seconds)
        except Exception:  # noqa: BLE001 - as the comment says
            # One letter that nobody foresaw must not stop the others, nor go unseen.
            _log.exception("letters-failed")
            seconds = away.told(time.monotonic(), well=False)
        stop.wait(seconds)


class NoAnswerError(RuntimeError):
    """The case did not answer: the same is recorded later."""


class DeskRecorder:
    """Records through the desk, on the loop of the engine, from the thread that sends."""

    def __init__(self, desk: Desk, loop: asyncio.AbstractEventLoop) -> None:
        self._desk = desk
        self._loop = loop

    def record(self, case: str, command: type[Command], fields: Mapping[str, object], once: str) -> bool:
        """Record it; whether it is in the ledger now. Raises `NoAnswerError`."""
        content = json.dumps(fields).encode()
        asked = asyncio.run_coroutine_threadsafe(
            self._desk.observe(case, name_of(command), content, once), self._loop
        )
        try:
            came_to = asked.result(_ANSWERS_WITHIN)
        except Exception as error:
            asked.cancel()
            raise NoAnswerError(type(error).__name__) from error
        if isinstance(came_to, Refused):
            _log.error("letter-not-recorded", case=case, code=came_to.code)
            return False
        return True
