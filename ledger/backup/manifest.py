"""What a backup says of itself: enough to refuse it, and to check it without this program."""

import hmac
from typing import Literal

from pydantic import AwareDatetime

from domain.value import Frozen

FORMAT = 1
"""Counts up when an older program could no longer put a newer backup back."""


class Part(Frozen):
    """One file in a backup, with the SHA-256 of its content as it comes out. A table has columns and rows."""

    name: str
    sha256: str
    columns: tuple[str, ...] = ()
    rows: int = 0


class LedgerManifest(Frozen):
    """The backup of a ledger, without any key.

    `made` is when its snapshot was taken, by the clock of the database. `installation` tells
    whether keys belong to it. `position` is the last one in it and `sequence` the last that
    was given out, also to an append that came to nothing. `rules` are all versions that ever
    ran here, by the SHA-256 of their files.
    """

    sort: Literal["weerklank-ledger"] = "weerklank-ledger"
    format: int = FORMAT
    weerklank: str
    municipality: str
    made: AwareDatetime
    installation: str
    position: int
    sequence: int
    events: int
    cases: int
    rules: dict[str, str]
    parts: tuple[Part, ...]


class KeysManifest(Frozen):
    """The keys that go with a ledger, and the journal of erasures.

    `missing` counts subjects that have texts and no key, without having been erased.
    """

    sort: Literal["weerklank-keys"] = "weerklank-keys"
    format: int = FORMAT
    weerklank: str
    municipality: str
    made: AwareDatetime
    installation: str
    keys: int
    erasures: int
    missing: int
    parts: tuple[Part, ...]


def installation_of(key: bytes) -> str:
    """Return by what an installation is recognised, which tells nothing of its key."""
    return hmac.digest(key, b"weerklank/backup/installation", "sha256").hex()
