"""What the mail server took over was sent at that moment (Awb 2:19)."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


BY_EMAIL = ("receive-initiative", "record-contact", ("prepare-letter", {"channel": "email"}))


def test_its_step_takes_effect_at_the_moment_of_handing_over(given: Given) -> None:
    after = given(*BY_EMAIL).when("record-hand-over", occurred="2026-02-09T23:59:00+01:00")

    assert after.lines == ["receipt-confirmed", "acknowledgement ends 2026-02-09: met", "letter-dispatched"]
    assert after.after.standing("acknowledgement") == "in-time"
    late = given(*BY_EMAIL).when("record-hand-over", occurred="2026-02-10T00:00:30+01:00").after
    assert late.standing("acknowledgement") == "late"


def test_twice_is_nothing_and_so_is_what_a_person_settled(given: Given) -> None:
    given(*BY_EMAIL, "record-hand-over").when("record-hand-over").then("nothing")
    settled = given(*BY_EMAIL, "report-unsent", "settle-letter")
    settled.when("record-hand-over").then("nothing")


def test_word_that_comes_late_settles_what_was_uncertain(given: Given) -> None:
    after = given(*BY_EMAIL, "report-unsent").when("record-hand-over").after

    assert after.case.letters[0].status == "sent"


def test_of_a_letter_that_is_not_there_nothing_is_told(given: Given) -> None:
    given(*BY_EMAIL).when("record-hand-over", letter=4).then("refused: unknown-letter")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("record-hand-over") == {"system"}
    assert stages_for("record-hand-over") == OPEN | CLOSED
