"""A complaint that is settled ends its clock, however it was settled."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("outcome", "manner"), [("unfounded", "met"), ("met-informally", "met"), ("withdrawn", "withdrawn")]
)
def test_the_clock_ends(given: Given, outcome: str, manner: str) -> None:
    given(Stage.RECEIVED, "receive-complaint").when("settle-complaint", outcome=outcome).then(
        "complaint-settled", f"complaint ends 2026-04-07: {manner}"
    )


def test_of_two_the_one_that_is_named(given: Given) -> None:
    another = ("receive-complaint", {"file": "K-2026-018", "occurred": "2026-03-09T10:00:00+01:00"})
    after = given(Stage.RECEIVED, "receive-complaint", another, ("settle-complaint", {"ordinal": 1}))

    assert after.standing("complaint", ordinal=1) == "in-time"
    assert after.standing("complaint", ordinal=2, on="2026-04-08") == "running"


def test_twice_is_nothing(given: Given) -> None:
    given(Stage.RECEIVED, "receive-complaint", "settle-complaint").when("settle-complaint").then("nothing")


def test_without_a_complaint_there_is_nothing_to_settle(given: Given) -> None:
    given(Stage.RECEIVED).when("settle-complaint").then("refused: no-complaint")


def test_who_settles_it(roles_for: Who) -> None:
    assert roles_for("settle-complaint") == {"complaints-officer"}
