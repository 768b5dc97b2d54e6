"""The pages, served for as long as the engine runs, in the same process."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn

from cli.office import Fault
from ledger.connections import Connections
from ledger.keys import Keys
from ledger.sessions import Sessions
from ledger.vault import Vault
from web.app import create_app
from web.ports import House
from workers.clock import now
from workers.doorman import LocalDoorman
from workers.office import office_at
from workers.place import Place
from workers.scanning import enclosures
from workers.settings import Web

_CONNECTIONS = 4
_WHERE = "run/pages"
_QUIET: dict[str, Any] = {
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,
    "lifespan": "off",
}
"""No line for each page: an address tells which case somebody looked at."""


@asynccontextmanager
async def serving(place: Place, port: int | None = None) -> AsyncIterator[str]:
    """Serve the pages, and yield the address at which somebody comes in once they answer.

    On the loopback alone where accounts are invented: whoever reaches such an installation is anybody.
    """
    web = place.settings.web
    settings = web if port is None else web.model_copy(update={"port": port})
    async with office_at(place) as office:
        with _doorman(place) as doorman, _listening(settings) as listener:
            house = House(
                office=office,
                doorman=doorman,
                municipality=place.settings.municipality,
                for_real=place.settings.temporal.profile != "embedded",
                secure=settings.public_url.startswith("https://"),
                now=now,
                theme=_theme(settings),
                most_of_a_file=enclosures(place.settings.attachments).most,
            )
            address = settings.public_url or _address(listener)
            (place.data_dir / _WHERE).write_text(address)
            server = _Server(uvicorn.Config(create_app(house), **_QUIET))
            running = asyncio.create_task(server.serve([listener]))
            try:
                yield f"{address}/inloggen/{doorman.link()}"
            finally:
                server.should_exit = True
                await running
                (place.data_dir / _WHERE).unlink(missing_ok=True)


def new_link(place: Place) -> str:
    """Return another one-time link to the pages. Raises `Fault` where no pages are served."""
    try:
        address = (place.data_dir / _WHERE).read_text()
    except FileNotFoundError as error:
        raise Fault("no-pages", "Er worden geen bladzijden getoond. Start ze met 'weerklank up'.") from error
    with _doorman(place) as doorman:
        return f"{address}/inloggen/{doorman.link()}"


@contextmanager
def _doorman(place: Place) -> Iterator[LocalDoorman]:
    with (
        Connections(place.postgres_dsn, pool_size=_CONNECTIONS) as connections,
        Vault(connections, Keys(place.keys)) as vault,
    ):
        sessions = Sessions(connections)
        sessions.create()
        yield LocalDoorman(sessions, vault, now)


class _Server(uvicorn.Server):
    """Leaves signals to the engine, which stops everything in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _listening(settings: Web) -> socket.socket:
    """Return the socket of the pages: whoever connects waits until they are there, and is not refused."""
    try:
        return socket.create_server((settings.host, settings.port))
    except OSError as error:
        raise Fault(
            "port-taken",
            f"De bladzijden kunnen niet op {settings.host}, poort {settings.port}: daar draait al iets, of"
            " het adres is niet van deze machine. Kies een andere poort met de instelling `web.port`.",
        ) from error


def _theme(settings: Web) -> bytes | None:
    try:
        return None if settings.theme is None else settings.theme.read_bytes()
    except OSError as error:
        raise Fault(
            "theme-unreadable",
            f"De huisstijl {settings.theme} kan niet worden gelezen. Controleer de instelling `web.theme`.",
        ) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{host}:{port}"
