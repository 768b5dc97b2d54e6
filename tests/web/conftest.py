"""The pages over a real office, in this process: an engine that works, and browsers that come to it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import Any

import httpx2
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from domain.catalogue import transition_named
from domain.roles import Role
from ledger.connections import Connections
from ledger.keys import Keys
from ledger.sessions import Sessions
from ledger.vault import Vault
from tests.conftest import new_database
from web.app import create_app
from web.people import SAMPLE_PEOPLE
from web.ports import House
from workers.clock import now
from workers.doorman import LocalDoorman
from workers.embedded.stack import Running
from workers.engine import working
from workers.office import LocalOffice, office_at
from workers.place import Place
from workers.settings import Attachments, Settings
from workflows.messages import Receipt
from workflows.slip import Slip

MOST = 1_000_000
"""How large a file may be here: small, so that too large is quickly made."""

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@dataclass
class Page:
    """What a browser got."""

    answer: httpx2.Response

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def text(self) -> str:
        return self.answer.text

    @property
    def words(self) -> str:
        """What a reader reads."""
        return " ".join(unescape(re.sub(r"<[^>]*>", " ", self.text)).split())

    @property
    def hidden(self) -> dict[str, str]:
        """What the form on the page hands in by itself."""
        form = self.text.split("<main", 1)[1]
        return dict(_HIDDEN.findall(form))

    def shown(self, name: str) -> str:
        """What stands in a field."""
        found = re.search(
            rf'<(?:textarea|input) id="{name}"[^>]*?(?: value="([^"]*)"[^>]*>|>\n([^<]*)<)', self.text
        )
        assert found, name
        return unescape(found[1] if found[1] is not None else found[2])


@dataclass
class Browser:
    """Somebody who looks at pages, and fills in forms."""

    portal: BlockingPortal
    client: httpx2.AsyncClient

    def get(self, address: str) -> Page:
        return Page(self.portal.call(self.client.get, address))

    def post(self, address: str, typed: dict[str, Any], files: Any = None, **told: Any) -> Page:
        """Send a form as pages of ours do: in parts."""
        sent = list(files or ()) or {"": ("", b"")}

        async def send() -> httpx2.Response:
            return await self.client.post(address, data=typed, files=sent, **told)

        return Page(self.portal.call(send))

    def fills_in(self, address: str, files: Any = None, /, **typed: Any) -> Page:
        """Open a form, fill it in and hand it in."""
        return self.post(address, self.get(address).hidden | typed, files)


@dataclass
class Town:
    """A municipality with its office and its pages."""

    portal: BlockingPortal
    place: Place
    office: LocalOffice
    house: House
    handed_in: int = field(default=0)

    def browser(self, role: Role | None = Role.HANDLER, office: LocalOffice | None = None) -> Browser:
        """Somebody in that role, or nobody in particular."""
        app = create_app(replace(self.house, office=office or self.office))
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        client = httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1")
        if role is not None:
            account = next(who for who, each in SAMPLE_PEOPLE if each is role)
            client.cookies.set("weerklank", self.house.doorman.let_in(account, [role], role))
        return Browser(self.portal, client)

    def silent_office(self) -> LocalOffice:
        """An office whose connections are gone."""
        with self.portal.wrap_async_context_manager(office_at(self.place)) as office:
            return office

    def submit(self, step: str, case: str | None = None, role: Role = Role.HANDLER, **fields: Any) -> Receipt:
        """Take a step outside the pages: its example, with other fields."""
        self.handed_in += 1
        transition = transition_named(step)
        assert transition is not None
        content = json.dumps({**transition.example, **fields}).encode()
        slip = Slip(step, content, "b.handelaar", role, f"test-{self.handed_in}", case=case)
        came_to = self.portal.call(self.office.submit, slip)
        assert isinstance(came_to, Receipt), came_to
        return came_to

    def received(self, **fields: Any) -> str:
        """The number of a case that came in."""
        number = self.submit("receive-initiative", **fields).number
        assert number is not None
        return number


@pytest.fixture(scope="session")
def town(stack: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Yield a municipality at work."""
    data_dir = Path(tmp_path_factory.mktemp("town"))
    with new_database(stack) as dsn, start_blocking_portal() as portal:
        place = Place(
            Settings(attachments=Attachments(most_megabytes=1)), data_dir, dsn, stack.temporal_address, None
        )
        with (
            portal.wrap_async_context_manager(working(place)),
            portal.wrap_async_context_manager(office_at(place)) as office,
            Connections(dsn, pool_size=2) as connections,
            Vault(connections, Keys(place.keys)) as vault,
        ):
            sessions = Sessions(connections)
            sessions.create()
            doorman = LocalDoorman(sessions, vault, now)
            house = House(
                office=office,
                doorman=doorman,
                municipality="lindewaard",
                for_real=False,
                secure=False,
                now=now,
                most_of_a_file=MOST,
            )
            yield Town(portal, place, office, house)
