"""Counts for the public, by kind and district: no count under five is told, nor what would give one away.

The code that hides is there for all to read, so what is hidden depends on the counts alone, never on an
order or a name. The rule, in two steps:

1. *Lines.* A kind or district with fewer than five in all goes on a heap of others, which are not named,
   with the smallest of the rest until it holds two lines at least, five initiatives, and not as many as if
   all its lines were fours. So does a kind of which fewer than five are unpublished: the published ones
   can be counted in the public list, so its total would tell how many are not. Where no heap is large
   enough, nothing is told.
2. *Crossings.* Kinds that have a count under five in some district, and districts that have one of some
   kind: where they cross nothing is told. One such kind alone takes along the one that has the fewest in the
   same districts, and one such district likewise.

Every total that is told is then at least five, and what is hidden is one whole block: each small count in
it could be another one with the same totals, one more here and in a crossing of another line, one less in
the two that lie between. Hiding two in each row and column would not do: two blocks that are joined by
a single cell give that cell away.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

FEWEST = 5
"""Below so many a count could be a person."""


class Heap(StrEnum):
    """Lines taken together: all of them, or those that cannot be told apart."""

    ALL = "all"
    OTHER = "other"


K = TypeVar("K", bound=Hashable)
D = TypeVar("D", bound=Hashable)
L = TypeVar("L", bound=Hashable)

Cells = dict[tuple[K | Heap, D | Heap], int | None]
"""A count for each crossing, line and all of them; none where it is hidden. Without a line it is not told."""


def told(counts: Mapping[tuple[K, D], int], unpublished: D) -> Cells[K, D]:
    """Return what may be told of these counts; nothing where not even their sum can be.

    `unpublished` stands for the districts of those that are in no public list.
    """
    counted = Counter({cell: count for cell, count in counts.items() if count})
    if not counted:
        return {(Heap.ALL, Heap.ALL): 0}
    kinds = _heaped(
        {
            kind: (count, counted[kind, unpublished])
            for kind, count in _summed((k, n) for (k, _), n in counted.items()).items()
        }
    )
    districts = _heaped(
        {district: (count,) for district, count in _summed((d, n) for (_, d), n in counted.items()).items()}
    )
    if kinds is None or districts is None:
        return {}
    crossings = _summed(((kinds[kind], districts[district]), n) for (kind, district), n in counted.items())
    by_kind = _summed((kind, n) for (kind, _), n in crossings.items())
    by_district = _summed((district, n) for (_, district), n in crossings.items())
    few_kinds, few_districts = _block(crossings)
    cells: Cells[K, D] = {
        (kind, district): None
        if kind in few_kinds and district in few_districts
        else crossings[kind, district]
        for kind in by_kind
        for district in by_district
    }
    cells |= {(kind, Heap.ALL): count for kind, count in by_kind.items()}
    cells |= {(Heap.ALL, district): count for district, count in by_district.items()}
    return cells | {(Heap.ALL, Heap.ALL): counted.total()}


def _summed(counts: Iterable[tuple[L, int]]) -> Counter[L]:
    found: Counter[L] = Counter()
    for line, count in counts:
        found[line] += count
    return found


def _small(count: int) -> bool:
    return 0 < count < FEWEST


def _heaped(lines: Mapping[L, tuple[int, ...]]) -> dict[L, L | Heap] | None:
    """Under which name each line is told; nothing where the heap would still point at somebody."""
    heap = {line for line, counts in lines.items() if any(map(_small, counts))}

    def tells_too_much() -> bool:
        together = [sum(part) for part in zip(*(lines[line] for line in heap), strict=True)]
        fours = (FEWEST - 1) * len(heap)
        return len(heap) == 1 or any(_small(part) or part == fours for part in together)

    while heap and tells_too_much():
        others = {line: counts[0] for line, counts in lines.items() if line not in heap}
        if not others:
            return None
        heap |= _smallest(others)
    return {line: Heap.OTHER if line in heap else line for line in lines}


def _block(crossings: Counter[tuple[K, D]]) -> tuple[set[K], set[D]]:
    """The kinds and the districts of which every crossing is hidden."""
    kinds = {kind for (kind, _), count in crossings.items() if _small(count)}
    districts = {district for (_, district), count in crossings.items() if _small(count)}
    if len(kinds) == 1:
        kinds |= _smallest(
            _summed((k, n) for (k, d), n in crossings.items() if k not in kinds and d in districts)
        )
    if len(districts) == 1:
        districts |= _smallest(
            _summed((d, n) for (k, d), n in crossings.items() if k in kinds and d not in districts)
        )
    return kinds, districts


def _smallest(lines: Mapping[L, int]) -> set[L]:
    """Every line with the smallest count: which of them came first would tell something."""
    return {line for line, count in lines.items() if count == min(lines.values())}
