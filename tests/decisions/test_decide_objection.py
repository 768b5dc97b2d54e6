"""A decision on the objection ends its clock; withdrawn is not decided (Awb 10:3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]


def test_decided_in_time(given: Given) -> None:
    after = (
        given(Stage.REFUSED, "receive-objection")
        .when("decide-objection")
        .then("objection-decided", "objection ends 2026-05-26: met")
    )
    assert after.standing("objection") == "in-time"
    assert after.case.at_rest


def test_withdrawn(given: Given) -> None:
    after = given(Stage.REFUSED, "receive-objection", ("decide-objection", {"outcome": "withdrawn"}))

    assert after.standing("objection") == "withdrawn"


def test_it_ends_what_waited_after_a_notice_of_default(given: Given) -> None:
    lines = (
        given(
            Stage.REFUSED,
            "receive-objection",
            ("receive-notice-of-default", {"occurred": "2026-06-05T10:00:00+02:00"}),
        )
        .when("decide-objection", occurred="2026-06-22T10:00:00+02:00")
        .lines
    )
    assert lines == [
        "objection-decided",
        "objection ends 2026-06-22: met",
        "objection-after-default ends 2026-06-22: met",
    ]


def test_twice_is_nothing(given: Given) -> None:
    given(Stage.REFUSED, "receive-objection", "decide-objection").when("decide-objection").then("nothing")


@pytest.mark.parametrize("fields", [{}, {"ordinal": 2}], ids=str)
def test_without_an_objection_there_is_nothing_to_decide(given: Given, fields: dict[str, Any]) -> None:
    given(Stage.REFUSED).when("decide-objection", **fields).then("refused: no-objection")


def test_who_decides(roles_for: Who) -> None:
    assert roles_for("decide-objection") == {"handler", "team-lead", "legal", "college-secretary"}
