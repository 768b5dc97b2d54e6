"""PostgreSQL alone, for work on a ledger while the engine is down."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from workers.embedded import room
from workers.embedded.home import Home
from workers.embedded.identity import Identity
from workers.embedded.keeper import Keeper
from workers.embedded.postgres import Postgres
from workers.embedded.process import Launcher


@contextmanager
def database(home: Home, identity: Identity) -> Iterator[str]:
    """Yield the connection string of the database of that home, up for as long as the context lasts.

    Nobody else can find it: it is not announced. The caller holds the data directory. Raises
    `StackFault`; nothing is left running then.
    """
    with ExitStack() as exits:
        room.sweep(home)
        exits.callback(room.sweep, home)  # also where we are told to stop while it is being made
        place = room.Room(identity, home)
        exits.callback(place.leave)
        launcher = Launcher(identity, place)
        postgres = Postgres(home, launcher)
        keeper = Keeper(postgres, launcher)
        exits.callback(keeper.stop)
        keeper.start()
        keeper.await_ready()
        yield postgres.dsn
