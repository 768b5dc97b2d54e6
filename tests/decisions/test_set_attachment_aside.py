"""A document that does not belong in the case is set aside, with the reason; its number stays."""

from collections.abc import Callable
from typing import Any

from domain.stages import BEGUN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_a_document_is_set_aside_and_keeps_its_number(given: Given) -> None:
    after = given("receive-initiative", "add-attachment").when("set-attachment-aside")

    case = after.then("attachment-set-aside").case
    assert [(each.number, each.aside) for each in case.attachments] == [(1, True)]


def test_twice_is_nothing(given: Given) -> None:
    given("receive-initiative", "add-attachment", "set-attachment-aside").when("set-attachment-aside").then(
        "nothing"
    )


def test_only_a_document_that_is_there(given: Given) -> None:
    outcome = given("receive-initiative", "add-attachment").when("set-attachment-aside", attachment=2)

    outcome.then("refused: unknown-attachment")
    assert "weerklank case show" in outcome.decision.sentence


def test_in_every_stage_by_who_works_in_the_case(stages_for: Stages, roles_for: Who) -> None:
    assert stages_for("set-attachment-aside") == BEGUN
    assert roles_for("set-attachment-aside") == {
        "intake",
        "handler",
        "team-lead",
        "legal",
        "complaints-officer",
    }
