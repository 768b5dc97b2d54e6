"""Who followed a case may stop at any time (AVG 7)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_who_stops_is_off_the_list_and_the_others_stay(given: Given) -> None:
    before = given("receive-initiative", "watch-case", "watch-case")
    first, second = before.case.watchers
    after = before.when("unwatch-case", watcher=first.number).then("unwatched")

    assert after.case.watchers == (second,)
    after.when("unwatch-case", watcher=first.number).then("nothing")


def test_a_colleague_who_stopped_can_follow_again(given: Given) -> None:
    colleague = ("watch-case", {"staff": "griffie-1", "person": None, "contact": None, "evidence": None})
    before = given("receive-initiative", colleague)
    number = before.case.watchers[0].number
    again = before.and_then(("unwatch-case", {"watcher": number}), colleague)

    assert [each.number for each in again.case.watchers] == [number + 2]


@pytest.mark.parametrize("number", [1, 2, 99])
def test_a_number_under_which_nobody_ever_followed_is_refused(given: Given, number: int) -> None:
    given("receive-initiative", "watch-case").when("unwatch-case", watcher=number).then(
        "refused: unknown-watcher"
    )


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("unwatch-case") == roles_for("watch-case")
    assert stages_for("unwatch-case") == OPEN | CLOSED
