"""Untreated on few grounds; as incomplete only after a chance (Awb 4:5), or as a repeat (Awb 4:6)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


APPLIED = (("receive-initiative", {"application": True}), "assign-kind")
LAPSED = ("observe-terms", {"occurred": "2026-02-27T00:00:00+01:00", "now": "2026-02-27T00:00:00+01:00"})
NO_TERM = ("request-completion", {"until": None})


def test_it_decides_the_application_and_answers_no_ask(given: Given) -> None:
    after = (
        given(*APPLIED)
        .when("leave-untreated")
        .then(
            "not-treated",
            "decision ends 2026-03-05: met",
            "acknowledgement ends 2026-03-05: closed",
            "substantive-response ends 2026-03-05: closed",
        )
    )
    assert (after.case.stage, after.case.response_sent) == (Stage.NOT_TREATED, False)


@pytest.mark.parametrize(
    ("steps", "sent"),
    [
        ([], "2026-03-05T10:00:00+01:00"),
        (["request-completion"], "2026-02-20T10:00:00+01:00"),
        ([NO_TERM], "2026-03-05T10:00:00+01:00"),
        ([NO_TERM, "receive-completion"], "2026-03-05T10:00:00+01:00"),
        (["request-completion", LAPSED], "2026-02-26T23:59:00+01:00"),
        (["request-completion", "receive-completion"], "2026-02-19T10:00:00+01:00"),
    ],
    ids=["never asked", "term runs", "no term", "no term, completed", "sent on its last day", "sent before"],
)
def test_no_chance_to_complete(given: Given, steps: list[Any], sent: str) -> None:
    given(*APPLIED, *steps).when("leave-untreated", ground="incomplete", occurred=sent).then(
        "refused: no-chance-to-complete"
    )


@pytest.mark.parametrize("step", [LAPSED, "receive-completion"], ids=["unused", "used and still lacking"])
def test_after_a_chance_incomplete_is_a_ground(given: Given, step: Any) -> None:
    asked = given(*APPLIED, "request-completion", step)

    assert asked.when("leave-untreated", ground="incomplete").lines[0] == "not-treated"


@pytest.mark.parametrize(
    ("step", "last"),
    [(LAPSED, "2026-03-26"), ("receive-completion", "2026-03-20")],
    ids=["unused", "used and still lacking"],
)
def test_incomplete_is_a_ground_for_four_weeks(given: Given, step: Any, last: str) -> None:
    """Awb 4:5 lid 4."""
    asked = given(*APPLIED, "request-completion", step)
    after = f"{date.fromisoformat(last) + timedelta(days=1)}T10:00:00+01:00"

    in_time = asked.when("leave-untreated", ground="incomplete", occurred=f"{last}T23:30:00+01:00")
    assert in_time.lines[0] == "not-treated"
    asked.when("leave-untreated", ground="incomplete", occurred=after).then("refused: untreated-too-late")


def test_four_weeks_that_end_on_easter_monday_end_a_day_later(given: Given) -> None:
    asked = ("request-completion", {"until": "2026-03-09"})
    over = "2026-03-10T00:00:00+01:00"
    lapsed = given(*APPLIED, asked, ("observe-terms", {"occurred": over, "now": over}))

    on = "2026-04-{}T10:00:00+02:00".format
    assert lapsed.when("leave-untreated", ground="incomplete", occurred=on("07")).lines[0] == "not-treated"
    lapsed.when("leave-untreated", ground="incomplete", occurred=on("08")).then("refused: untreated-too-late")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"earlier": None}, "earlier-refusal-missing"),
        ({"refused_on": None}, "earlier-refusal-missing"),
        ({"refused_on": "2026-02-03"}, "refused-after-receipt"),
    ],
    ids=str,
)
def test_a_repeat_names_the_refusal_that_it_repeats(given: Given, fields: dict[str, Any], code: str) -> None:
    """Awb 4:6 lid 1."""
    given(*APPLIED).when("leave-untreated", **fields).then(f"refused: {code}")


def test_a_second_time_the_case_is_closed(given: Given) -> None:
    given(Stage.NOT_TREATED).when("leave-untreated").then("refused: case-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("leave-untreated") == {"handler", "team-lead", "legal"}
    assert stages_for("leave-untreated") == UNANSWERED
