"""A letter that may have been sent is shown as such, and never sent twice by itself."""

from collections.abc import Callable
from typing import Any

from domain.stages import CLOSED, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


BY_EMAIL = ("receive-initiative", "record-contact", ("prepare-letter", {"channel": "email"}))


def test_an_uncertain_letter_stops_no_clock(given: Given) -> None:
    after = given(*BY_EMAIL).when("report-unsent").then("letter-uncertain")

    assert after.running() == ["acknowledgement", "substantive-response"]
    assert after.case.letters[0].status == "uncertain"


def test_a_letter_that_the_server_refused_stops_no_clock(given: Given) -> None:
    after = given(*BY_EMAIL).when("report-unsent", outcome="refused", code=550).then("letter-unsent")

    assert after.case.letters[0].status == "refused"
    again = after.when("prepare-letter", step=None, content=None, again=1)
    assert again.lines == ["letter-prepared"]


def test_twice_is_nothing_and_what_was_sent_stays_sent(given: Given) -> None:
    given(*BY_EMAIL, "report-unsent").when("report-unsent").then("nothing")
    given(*BY_EMAIL, "record-hand-over").when("report-unsent").then("nothing")
    given(*BY_EMAIL).when("report-unsent", letter=9).then("refused: unknown-letter")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("report-unsent") == {"system"}
    assert stages_for("report-unsent") == OPEN | CLOSED
