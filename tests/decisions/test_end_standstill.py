"""A standstill that is over sooner gives back the days that it did not take."""

from collections.abc import Callable
from typing import Any

import pytest

Given = Callable[..., Any]

SUSPENDED = (
    ("receive-initiative", {"application": True}),
    ("record-standstill", {"clock": "decision"}),
)


def test_the_term_runs_again_from_that_day(given: Given) -> None:
    after = (
        given(*SUSPENDED)
        .when("end-standstill", standstill=5)
        .then("standstill-ended", "decision runs again 2026-02-24")
    )
    assert after.due("decision") == "2026-04-07"


def test_what_never_began_ends_on_its_first_day(given: Given) -> None:
    after = given(*SUSPENDED, ("end-standstill", {"standstill": 5, "on": "2026-02-17"}))

    assert after.due("decision") == "2026-03-30"


def test_after_its_last_day_there_is_nothing_to_end(given: Given) -> None:
    given(*SUSPENDED).when("end-standstill", standstill=5, on="2026-03-03").then("nothing")


def test_the_same_again_is_nothing(given: Given) -> None:
    given(*SUSPENDED, ("end-standstill", {"standstill": 5})).when("end-standstill", standstill=5).then(
        "nothing"
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"standstill": 1}, "unknown-standstill"),
        ({"standstill": 5, "on": "2026-02-16"}, "resumed-before-begin"),
    ],
    ids=str,
)
def test_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given(*SUSPENDED).when("end-standstill", **fields).then(f"refused: {code}")
