"""The keys of the vault: files outside the database, so that destroying one destroys what it opens.

A deleted row lives on in the write-ahead log and in backups of the database; a key that
was never in there does not. Back the key directory up by itself, and briefly.
"""

import contextlib
import hmac
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ledger import erasures
from ledger.erasures import Erasure
from ledger.on_disk import flush

_SIZE = 32
_INSTALLATION = "installation.key"


class KeyDirectoryError(RuntimeError):
    """The key directory cannot be trusted: others can read it, or a key in it is not whole."""


class Keys:
    """One key for each subject, each in a file that only the owner can read.

    A subject is what is erased as one: `case:<id>` for the initiator of a case,
    `staff:<account>` for an account. Files and the database know it under a name derived
    with the installation's key, so that no account stands in a path or a table.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        make_private(directory)
        self._installation = self._obtain(directory / _INSTALLATION)

    def name(self, subject: str) -> str:
        """Return the name under which files and the database know this subject, in hexadecimal."""
        return hmac.digest(self._installation, b"subject\0" + subject.encode(), "sha256").hex()

    def obtain(self, name: str) -> bytes:
        """Return the key of the subject of this name, made where there is none."""
        return self._obtain(self._path(name))

    def find(self, name: str) -> bytes | None:
        """Return the key of the subject of this name; nothing once it is destroyed."""
        return _read(self._path(name))

    def erase(self, name: str, at: datetime) -> None:
        """Destroy the key of a subject for good: it is in the journal first, so that no backup undoes it."""
        key = self.find(name)
        if key is not None:
            erasures.add(self.directory, [Erasure.of(at, name, key)])
        self.destroy(name)

    def destroy(self, name: str) -> None:
        """Remove the key of the subject of this name. What it opens is lost for good.

        For a key under which nothing lies; a subject is erased with `erase`.
        """
        path = self._path(name)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            flush(path.parent)

    # --- what a backup asks of the keys -----------------------------------------------------

    @staticmethod
    def peek(directory: Path) -> bytes | None:
        """Return the installation's key where there is one, and make nothing."""
        if directory.is_dir():
            _refuse_open(directory)
        return _read(directory / _INSTALLATION)

    @staticmethod
    def is_new(directory: Path) -> bool:
        """Whether nothing was ever sealed under the keys that lie here."""
        return next(directory.glob("??/*"), None) is None

    @staticmethod
    def begin_with(directory: Path, installation: bytes) -> None:
        """Make this the installation's key where there is none yet."""
        make_private(directory)
        _create(directory / _INSTALLATION, installation)

    @property
    def installation(self) -> bytes:
        """The key from which all names derive. Without it no other key finds its subject."""
        return self._installation

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the journal of what was erased for good."""
        return erasures.read(self.directory)

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Yield every key by its name, without the installation's own."""
        for shelf in sorted(self.directory.glob("??")):
            for path in sorted(shelf.glob("[!.]*")):
                key = _read(path)
                if key is not None:
                    yield shelf.name + path.name, key

    def put(self, name: str, key: bytes) -> None:
        """Put a key back where there is none; one that is there stays, and its texts with it."""
        _create(self._path(name), key)

    def _path(self, name: str) -> Path:
        return self.directory / name[:2] / name[2:]

    def _obtain(self, path: Path) -> bytes:
        return _read(path) or _create(path, secrets.token_bytes(_SIZE))


def make_private(directory: Path) -> None:
    """Make the directory of the keys. Raises `KeyDirectoryError` where others can look into it."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_open(directory)


def _refuse_open(directory: Path) -> None:
    if directory.stat().st_mode & 0o077:
        raise KeyDirectoryError(f"{directory} is open to others: make it 0700")


def _read(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(key) != _SIZE:
        raise KeyDirectoryError(f"{path} is no key: it has {len(key)} bytes instead of {_SIZE}")
    return key


def _create(path: Path, key: bytes) -> bytes:
    """Make this key, which appears whole or not at all; where another process was first, return its key.

    The file is written and flushed under a passing name and then linked to its own, which
    fails when that exists. Creating it in place would let a reader see half a key.
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    flush(path.parent.parent)
    passing = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(passing, path)
    finally:
        passing.unlink()
    flush(path.parent)
    there = _read(path)
    if there is None:
        raise KeyDirectoryError(f"{path} went away while it was being made")
    return there
