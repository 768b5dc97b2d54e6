"""The vault, as far as reading goes."""

from collections.abc import Iterable, Mapping
from typing import Protocol


class Opener(Protocol):
    """What opens references: the only thing a read model needs of the vault."""

    def open(self, refs: Iterable[str]) -> Mapping[str, str]:
        """Return the plain strings by reference; what was erased is absent."""
        ...
