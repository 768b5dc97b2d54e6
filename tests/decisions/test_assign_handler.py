"""A colleague takes the case in hand (Awb 3:2)."""

from collections.abc import Callable
from typing import Any

from domain.stages import FILES, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_the_case_has_a_handler_and_no_clock_moves(given: Given) -> None:
    after = given("receive-initiative").when("assign-handler").then("handler-assigned")

    assert after.case.handler is not None
    assert after.running() == ["acknowledgement", "substantive-response"]


def test_the_same_colleague_again_changes_nothing(given: Given) -> None:
    given("receive-initiative", "assign-handler").when("assign-handler").then("nothing")


def test_an_account_is_the_same_however_it_was_typed(given: Given) -> None:
    before = given("receive-initiative", ("assign-handler", {"handler": "andr\u00e9"}))

    before.when("assign-handler", handler=" andre\u0301\n").then("nothing")
    before.when("assign-handler", handler="AndrÉ").then("nothing")


def test_another_colleague_takes_over_for_a_reason(given: Given) -> None:
    before = given("receive-initiative", "assign-handler")
    before.when("assign-handler", handler="behandelaar-2").then("refused: reason-missing")
    because = {"handler": "behandelaar-2", "reason": "Meer kennis van groen."}
    after = before.when("assign-handler", **because).then("handler-assigned")

    assert after.case.handler != before.case.handler


def test_a_complaint_goes_to_nobody_who_ever_handled_the_case_it_is_about(given: Given) -> None:
    """Awb 9:7 lid 1."""
    handled = given(Stage.RESPONDED, "assign-handler")
    passed_on = handled.and_then(("assign-handler", {"handler": "behandelaar-2", "reason": "Vakantie."}))
    role = {"role": "complaints-officer"}
    file = given().when("open-file", other=passed_on, sort="complaint", announced=None, **role).after
    assign = {"occurred": "2026-04-14T09:00:00+02:00"} | role

    for handler in ("behandelaar-1", "Behandelaar-2"):
        file.when("assign-handler", other=passed_on, handler=handler, **assign).then(
            "refused: involved-in-case"
        )
    file.when("assign-handler", other=passed_on, handler="klachten-1", **assign).then("handler-assigned")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("assign-handler") == {"handler", "team-lead", "legal", "intake", "complaints-officer"}
    assert stages_for("assign-handler") == OPEN | FILES
