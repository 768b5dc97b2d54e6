"""When database or Temporal give no answer: what a caller is told, and how long is waited first."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import psycopg
from eventsourcing.persistence import PersistenceError
from temporalio.service import RPCError

from cli.office import Fault
from gateways.clamd import ScannerSilentError
from ledger.keys import KeyDirectoryError
from workers.place import Place
from workflows.case_client import EngineFailedError, UnreachableError

_PATIENCE = 15.0
_PAUSE = 0.5
_NO_CONNECTION = "Failed client connect"

T = TypeVar("T")


def no_connection(error: RuntimeError) -> bool:
    """Whether it is Temporal's client that found no server: it has no error of its own for that."""
    return str(error).startswith(_NO_CONNECTION)


async def connected(work: Callable[[], Awaitable[T]]) -> T:
    """Return what `work` comes to, tried anew while Temporal takes no connection.

    The engine starts a server that died again within seconds. Only for work that may be done twice.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return await work()
        except RuntimeError as error:
            if not no_connection(error) or time.monotonic() > until:
                raise
        await asyncio.sleep(_PAUSE)


@contextmanager
def opening(place: Place) -> Iterator[None]:
    """Turn what keeps an office from opening into a `Fault`."""
    try:
        yield
    except KeyDirectoryError as error:
        raise Fault(
            "keys-not-private",
            f"De map met sleutels {place.keys} is ook voor anderen toegankelijk of beschadigd."
            " Geef alleen het account van de motor toegang (0700) en probeer het opnieuw.",
        ) from error
    except (psycopg.OperationalError, PermissionError) as error:
        raise Fault(
            "not-reachable",
            "De motor draait, maar haar gegevens zijn voor deze gebruiker niet bereikbaar."
            " Gebruik het account dat de motor startte.",
        ) from error


@contextmanager
def answering() -> Iterator[None]:
    """Turn a server that fell silent under a question into a `Fault`."""
    try:
        yield
    except _SILENCES as error:
        raise Fault(
            "not-reachable",
            "De motor is tijdens deze opdracht weggevallen."
            " Kijk met 'weerklank status' hoe zij ervoor staat.",
        ) from _silence(error)


def once_more(submission_id: str) -> str:
    """Return what tells somebody who got no answer how to hand in the same once more."""
    return (
        "Of dit is verwerkt, is niet zeker. Dien precies hetzelfde nog eens in met"
        f" --submission-id '{submission_id}': het telt dan als een keer."
    )


@contextmanager
def handing_in(go_on: str) -> Iterator[None]:
    """Turn silence, or Ctrl-C, under a submission into a `Fault` that tells how to go on."""
    try:
        yield
    except _SILENCES as error:
        _hush()
        raise Fault("no-answer", f"De motor gaf niet op tijd antwoord. {go_on}") from _silence(error)
    except ScannerSilentError as error:
        raise Fault(
            "scanner-silent",
            "De controle op schadelijke software gaf geen antwoord; het bestand is daarom niet aangenomen."
            " Probeer het straks opnieuw, of vraag de beheerder om 'weerklank status' te bekijken.",
        ) from error
    except EngineFailedError as error:
        raise Fault(
            "engine-failed",
            "De motor kon dit niet verwerken; misschien draait zij nog met een oudere versie."
            f" Herstart haar. {go_on}",
        ) from error
    except asyncio.CancelledError as error:
        _hush()
        raise Fault("interrupted", f"Afgebroken voor er een antwoord was. {go_on}") from error


def _hush() -> None:
    """Keep asyncio from reporting, behind our one line, what Temporal's client leaves unfinished."""
    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)


_SILENCES = (UnreachableError, RPCError, RuntimeError, psycopg.Error, PersistenceError)


def _silence(error: Exception) -> Exception:
    """Return the error where it is a silence; a `RuntimeError` of another sort is a bug, and raised."""
    if isinstance(error, RuntimeError) and not no_connection(error):
        raise error
    return error
