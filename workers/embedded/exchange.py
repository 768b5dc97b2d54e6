"""What stood in a data directory makes way for what was put back, and is kept."""

import shutil
from pathlib import Path

from ledger.on_disk import flush
from workers.embedded import faults
from workers.embedded.home import Home


def clear_restoring(home: Home) -> Home:
    """Return an empty home in which a ledger is put back; what a killed restore left there goes."""
    try:
        if home.restoring.exists():
            shutil.rmtree(home.restoring)
    except OSError as error:
        raise faults.not_writable(home.restoring, error) from error
    return Home.open(home.restoring)


def exchange(home: Home, aside: Path) -> None:
    """Set the servers' state aside and give what was put back its place; the caller holds the directory.

    What is set aside is a data directory of its own, in which an engine can look. Temporal's
    store goes along: its workflows know facts that the ledger no longer has, and recovery
    makes new ones. Killed on the way, the engine does not start (`restore-unfinished`), and
    the restore is done again.
    """
    made = Home(home.restoring)
    try:
        if home.temporal.exists() or home.postgres.exists():
            former = Home.open(aside)
            _move(home.temporal, former.temporal)
            _move(home.postgres, former.postgres)
            _move(home.passfile, former.passfile)
        _move(made.passfile, home.passfile)
        _move(made.postgres, home.postgres)
        shutil.rmtree(made.root)
        flush(home.root)
    except OSError as error:
        raise faults.not_writable(home.root, error) from error


def _move(source: Path, target: Path) -> None:
    """Rename where there is something to rename, and have it on disk before the next thing moves."""
    if source.exists():
        source.rename(target)
        for directory in {source.parent, target.parent}:
            flush(directory)
