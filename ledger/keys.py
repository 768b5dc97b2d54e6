"""The keys of the vault: files outside the database, so that destroying one destroys what it opens.

A deleted row lives on in the write-ahead log and in backups of the database; a key that
was never in there does not. Back the key directory up by itself, and briefly.
"""

import contextlib
import hmac
import os
import secrets
from pathlib import Path

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
        self._root = directory
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if directory.stat().st_mode & 0o077:
            raise KeyDirectoryError(f"{directory} is open to others: make it 0700")
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

    def destroy(self, name: str) -> None:
        """Remove the key of the subject of this name. What it opens is lost for good."""
        path = self._path(name)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            _sync_directory(path.parent)

    def _path(self, name: str) -> Path:
        return self._root / name[:2] / name[2:]

    def _obtain(self, path: Path) -> bytes:
        return _read(path) or _create(path)


def _read(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(key) != _SIZE:
        raise KeyDirectoryError(f"{path} is no key: it has {len(key)} bytes instead of {_SIZE}")
    return key


def _create(path: Path) -> bytes:
    """Make a key that appears whole or not at all; where another process was first, return its key.

    The file is written and flushed under a passing name and then linked to its own, which
    fails when that exists. Creating it in place would let a reader see half a key.
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    _sync_directory(path.parent.parent)
    passing = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_SIZE))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(passing, path)
    finally:
        passing.unlink()
    _sync_directory(path.parent)
    key = _read(path)
    if key is None:
        raise KeyDirectoryError(f"{path} went away while it was being made")
    return key


def _sync_directory(directory: Path) -> None:
    """Flush the names in a directory: a key is gone, or there, only once that is on disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
