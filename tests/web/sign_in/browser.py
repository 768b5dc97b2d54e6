"""A house with real sessions in a real database, an office in which there is nothing, and a browser."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from domain.roles import Role
from web.app import create_app
from web.people import SAMPLE_PEOPLE
from web.ports import House
from workers.doorman import LocalDoorman

HERE = "http://127.0.0.1:8080"
CSRF = re.compile(r'name="csrf" value="([0-9a-f]+)"')


class NothingThere:
    """An office without a case."""

    async def submit(self, slip: Any) -> Any:
        raise AssertionError(f"nothing was to be handed in, not {slip.transition}")

    def today(self) -> date:
        return date(2026, 11, 25)

    def case(self, case: str, *, known_on: date | None = None) -> dict[str, Any] | None:
        del case, known_on
        return None

    def worklist(self, *asked: Any, **how: Any) -> Iterator[dict[str, Any]]:
        del asked, how
        return iter(())

    def count_worklist(self, *asked: Any) -> int:
        del asked
        return 0

    def teams(self) -> list[dict[str, Any]]:
        return []

    def team_names(self) -> list[str]:
        return []

    def answering_for(self, account: str) -> tuple[str, ...]:
        del account
        return ()


@dataclass
class Clock:
    """A clock that goes on when a test says so."""

    moment: datetime = datetime(2026, 11, 25, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def goes_on(self, by: timedelta) -> None:
        self.moment += by


@dataclass
class Door:
    """The pages of such a house, and as many browsers in front of them as a test wants."""

    doorman: LocalDoorman
    clock: Clock
    office: Any = field(default_factory=NothingThere)

    def browser(self, *, at: str = HERE, **house: Any) -> "Browser":
        """Return a browser in which nobody is signed in."""
        given: dict[str, Any] = {
            "municipality": "lindewaard",
            "for_real": False,
            "secure": at.startswith("https://"),
            "names": frozenset({"127.0.0.1", "::1", "localhost", "initiatief.example"}),
        }
        app = create_app(House(office=self.office, doorman=self.doorman, now=self.clock, **given | house))
        return Browser(TestClient(app, base_url=at, follow_redirects=False), self)


@dataclass
class Browser:
    """Somebody's browser. A page that raised would raise in the test."""

    client: TestClient
    door: Door

    def get(self, path: str, **how: Any) -> Response:
        return self.client.get(path, **how)

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Response:
        """Send a form of ours, from a page of ours."""
        proof = {"csrf": self.csrf} | fields
        return self.client.post(path, data=proof, headers=headers)

    @property
    def csrf(self) -> str:
        found = CSRF.search(self.get("/rol").text)
        return "" if found is None else found.group(1)

    @property
    def secret(self) -> str | None:
        """What its cookie of the session holds."""
        found = [each.value for each in self.client.cookies.jar if each.name.endswith("weerklank")]
        assert len(found) <= 1
        return found[0] if found else None

    def comes_in(self) -> "Browser":
        """Use a link of the terminal."""
        assert self.get(f"/inloggen/{self.door.doorman.link()}").status_code == 303
        return self

    def is_(self, account: str, roles: Sequence[Role], role: Role | None) -> "Browser":
        """Have a session as it is after somebody came in."""
        secret = self.door.doorman.let_in(account, roles, role)
        name = "__Host-weerklank" if str(self.client.base_url).startswith("https") else "weerklank"
        self.brings(secret, name)
        return self

    def brings(self, secret: str, name: str = "weerklank") -> None:
        """Have a cookie as if the house had given it."""
        self.client.cookies.set(name, secret, domain=self.client.base_url.host)

    def works_as(self, role: Role) -> "Browser":
        account = next(who for who, has in SAMPLE_PEOPLE if has is role)
        return self.is_(account, [role], role)
