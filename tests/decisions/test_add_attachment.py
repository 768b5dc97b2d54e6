"""A document is added to the case: by number, in any stage, once."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.documents.attachment import MOST_ATTACHMENTS
from domain.documents.document import Document
from domain.stages import BEGUN, Stage
from domain.transitions.documents import add_attachment

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def another(monkeypatch: pytest.MonkeyPatch, scenario: Any, digest: str) -> Any:
    """The case after another file than the one every test encloses."""
    document = Document.example().model_copy(update={"digest": digest})
    monkeypatch.setattr(Document, "example", lambda: document)
    return scenario.when("add-attachment").then("attachment-added")


def test_a_document_takes_the_next_number(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    first = given("receive-initiative").when("add-attachment").then("attachment-added")
    second = another(monkeypatch, first, "1" * 64)

    assert [each.number for each in second.case.attachments] == [1, 2]
    assert (second.case.attachments[0].party, second.case.attachments[0].scanned) == (1, False)
    assert second.case.attachment(2).document.digest == "1" * 64


def test_the_same_document_again_is_nothing(given: Given) -> None:
    given("receive-initiative", "add-attachment").when("add-attachment").then("nothing")


def test_who_handed_it_in_takes_part_or_took_part(given: Given) -> None:
    case = given("receive-initiative", "add-party", "end-party")

    case.when("add-attachment", party=2).then("attachment-added")
    case.when("add-attachment", party=None).then("attachment-added")
    case.when("add-attachment", party=3).then("refused: unknown-party")


def test_more_than_a_case_can_hold_is_told(given: Given) -> None:
    case = given("receive-initiative", "add-attachment")
    held = case.case.attachments * MOST_ATTACHMENTS
    full = case.case.model_copy(update={"attachments": held})
    command = add_attachment.AddAttachment.model_validate(
        case.facts[-1].event.model_dump(exclude={"topic", "scanned"})
        | {"document": Document.example().model_dump() | {"digest": "2" * 64}}
    )

    outcome = case.when("add-attachment")
    refused = add_attachment.decide(full, command, outcome.at)
    assert (refused.code, "link-elsewhere" in refused.sentence) == ("too-many-attachments", True)


def test_a_document_may_come_at_any_time_also_when_the_case_is_closed(
    given: Given, stages_for: Stages
) -> None:
    assert stages_for("add-attachment") == BEGUN
    given(Stage.REFUSED).when("add-attachment", occurred="2026-11-24T10:00:00+01:00").then("attachment-added")


def test_whoever_takes_in_may_add_and_who_oversees_may_not(roles_for: Who) -> None:
    assert roles_for("add-attachment") == {
        "intake",
        "handler",
        "team-lead",
        "legal",
        "initiator",
        "council-registrar",
        "college-secretary",
        "complaints-officer",
    }
