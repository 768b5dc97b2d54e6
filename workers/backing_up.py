"""A backup of the engine that runs: the ledger in one file, the keys in another."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from domain.decision import Refused
from domain.rulebook import calendar_files, regulation_files
from ledger.backup.files import digest_of, finished
from ledger.backup.refusals import BackupRefusedError, keys_unreadable
from ledger.backup.taking import About, Pair, take
from ledger.erasures import JournalDamagedError
from ledger.keys import KeyDirectoryError, Keys
from workers.place import Place
from workers.reaching import answering, opening

KEYS_SUFFIX = ".keys"


def back_up(
    place: Place, file: Path, keys_file: Path | None, told: Callable[[str], None]
) -> dict[str, Any] | Refused:
    """Return what was written, or why nothing was.

    The ledger gets its name last: a file of that name is a whole backup, and its keys are there.
    """
    keys_to = keys_file or keys_beside(file)
    try:
        with opening(place):
            keys = Keys(place.keys)
        about = About(place.settings.municipality, version("weerklank"), dict(_rules(place)))
        with answering(), finished(file) as ledger, finished(keys_to) as apart:
            taken, kept = take(place.postgres_dsn, keys, Pair(ledger, apart), about, told)
            written, written_keys = digest_of(ledger), digest_of(apart)
    except BackupRefusedError as refused:
        return refused.refused
    except (KeyDirectoryError, JournalDamagedError):
        return keys_unreadable(place.keys).refused
    return {
        "file": str(file),
        "sha256": written,
        "municipality": taken.municipality,
        "made": taken.made.isoformat(),
        "position": taken.position,
        "cases": taken.cases,
        "events": taken.events,
        "keys_file": str(keys_to),
        "keys_sha256": written_keys,
        "keys": kept.keys,
        "keys_missing": kept.missing,
        "erasures": kept.erasures,
        "rules_missing": sorted(name for name, digest in taken.rules.items() if digest not in about.rules),
    }


def keys_beside(file: Path) -> Path:
    """Return where the keys go, or are looked for, when nobody says where."""
    return file.with_name(file.name + KEYS_SUFFIX)


def _rules(place: Place) -> Iterator[tuple[str, tuple[str, bytes]]]:
    own = place.settings.regulations
    for name, content in (*regulation_files(*([own] if own else [])), *calendar_files()):
        yield sha256(content).hexdigest(), (name, content)
