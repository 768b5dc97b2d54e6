"""The initiator says that the asks are other ones (Awb 3:2)."""

from collections.abc import Callable
from typing import Any

from domain.stages import UNANSWERED

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_the_asks_are_what_the_initiator_says(given: Given) -> None:
    after = given("receive-initiative", "confirm-asks").when("correct-asks").then("asks-corrected")

    assert after.case.asks == 2


def test_there_has_to_be_something_to_correct(given: Given) -> None:
    given("receive-initiative").when("correct-asks").then("refused: asks-not-sent")
    given("receive-initiative", "confirm-asks", "correct-asks").when("correct-asks").then(
        "refused: asks-not-sent"
    )


def test_staff_tell_on_what_evidence(given: Given) -> None:
    sent = given("receive-initiative", "confirm-asks")
    sent.when("correct-asks", evidence=None).then("refused: evidence-missing")
    sent.when("correct-asks", evidence=None, role="initiator").then("asks-corrected")


def test_an_answered_ask_keeps_its_number(given: Given) -> None:
    sent = given(
        "receive-initiative", "confirm-asks", ("assign-kind", {"occurred": "2026-02-05T10:00:00+01:00"})
    )
    two = ["Mogen wij planten?", "Wie betaalt dat?"]
    dropped = sent.and_then(
        ("correct-asks", {"asks": two}),
        ("confirm-asks", {"asks": two, "occurred": "2026-02-06T10:00:00+01:00"}),
        ("withdraw-partly", {"asks": [2]}),
    )
    dropped.when("correct-asks", occurred="2026-03-02T10:00:00+01:00").then("refused: asks-settled")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("correct-asks") == {"intake", "handler", "team-lead", "legal", "initiator"}
    assert stages_for("correct-asks") == UNANSWERED
