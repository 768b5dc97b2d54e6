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
    both = given(Stage.RECEIVED, "receive-complaint", another)
    after = both.and_then("settle-complaint")

    assert after.standing("complaint", ordinal=1) == "in-time"
    assert after.standing("complaint", ordinal=2, on="2026-04-08") == "running"
    after.when("settle-complaint", file="K-2026-018").then(
        "complaint-settled", "complaint/2 ends 2026-04-07: met"
    )


def test_a_file_that_is_not_there_ends_nothing(given: Given) -> None:
    given(Stage.RECEIVED, "receive-complaint").when("settle-complaint", file="K-9").then(
        "refused: unknown-complaint"
    )


def test_what_has_ended_does_not_end_again_on_another_day(given: Given) -> None:
    given(Stage.RECEIVED, "receive-complaint", "settle-complaint").when(
        "settle-complaint", occurred="2026-04-09T10:00:00+02:00"
    ).then("refused: already-settled")


def test_of_two_that_run_delay_names_one(given: Given) -> None:
    another = ("receive-complaint", {"file": "K-2026-018", "occurred": "2026-03-09T10:00:00+01:00"})
    delay = {"role": "complaints-officer", "clock": "complaint", "basis": "awb-9:11-2", "until": None}
    delay |= {"weeks": 4, "occurred": "2026-04-07T10:00:00+02:00"}
    both = given(Stage.RECEIVED, "receive-complaint", another)

    both.when("announce-delay", **delay).then("refused: which-clock")
    both.when("announce-delay", ordinal=2, **delay).then(
        "delay-announced", "complaint/2 extended, due 2026-05-18"
    )


def test_whoever_handled_the_case_does_not_settle_the_complaint_about_it(given: Given) -> None:
    """Awb 9:7 lid 1: also where the case came to them after the complaint."""
    case = given(Stage.RESPONDED)
    role = {"role": "complaints-officer"}
    opened = {"sort": "complaint", "file": "K-2026-017", "announced": None} | role
    file = given().when("open-file", other=case, **opened).after
    now_theirs = case.and_then("assign-handler")
    handler = now_theirs.case.handler
    told = {"message": "Uw klacht is ongegrond, omdat ...", "ombudsman": "Nationale ombudsman"}
    settle = {"occurred": "2026-05-07T16:00:00+02:00"} | role | told

    file.when("settle-complaint", other=now_theirs, by=handler, **settle).then("refused: involved-in-case")
    file.when("settle-complaint", other=now_theirs, **settle).then(
        "complaint-settled", "complaint ends 2026-05-07: met"
    )


def test_twice_is_nothing(given: Given) -> None:
    given(Stage.RECEIVED, "receive-complaint", "settle-complaint").when("settle-complaint").then("nothing")


def test_without_a_complaint_there_is_nothing_to_settle(given: Given) -> None:
    given(Stage.RECEIVED).when("settle-complaint").then("refused: unknown-complaint")


def test_who_settles_it(roles_for: Who) -> None:
    assert roles_for("settle-complaint") == {"complaints-officer"}
