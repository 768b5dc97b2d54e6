"""A file that is there whole, private and for the first time, or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from ledger.backup.refusals import file_exists
from ledger.on_disk import flush

UNFINISHED = ".onaf"
"""What the passing name ends in; after a power cut such a file may be thrown away."""
_BLOCK = 1 << 20


@contextmanager
def finished(path: Path) -> Iterator[Path]:
    """Yield a passing path to write to; the file gets its own name once that is on disk.

    Only its owner can read it. A file of that name is never written over.
    """
    if os.path.lexists(path):
        raise file_exists(path)
    passing = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    os.close(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield passing
        flush(passing)
        _name(passing, path)
    finally:
        passing.unlink(missing_ok=True)
    flush(path.parent)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, as `sha256sum` prints it."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _name(passing: Path, path: Path) -> None:
    """Give the file its name, which a link does not do over another file.

    A memory stick knows no links; there we look first.
    """
    try:
        os.link(passing, path)
    except FileExistsError as error:
        raise file_exists(path) from error
    except OSError as error:
        if os.path.lexists(path):
            raise file_exists(path) from error
        passing.rename(path)
