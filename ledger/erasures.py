"""The journal of erasures: which keys were destroyed for good, so that no backup brings them back.

It lies beside the keys and only grows. A key is named and told apart by its digest, because
a subject that was erased may be given a new key later, and that one is not erased. The
digest of 32 random bytes tells nothing about them.

One line an erasure, in ASCII: moment in UTC, name of the subject, SHA-256 of its key.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from ledger.on_disk import flush

FILE = "erasures"
_LINE = re.compile(rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([0-9a-f]{64}) ([0-9a-f]{64})")
_LENGTH = 20 + 1 + 64 + 1 + 64


class JournalDamagedError(ValueError):
    """A line of the journal is not as it was written; what it said cannot be kept."""


@dataclass(frozen=True, order=True)
class Erasure:
    """One key that was destroyed for good, when and whose; `name` is the pseudonym of the subject."""

    at: str
    name: str
    digest: str

    @classmethod
    def of(cls, at: datetime, name: str, key: bytes) -> "Erasure":
        """Return the erasure of that key of that subject."""
        return cls(f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", name, digest_of(key))

    @property
    def line(self) -> bytes:
        """The line of the journal."""
        return f"{self.at} {self.name} {self.digest}\n".encode()


def digest_of(key: bytes) -> str:
    """Return what a key is told apart by."""
    return sha256(key).hexdigest()


def parse(journal: bytes) -> tuple[Erasure, ...]:
    """Return the erasures in a journal. Raises `JournalDamagedError`.

    A line that was cut short is passed over: its key was destroyed only after the line was
    whole on disk, so that erasure never happened.
    """
    found: list[Erasure] = []
    for line in journal.splitlines():
        fits = _LINE.fullmatch(line)
        if fits is not None:
            found.append(Erasure(*(part.decode() for part in fits.groups())))
        elif len(line) >= _LENGTH or not re.fullmatch(rb"[0-9a-fTZ: -]*", line):
            raise JournalDamagedError("a line of the journal of erasures is damaged")
    return tuple(found)


def read(directory: Path) -> tuple[Erasure, ...]:
    """Return the journal beside the keys; empty where nothing was ever erased."""
    try:
        return parse((directory / FILE).read_bytes())
    except FileNotFoundError:
        return ()


def add(directory: Path, erasures: Iterable[Erasure]) -> None:
    """Append what is not in the journal yet. On return it is on disk, and only then a key may go."""
    known = {(each.name, each.digest) for each in read(directory)}
    lines = [each.line for each in erasures if (each.name, each.digest) not in known]
    if not lines:
        return
    descriptor = os.open(directory / FILE, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            lines.insert(0, b"\n")
        _write(descriptor, b"".join(lines))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    flush(directory)


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]
