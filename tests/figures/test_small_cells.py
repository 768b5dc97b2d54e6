"""What points at somebody is not told, also not by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.small_cells import FEWEST, told


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, {}),
        ({"a": 5, "b": 12}, {"a": 5, "b": 12}),
        ({"a": 4, "b": 12, "c": 30}, {"a": None, "b": None, "c": 30}),
        ({"a": 2, "b": 4, "c": 30}, {"a": None, "b": None, "c": 30}),
        ({"a": 1, "b": 1, "c": 30, "d": 9}, {"a": None, "b": None, "c": 30, "d": None}),
        ({"a": 3}, {"a": None}),
        ({"a": 0, "b": 9}, {"a": 0, "b": 9}),
    ],
)
def test_under_five_is_hidden_and_what_would_give_it_away(
    counts: dict[str, int], expected: dict[str, int | None]
) -> None:
    assert told(counts) == expected


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 30), max_size=12))
def test_nothing_hidden_follows_from_the_rest(counts: dict[int, int]) -> None:
    shown = told(counts)
    hidden = [counts[cell] for cell, count in shown.items() if count is None]

    assert all(count is None or count == 0 or count >= FEWEST for count in shown.values())
    if hidden and any(count for count in shown.values()):
        assert len(hidden) > 1
        assert sum(hidden) >= FEWEST
