"""The pages, served for as long as the engine runs, in the same process."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from cli.office import Fault
from ledger.connections import Connections
from ledger.keys import Keys
from ledger.sessions import Sessions
from ledger.vault import Vault
from web.app import create_app
from web.ports import House
from web.sign_in.provider import Agreement, OpenIdProvider
from workers.clock import now
from workers.doorman import LocalDoorman
from workers.office import office_at
from workers.place import Place
from workers.scanning import enclosures
from workers.settings import LOOPBACK, Oidc, Settings, Web
from workers.settings_faults import variable

_CONNECTIONS = 4
_WHERE = "run/pages"
_LOOKS_EVERY = 0.01
_QUIET: dict[str, Any] = {
    "log_config": None,
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,
    "lifespan": "off",
    "ws": "none",
}
"""No line for each page: an address tells which case somebody looked at."""


def must_know_people(settings: Settings) -> None:
    """Raise `Fault` where pages would be served without a way to know who comes in."""
    missing = settings.missing_for_sign_in
    if missing:
        named = ", ".join(f"`{name}` (variabele {variable(tuple(name.split('.')))})" for name in missing)
        raise Fault(
            "sign-in-missing",
            f"Er is nog niet geregeld hoe medewerkers inloggen. Vul deze instellingen in: {named}.",
        )


@asynccontextmanager
async def serving(place: Place, port: int | None = None) -> AsyncIterator[str]:
    """Serve the pages, and yield the address at which somebody comes in once they answer.

    On the loopback alone where accounts are invented: whoever reaches such an installation is anybody.
    """
    web = place.settings.web
    settings = web if port is None else web.model_copy(update={"port": port})
    async with office_at(place) as office:
        with _doorman(place) as doorman, _listening(settings) as listener:
            address = settings.public_url or _address(listener)
            house = House(
                office=office,
                doorman=doorman,
                municipality=place.settings.municipality,
                for_real=place.settings.temporal.profile != "embedded",
                secure=address.startswith("https://"),
                names=names(settings),
                now=now,
                provider=_provider(settings.oidc, address),
                cookie_key=doorman.vault.keys.name("sign-in"),
                theme=_theme(settings),
                most_of_a_file=enclosures(place.settings.attachments).most,
            )
            (place.data_dir / _WHERE).write_text(address)
            server = _Server(uvicorn.Config(create_app(house), **_QUIET))
            running = asyncio.create_task(server.serve([listener]))
            try:
                await _begun(server, running)
                yield f"{address}/inloggen" if house.for_real else f"{address}/inloggen/{doorman.link()}"
            finally:
                server.should_exit = True
                await running
                (place.data_dir / _WHERE).unlink(missing_ok=True)


def names(web: Web) -> frozenset[str]:
    """Return the names and addresses by which browsers may ask for the pages: no others lead here."""
    public = urlsplit(web.public_url).hostname
    return LOOPBACK if public is None else frozenset({public})


def _provider(oidc: Oidc, address: str) -> OpenIdProvider | None:
    if not oidc.issuer:
        return None
    return OpenIdProvider(
        Agreement(
            issuer=oidc.issuer,
            client_id=oidc.client_id,
            client_secret=oidc.client_secret.get_secret_value(),
            account_claim=oidc.account_claim,
            roles_claim=oidc.roles_claim,
            roles=oidc.roles,
            returns_to=address,
            scope=oidc.scope,
        )
    )


def new_link(place: Place) -> str:
    """Return another one-time link to the pages. Raises `Fault` where no pages are served."""
    if place.settings.temporal.profile != "embedded":
        raise Fault(
            "no-links",
            "Deze installatie is voor echte zaken: inloggen gaat via uw gemeente, en niet met een link.",
        )
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


async def _begun(server: _Server, running: asyncio.Task[None]) -> None:
    """Wait until pages are answered; what kept the server from that is raised."""
    while not server.started:
        if running.done():
            await running
            raise RuntimeError("the server of the pages ended before it began")
        await asyncio.sleep(_LOOKS_EVERY)


def _listening(settings: Web) -> socket.socket:
    """Return the socket of the pages: whoever connects waits until they are there, and is not refused."""
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server((settings.host, settings.port), family=family)
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
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
