"""Counts for the public: a cell that points at somebody is not told, nor what would give it away."""

from collections.abc import Mapping
from typing import TypeVar

FEWEST = 5
"""Below so many a count could be a person."""

K = TypeVar("K")


def told(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Return the counts with those under five hidden (None), and as many more as it takes.

    A single hidden cell follows from the total by subtraction: then the smallest of the others is hidden as
    well. So are more of them while those hidden together are still fewer than five.
    """
    hidden = {cell for cell, count in counts.items() if 0 < count < FEWEST}
    others = sorted((cell for cell in counts if cell not in hidden), key=lambda cell: counts[cell])
    while others and hidden and (len(hidden) == 1 or sum(counts[cell] for cell in hidden) < FEWEST):
        hidden.add(others.pop(0))
    return {cell: None if cell in hidden else count for cell, count in counts.items()}
