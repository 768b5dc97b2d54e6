"""What became of a letter is settled by a person, on evidence (Awb 2:25)."""

from collections.abc import Callable
from typing import Any

from domain.stages import BEGUN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


BY_EMAIL = ("receive-initiative", "record-contact", ("prepare-letter", {"channel": "email"}))


def test_it_was_sent_after_all_and_counts_from_that_day(given: Given) -> None:
    after = given(*BY_EMAIL, "report-unsent").when("settle-letter", outcome="sent")

    assert after.lines == [
        "receipt-confirmed",
        "acknowledgement ends 2026-02-03: met",
        "letter-dispatched",
        "letter-settled",
    ]
    assert after.after.case.letters[0].status == "sent"


def test_it_is_sent_again_only_because_a_person_said_so(given: Given) -> None:
    again = given(*BY_EMAIL, "report-unsent").when("settle-letter", outcome="again").then("letter-settled")

    assert again.case.letters[0].status == "prepared"
    again.when("record-hand-over", occurred="2026-02-03T18:00:00+01:00").then(
        "receipt-confirmed", "acknowledgement ends 2026-02-03: met", "letter-dispatched"
    )


def test_a_letter_for_the_post_can_be_held_back(given: Given) -> None:
    held = given("receive-initiative", "prepare-letter").when("settle-letter").then("letter-settled")

    assert held.case.letters[0].status == "withheld"
    held.when("prepare-letter").then("letter-prepared")


def test_what_is_on_its_way_or_sent_is_not_settled(given: Given) -> None:
    given(*BY_EMAIL).when("settle-letter").then("refused: letter-not-open")
    given(*BY_EMAIL, "record-hand-over").when("settle-letter").then("refused: letter-not-open")
    refused = given(*BY_EMAIL, ("report-unsent", {"outcome": "refused"}))
    refused.when("settle-letter", outcome="sent").then("refused: letter-not-open")
    refused.when("settle-letter", letter=3).then("refused: unknown-letter")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("settle-letter") == {
        "handler",
        "team-lead",
        "legal",
        "intake",
        "college-secretary",
        "council-registrar",
        "complaints-officer",
    }
    assert stages_for("settle-letter") == BEGUN
