"""A backup put back: refused before anything is touched, or whole with its read models."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from cli.office import Fault, RestoreOrder
from domain.decision import Refused
from domain.rulebook import Rulebook
from domain.terms.counting import legal_day
from ledger.backup import key_return
from ledger.backup.container import Container, opened
from ledger.backup.files import digest_of
from ledger.backup.key_return import KeySources
from ledger.backup.manifest import KeysManifest, LedgerManifest
from ledger.backup.refusals import (
    BackupRefusedError,
    keys_unreadable,
    other_municipality,
    rules_differ,
)
from ledger.backup.restoring import Came, Restoring, refuse_filled, restore
from ledger.backup.resuming import Known
from ledger.erasures import JournalDamagedError
from ledger.keys import KeyDirectoryError
from ledger.log import EventLog
from ledger.schema import create_schema as create_ledger
from projections.projector import Projector
from projections.replay import differences
from projections.schema import create_schema as create_read_models
from workers.backing_up import keys_beside
from workers.clock import now
from workers.embedded.stack import StackFault
from workers.place import Place
from workers.settings import Settings
from workers.standing_aside import Room, room_for

Told = Callable[[str], None]


@dataclass(frozen=True)
class _Task:
    order: RestoreOrder
    place: Place
    rulebook: Rulebook
    ledger: Container[LedgerManifest]
    digest: str
    keys: KeySources


def put_back(
    settings: Settings, data_dir: Path | None, order: RestoreOrder, told: Told
) -> dict[str, Any] | Refused:
    """Return what was put back, or why nothing was touched. Raises `Fault`."""
    place = Place(settings, data_dir or settings.embedded.data_dir, "", None, None)
    try:
        told("reservekopie nalezen")
        with _task(place, order) as task, room_for(place, order, task.ledger.manifest.position) as room:
            came = _filled(task, room, told)
            room.take_its_place()
    except BackupRefusedError as refused:
        return refused.refused
    except (KeyDirectoryError, JournalDamagedError):
        return keys_unreadable(place.keys).refused
    except StackFault as fault:
        raise Fault(fault.code, fault.sentence) from fault
    except psycopg.errors.DiskFull as error:
        raise Fault(
            "disk-full",
            "De schijf is vol. Er is niets half teruggezet. Maak ruimte voor het grootboek naast wat er"
            " staat, en probeer het opnieuw.",
        ) from error
    except psycopg.OperationalError as error:
        raise Fault(
            "not-reachable", "De database is niet bereikbaar of viel weg. Er is niets half teruggezet."
        ) from error
    return _told(task, came, room)


@contextmanager
def _task(place: Place, order: RestoreOrder) -> Iterator[_Task]:
    """Yield what is to be done, once nothing stands in its way that can be known beforehand."""
    beside = keys_beside(order.file)
    keys_file = order.keys or (beside if beside.exists() else None)
    with ExitStack() as exits:
        ledger = exits.enter_context(opened(order.file, LedgerManifest))
        backup = exits.enter_context(opened(keys_file, KeysManifest)) if keys_file else None
        municipality = place.settings.municipality
        for theirs in (each.manifest.municipality for each in (ledger, backup) if each is not None):
            if theirs != municipality:
                raise other_municipality(theirs, municipality)
        rulebook = place.rulebook()
        here = rulebook.hashes()
        for version, digest in sorted(ledger.manifest.rules.items()):
            if here.get(version) != digest:
                raise rules_differ(version)
        keys = KeySources(place.keys, backup, order.erasures, order.without_keys)
        key_return.refuse_unfit(keys, ledger)
        yield _Task(order, place, rulebook, ledger, digest_of(order.file), keys)


def _filled(task: _Task, room: Room, told: Told) -> Came:
    """Fill the database of the room: keys first, the ledger in one transaction, then the read models."""
    create_ledger(room.dsn)
    refuse_filled(room.dsn)
    told("sleutels terugzetten")
    keys, erased = key_return.put_back(task.keys, room.aside / "keys")
    came = restore(room.dsn, _restoring(task, room.known), keys, erased, told)
    told("leesmodellen opbouwen en nakijken")
    create_read_models(room.dsn)
    with Projector(room.dsn, task.rulebook) as projector:
        projector.catch_up()
    with EventLog(room.dsn) as log:
        differing = differences(room.dsn, log, task.rulebook)
        behind = _behind(room.dsn, task.rulebook, log.last_position())
    if differing or behind:
        raise Fault(
            "restore-differs",
            "De leesmodellen zijn niet gelijk aan het teruggezette grootboek. Meld dit aan de leverancier"
            f" met het kenmerk {differing[0] if differing else behind[0]}.",
        )
    return came


def _restoring(task: _Task, known: Known | None) -> Restoring:
    moment = now()
    municipality = task.place.settings.municipality
    regulation = task.rulebook.on(municipality, legal_day(moment)).regulation
    return Restoring(
        backup=task.ledger,
        digest=task.digest,
        account=task.order.account,
        now=moment,
        known=known,
        prefixes=frozenset({regulation.number_prefix}),
        closed_allowed=task.order.without_keys,
    )


def _behind(dsn: str, rulebook: Rulebook, last: int) -> list[str]:
    with Projector(dsn, rulebook) as projector:
        return [name for name, position in projector.positions().items() if position != last]


def _told(task: _Task, came: Came, room: Room) -> dict[str, Any]:
    restored, manifest = came.restored, task.ledger.manifest
    return {
        "file": str(task.order.file),
        "sha256": task.digest,
        "municipality": manifest.municipality,
        "made": manifest.made.isoformat(),
        "position": manifest.position,
        "cases": manifest.cases,
        "events": manifest.events,
        "lost": restored.lost,
        "resumed_after": restored.resumed_after,
        "numbers": restored.numbers,
        "erased": len(restored.erased),
        "texts": {
            "opened": came.vault.opened,
            "erased": came.vault.erased,
            "closed": came.vault.closed,
        },
        "set_aside": str(room.aside) if room.aside.exists() else None,
    }
