"""Where a ledger is put back: beside what stands there, which makes way only at the very end."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from cli.office import RestoreOrder
from ledger.backup.refusals import engine_runs, not_empty
from ledger.backup.restoring import look_at
from ledger.backup.resuming import Known
from workers.clock import now
from workers.embedded.database import database
from workers.embedded.exchange import clear_restoring, exchange
from workers.embedded.home import Hold, Home
from workers.embedded.identity import Identity
from workers.embedded.stack import StackFault
from workers.place import Place

_CANNOT_BE_ASKED = frozenset({"server-did-not-start", "data-of-other-version", "secret-missing"})


@dataclass(frozen=True)
class Room:
    """An empty database, what the ledger that stands there can still tell, and where that will be kept."""

    dsn: str
    known: Known | None
    aside: Path
    take_its_place: Callable[[], None]


@contextmanager
def room_for(place: Place, order: RestoreOrder, position: int) -> Iterator[Room]:
    """Yield where to put a ledger back. Raises `BackupRefusedError` and `StackFault`.

    A database of one's own is filled where it is, and has to be empty; nothing of it is ours
    to set aside. On this machine a new one is made beside the old.
    """
    aside = place.data_dir / f"set-aside-{now():%Y%m%dT%H%M%SZ}"
    if place.settings.temporal.profile != "embedded":
        place.data_dir.mkdir(parents=True, exist_ok=True)
        yield Room(place.settings.postgres.dsn.get_secret_value(), None, aside, lambda: None)
        return
    with _held(place.data_dir) as home:
        identity = Identity.choose(place.settings.embedded.run_as or None, home)
        known = _known(home, identity, order, position)
        running = ExitStack()

        def take_its_place() -> None:
            running.close()
            exchange(home, aside)

        with running:
            dsn = running.enter_context(database(clear_restoring(home), identity))
            yield Room(dsn, known, aside, take_its_place)


@contextmanager
def _held(data_dir: Path) -> Iterator[Home]:
    home = Home.open(data_dir)
    try:
        hold = Hold(home)
    except StackFault as fault:
        if fault.code == "data-dir-in-use":
            raise engine_runs(data_dir) from fault
        raise
    try:
        yield home
    finally:
        hold.release()


def _known(home: Home, identity: Identity, order: RestoreOrder, position: int) -> Known | None:
    """What the ledger here still tells; nothing where there is none, or it cannot be asked.

    One that cannot be asked counts as one that is not empty: it may be all there is.
    """
    if not home.postgres.exists():
        return None
    known: Known | None = None
    try:
        with database(home, identity) as dsn:
            known = look_at(dsn, position)
            if known is None:
                return None
    except psycopg.Error:
        pass
    except StackFault as fault:
        if fault.code not in _CANNOT_BE_ASKED:
            raise
    if not order.over_existing:
        raise not_empty(str(home.root))
    return known
