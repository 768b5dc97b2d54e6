"""A decision on the objection ends its clock; withdrawn is not decided (Awb 10:3)."""

from collections.abc import Callable
from typing import Any

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


def test_without_an_objection_there_is_nothing_to_decide(given: Given) -> None:
    given(Stage.REFUSED).when("decide-objection").then("refused: unknown-objection")


def test_of_two_each_is_decided_by_its_file(given: Given) -> None:
    another = ("receive-objection", {"file": "B-2026-005", "occurred": "2026-04-14T10:00:00+02:00"})
    both = given(Stage.REFUSED, "receive-objection", another)

    after = both.and_then("decide-objection")
    assert after.standing("objection", ordinal=1) == "in-time"
    later = after.when("decide-objection", file="B-2026-005", occurred="2026-07-20T10:00:00+02:00").then(
        "objection-decided", "objection/2 ends 2026-07-20: met"
    )
    assert later.standing("objection", ordinal=2) == "late"


def test_two_objections_in_default_have_two_weeks_each(given: Given) -> None:
    another = ("receive-objection", {"file": "B-2026-005", "occurred": "2026-04-14T10:00:00+02:00"})
    notice = {"clock": "objection", "occurred": "2026-06-10T10:00:00+02:00"}
    both = given(Stage.REFUSED, "receive-objection", another)

    both.when("receive-notice-of-default", occurred="2026-06-10T10:00:00+02:00").then("refused: which-clock")
    first = both.and_then(("receive-notice-of-default", notice | {"ordinal": 1}))
    second = first.and_then(("receive-notice-of-default", notice | {"ordinal": 2}))
    assert (
        second.due("objection-after-default", 1) == second.due("objection-after-default", 2) == "2026-06-24"
    )
    decided = second.and_then(("decide-objection", {"occurred": "2026-06-22T10:00:00+02:00"}))
    assert decided.standing("objection-after-default", ordinal=1) == "in-time"
    assert decided.standing("objection-after-default", ordinal=2, on="2026-06-24") == "running"


def test_who_decides(roles_for: Who) -> None:
    assert roles_for("decide-objection") == {"handler", "team-lead", "legal", "college-secretary"}


def test_it_meets_the_day_that_a_court_named_for_it(given: Given) -> None:
    ordered = ("record-court-date", {"until": "2026-06-02"})
    after = given(Stage.REFUSED, "receive-objection", ordered, "decide-objection")

    assert after.standing("court-date") == "in-time"
    assert after.case.at_rest


def test_with_another_objection_still_open_nobody_guesses_which_the_court_meant(given: Given) -> None:
    another = ("receive-objection", {"file": "B-2026-005", "occurred": "2026-04-14T10:00:00+02:00"})
    ordered = ("record-court-date", {"until": "2026-06-02"})
    after = given(Stage.REFUSED, "receive-objection", another, ordered, "decide-objection")

    assert "court-date" in after.running()
    last = ("decide-objection", {"file": "B-2026-005", "occurred": "2026-05-28T10:00:00+02:00"})
    assert after.and_then(last).case.at_rest
