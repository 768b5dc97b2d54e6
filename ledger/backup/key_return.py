"""Keys put back from a backup: all but those that were erased, on whichever machine that was."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ledger import erasures
from ledger.backup.container import Container
from ledger.backup.manifest import KeysManifest, LedgerManifest, installation_of
from ledger.backup.refusals import keys_missing, keys_of_another, keys_unreadable, not_readable, not_whole
from ledger.backup.taking import INSTALLATION, KEYS
from ledger.erasures import FILE as JOURNAL
from ledger.erasures import Erasure, JournalDamagedError, digest_of
from ledger.keys import KeyDirectoryError, Keys, make_private

_AT_ONCE = 16
"""Keys written side by side: each waits for the disk, and waiting together costs once."""
_A_STRETCH = 1000
_LINE = re.compile(rb"([0-9a-f]{64}) ([0-9a-f]{64})")
"""Name and key. A name becomes a path, so it may not be anything else."""


@dataclass(frozen=True)
class KeySources:
    """Where keys and erasures come from. `directory` is the one of this installation, there or not."""

    directory: Path
    backup: Container[KeysManifest] | None
    journal: Path | None
    without: bool


def refuse_unfit(given: KeySources, ledger: Container[LedgerManifest]) -> None:
    """Raise `BackupRefusedError` where these keys do not open this ledger; nothing is written."""
    wanted = ledger.manifest.installation
    try:
        here = Keys.peek(given.directory)
        erasures.read(given.directory)
        if given.journal is not None:
            erasures.parse(_journal(given.journal))
    except (KeyDirectoryError, JournalDamagedError) as error:
        raise keys_unreadable(given.directory) from error
    if given.backup is not None and given.backup.manifest.installation != wanted:
        raise keys_of_another(given.backup.path)
    if given.without:
        return
    if here is not None and installation_of(here) == wanted:
        return
    if here is not None and not Keys.is_new(given.directory):
        raise keys_of_another(given.directory)
    if given.backup is None:
        raise keys_missing()


def put_back(given: KeySources, aside: Path) -> tuple[Keys, frozenset[Erasure]]:
    """Return the keys as they now are, and everything that was ever erased.

    The union of all journals is on disk before the first key is, and at the end every key in
    it is gone: also one that a restore which was killed had put there. Keys that an engine
    made by merely starting here are set aside.
    """
    backup = given.backup
    known = _erased(given)
    if backup is not None:
        _make_room(given.directory, backup, aside)
    make_private(given.directory)
    erasures.add(given.directory, sorted(known))
    if backup is not None:
        Keys.begin_with(given.directory, _installation(backup))
    keys = Keys(given.directory)
    gone = {(each.name, each.digest) for each in known}
    if backup is not None:
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            wanted = ((name, key) for name, key in _keys(backup) if (name, digest_of(key)) not in gone)
            while stretch := list(islice(wanted, _A_STRETCH)):
                list(threads.map(lambda each: keys.put(*each), stretch))
    for erasure in known:
        key = keys.find(erasure.name)
        if key is not None and digest_of(key) == erasure.digest:
            keys.destroy(erasure.name)
    return keys, frozenset(known)


def _erased(given: KeySources) -> set[Erasure]:
    found = set(erasures.read(given.directory))
    if given.backup is not None:
        found |= set(erasures.parse(b"".join(given.backup.blocks(JOURNAL))))
    if given.journal is not None:
        found |= set(erasures.parse(_journal(given.journal)))
    return found


def _journal(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise not_readable(path) from error


def _make_room(directory: Path, backup: Container[KeysManifest], aside: Path) -> None:
    here = Keys.peek(directory)
    if here is not None and installation_of(here) != backup.manifest.installation:
        aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        directory.rename(aside)


def _installation(backup: Container[KeysManifest]) -> bytes:
    return bytes.fromhex(b"".join(backup.blocks(INSTALLATION)).decode())


def _keys(backup: Container[KeysManifest]) -> Iterator[tuple[str, bytes]]:
    left = b""
    for block in backup.blocks(KEYS):
        *lines, left = (left + block).split(b"\n")
        for line in lines:
            fits = _LINE.fullmatch(line)
            if fits is None:
                raise not_whole(backup.path)
            yield fits[1].decode(), bytes.fromhex(fits[2].decode())
    if left:
        raise not_whole(backup.path)
