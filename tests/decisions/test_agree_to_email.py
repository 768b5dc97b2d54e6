"""Nobody is written to by e-mail who did not say so (Awb 2:8, 2:9)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_who_agreed_can_be_written_to_by_email(given: Given) -> None:
    after = given("receive-initiative").when("agree-to-email").then("email-agreed")

    assert after.case.email_of(1) is not None
    assert after.case.email_of(2) is None


def test_the_same_once_more_is_nothing(given: Given) -> None:
    given("receive-initiative", "agree-to-email").when("agree-to-email").then("nothing")


def test_who_withdraws_it_is_written_to_by_post(given: Given) -> None:
    withdrawn = given("receive-initiative", "agree-to-email", ("agree-to-email", {"address": None}))

    assert withdrawn.case.email_of(1) is None
    withdrawn.when("prepare-letter", channel="email").then("refused: email-not-agreed")


def test_nobody_withdraws_what_was_never_said(given: Given) -> None:
    given("receive-initiative").when("agree-to-email", address=None).then("nothing")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("agree-to-email") == {"handler", "team-lead", "legal", "intake"}
    assert stages_for("agree-to-email") == OPEN | CLOSED
