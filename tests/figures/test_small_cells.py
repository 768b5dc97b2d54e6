"""What points at somebody is not told, also not by subtraction, and not to who reads the rule."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.small_cells import FEWEST, Heap, told

ALL, OTHER = Heap.ALL, Heap.OTHER
KINDS, DISTRICTS = "abcd", ("unpublished", "Noord", "Oost", "West", "Zuid")


def table(*rows: tuple[int, ...]) -> dict[tuple[str, str], int]:
    """A row a kind, a column a district, of which the first are those that are not published."""
    return {
        (kind, district): count
        for kind, row in zip(KINDS, rows, strict=False)
        for district, count in zip(DISTRICTS, row, strict=False)
    }


def shown(*rows: tuple[int, ...]) -> dict[tuple[str, str], int | None]:
    return told(table(*rows), "unpublished")


def test_where_nothing_is_small_all_of_it_is_told_with_its_sums() -> None:
    assert shown((5, 7), (0, 9)) == table((5, 7), (0, 9)) | {
        ("a", ALL): 12,
        ("b", ALL): 9,
        (ALL, "unpublished"): 5,
        (ALL, "Noord"): 16,
        (ALL, ALL): 21,
    }


def test_a_small_count_takes_the_three_along_that_would_give_it_away() -> None:
    cells = shown((20, 3, 9), (30, 6, 8), (50, 40, 7))

    hidden = {cell for cell, count in cells.items() if count is None}
    assert hidden == set(product("ab", ("Noord", "West" if ("a", "West") in cells else "Oost")))
    assert (cells["a", ALL], cells[ALL, "Noord"], cells[ALL, ALL]) == (32, 49, 173)


def test_a_small_district_goes_on_a_heap_with_another() -> None:
    cells = shown((20, 3, 5, 6), (30, 0, 6, 9))

    assert (cells[ALL, OTHER], cells["a", OTHER]) == (14, 8)
    assert not {district for _, district in cells} & {"Noord", "Oost"}


def test_a_kind_of_which_few_are_unpublished_goes_on_a_heap() -> None:
    cells = shown((3, 20), (9, 20), (30, 40))

    assert (cells[OTHER, ALL], cells[OTHER, "unpublished"], cells["c", ALL]) == (52, 12, 70)
    assert not {kind for kind, _ in cells} & {"a", "b"}


@pytest.mark.parametrize("rows", [[(4,)], [(1, 30)], [(2, 0), (1, 1)], [(2, 20), (1, 30)]])
def test_where_no_heap_is_large_enough_nothing_is_told(rows: list[tuple[int, ...]]) -> None:
    assert shown(*rows) == {}


def test_none_at_all_is_told() -> None:
    assert told({}, "unpublished") == {(ALL, ALL): 0}


SMALL_TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.tuples(*[st.integers(0, 12)] * wide), min_size=1, max_size=4)
)


@given(SMALL_TABLES)
def test_no_count_under_five_is_told(rows: list[tuple[int, ...]]) -> None:
    assert all(count is None or count == 0 or count >= FEWEST for count in shown(*rows).values())


@given(SMALL_TABLES)
def test_what_is_told_is_true(rows: list[tuple[int, ...]]) -> None:
    cells, counts = shown(*rows), table(*rows)
    kinds, districts = ({names[axis] for names in cells} for axis in (0, 1))

    def sum_of(kind: str, district: str) -> int:
        def within(line: str, name: str, lines: set[str]) -> bool:
            return name in {ALL, line} or (name == OTHER and line not in lines)

        return sum(
            n for (k, d), n in counts.items() if within(k, kind, kinds) and within(d, district, districts)
        )

    for (kind, district), count in cells.items():
        assert count is None or count == sum_of(kind, district)


@given(SMALL_TABLES)
def test_every_small_count_that_is_hidden_can_be_another_with_the_same_sums(
    rows: list[tuple[int, ...]],
) -> None:
    """The brute force of who subtracts: fill what is hidden in every way that the sums allow."""
    cells = shown(*rows)
    hidden = [cell for cell, count in cells.items() if count is None]
    kinds = list(dict.fromkeys(kind for kind, _ in hidden))
    districts = list(dict.fromkeys(district for _, district in hidden))
    left = [
        [
            (cells[(line, ALL) if axis == 0 else (ALL, line)] or 0)
            - sum(count or 0 for cell, count in cells.items() if cell[axis] == line and cell[1 - axis] != ALL)
            for line in lines
        ]
        for axis, lines in enumerate((kinds, districts))
    ]
    for turn in range(len(kinds)):
        seen: list[set[int]] = [set() for _ in districts]
        for filling in fillings([*left[0][turn:], *left[0][:turn]], left[1]):
            for found, count in zip(seen, filling[-1], strict=True):
                found.add(count)
            if all(len(found) > 1 for found in seen):
                break
        kind = kinds[turn - 1]
        for district, found in zip(districts, seen, strict=True):
            assert len(found) > 1 or not 0 < min(found) < FEWEST, (kind, district)


def fillings(rows: list[int], columns: list[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to fill a block of which the sums are known, row by row: the last rows vary first."""
    if not rows:
        if not any(columns):
            yield ()
        return
    for row in splits(rows[0], columns):
        rest = [column - count for column, count in zip(columns, row, strict=True)]
        yield from ((row, *others) for others in fillings(rows[1:], rest))


def splits(total: int, most: list[int]) -> Iterator[tuple[int, ...]]:
    """Every way to divide a total over places that hold at most so many."""
    if not most:
        if total == 0:
            yield ()
        return
    for count in range(max(0, total - sum(most[1:])), min(total, most[0]) + 1):
        yield from ((count, *others) for others in splits(total - count, most[1:]))


@pytest.mark.parametrize(("kinds", "districts", "most"), [(2, 2, 16), (3, 2, 12), (2, 3, 10), (4, 1, 15)])
def test_nobody_finds_a_small_count_with_the_public_list_and_this_rule_in_hand(
    kinds: int, districts: int, most: int
) -> None:
    """Every table there is, by what is seen of it: the published ones, and what is told.

    Who knows both, and how it was made, still finds two counts for each kind that are possible.
    """
    seen = defaultdict(list)
    for counts in tables(kinds * districts, most):
        rows = [counts[at : at + districts] for at in range(0, len(counts), districts)]
        seen[frozenset(shown(*rows).items()), tuple(row[1:] for row in rows)].append([row[0] for row in rows])
    for what, unpublished in seen.items():
        for of_one_kind in zip(*unpublished, strict=True):
            possible = set(of_one_kind)
            assert len(possible) > 1 or not 0 < min(possible) < FEWEST, what


def tables(cells: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every table of so many cells with at most so many in all."""
    if cells == 0:
        yield ()
        return
    for count in range(most + 1):
        yield from ((count, *rest) for rest in tables(cells - 1, most - count))
