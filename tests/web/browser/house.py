"""Pages that are really served, over an engine that really works, on servers that are already there."""

import asyncio
import secrets
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workers.demo.life import Life
from workers.demo.lives import LIVES
from workers.demo.walk import walk
from workers.engine import working
from workers.office import office_at
from workers.place import Place
from workers.serving import new_link, serving
from workers.settings import Settings, Temporal


@dataclass(frozen=True)
class OpenHouse:
    """`cases` tells the id of each life that was lived before the doors opened."""

    place: Place
    address: str
    cases: dict[str, str]

    def link(self) -> str:
        """Return a link that lets somebody in, once."""
        return new_link(self.place)


@contextmanager
def open_house(
    dsn: str, temporal_address: str | None, data_dir: Path, lives: Sequence[Life] = LIVES
) -> Iterator[OpenHouse]:
    """Yield the pages, in a thread: a browser is driven from this one, and blocks it."""
    (data_dir / "run").mkdir(parents=True)
    settings = Settings(temporal=Temporal(task_queue=f"pages-{secrets.token_hex(6)}"))
    place = Place(settings, data_dir, dsn, temporal_address, None)
    opened: list[OpenHouse] = []
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    close = asyncio.Event()

    async def work() -> None:
        async with working(place), office_at(place) as office:
            cases = await walk(office, lives)
            async with serving(place, 0) as link:
                opened.append(OpenHouse(place, link.rsplit("/inloggen/", 1)[0], cases))
                ready.set()
                await close.wait()

    def run() -> None:
        try:
            loop.run_until_complete(work())
        finally:
            ready.set()
            loop.close()

    thread = threading.Thread(target=run, name="pages")
    thread.start()
    try:
        ready.wait()
        (house,) = opened
        yield house
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(close.set)
        thread.join()
