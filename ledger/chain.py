"""The hash chain of a case, computed independently of the database that wrote it.

The byte layout, for whoever checks a ledger without this program:

    inner = SHA-256( "weerklank/event/v1"                18 bytes of ASCII, no terminator
                     length of case id, 4 bytes          both lengths in bytes of UTF-8,
                     case id, UTF-8                      all integers big-endian
                     version, 8 bytes
                     length of topic, 4 bytes
                     topic, UTF-8
                     SHA-256(payload), 32 bytes )
    event hash = SHA-256( previous event hash, 32 bytes
                          inner, 32 bytes )

The previous hash of version 1 is 32 zero bytes. Because the payload goes in as its own
hash, a payload that had to be destroyed leaves the chain whole where its hash was kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

GENESIS = bytes(32)
_TAG = b"weerklank/event/v1"


@dataclass(frozen=True)
class ChainRow:
    """What the chain is made of. `state` is nothing where the payload was destroyed."""

    version: int
    topic: str
    state: bytes | None
    previous_hash: bytes
    event_hash: bytes
    state_hash: bytes | None = None


class BrokenChainError(ValueError):
    """A case is not as it was written: the first version at which that shows."""

    def __init__(self, case: str, version: int, reason: str) -> None:
        super().__init__(f"case {case} breaks at version {version}: {reason}")
        self.case = case
        self.version = version


def event_hash(previous: bytes, case: str, version: int, topic: str, state: bytes) -> bytes:
    """Return the hash of an event that follows the one with hash `previous`."""
    return _hash(previous, case, version, topic, sha256(state).digest())


def verify_case(case: str, rows: Iterable[ChainRow]) -> bytes:
    """Return the hash of the last version, or raise `BrokenChainError` at the first that does not fit.

    A tail that was cut off does not show here: the answer has to be compared with a hash
    that was kept elsewhere.
    """
    previous = GENESIS
    for version, row in enumerate(rows, start=1):
        if row.version != version:
            raise BrokenChainError(case, version, f"version {row.version} stands in its place")
        if row.previous_hash != previous:
            raise BrokenChainError(case, version, "it does not follow the version before it")
        previous = _hash(previous, case, version, row.topic, _state_hash(case, row))
        if row.event_hash != previous:
            raise BrokenChainError(case, version, "its content is not what was hashed")
    return previous


def _state_hash(case: str, row: ChainRow) -> bytes:
    if row.state:
        return sha256(row.state).digest()
    if row.state_hash is None:
        raise BrokenChainError(case, row.version, "its payload is gone and its hash was not kept")
    return row.state_hash


def _hash(previous: bytes, case: str, version: int, topic: str, state_hash: bytes) -> bytes:
    inner = sha256(
        b"".join((_TAG, _prefixed(case), version.to_bytes(8, "big"), _prefixed(topic), state_hash))
    )
    return sha256(previous + inner.digest()).digest()


def _prefixed(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(4, "big") + encoded
