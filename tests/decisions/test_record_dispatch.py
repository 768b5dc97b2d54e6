"""The clock stops on the fact of sending, not on the decision to send (Awb 2:25)."""

from collections.abc import Callable
from typing import Any

from domain.stages import BEGUN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_its_step_takes_effect_on_the_day_it_was_posted(given: Given) -> None:
    after = (
        given("receive-initiative", "prepare-letter")
        .when("record-dispatch", occurred="2026-02-12T16:30:00+01:00")
        .then("receipt-confirmed", "acknowledgement ends 2026-02-12: met", "letter-dispatched")
    )
    assert after.standing("acknowledgement") == "late"
    assert after.case.letters[0].status == "sent"
    assert after.case.letters[0].brought == 5


def test_twice_is_nothing(given: Given) -> None:
    given("receive-initiative", "prepare-letter", "record-dispatch").when("record-dispatch").then("nothing")


def test_whoever_prepared_it_decides_not_who_brings_it_to_the_post(given: Given) -> None:
    content = {"ground": "not-eligible", "message": "U woont elders."}
    letter = {"sort": "not-treated", "step": "leave-untreated", "content": content}
    prepared = given(Stage.TRIAGE).when("prepare-letter", role="legal", **letter).after
    posted = prepared.when("record-dispatch", role="intake", occurred="2026-03-05T16:30:00+01:00").after

    assert posted.case.stage is Stage.NOT_TREATED


def test_what_can_be_taken_no_more_was_sent_all_the_same(given: Given) -> None:
    """An occurrence is recorded, with why its step had no effect."""
    content = {"ground": "not-eligible", "message": "U woont elders."}
    letter = {"sort": "not-treated", "step": "leave-untreated", "content": content}
    waiting = given(Stage.TRIAGE).when("prepare-letter", **letter).after.and_then("withdraw")
    posted = waiting.when("record-dispatch", occurred="2026-03-05T16:30:00+01:00")

    assert posted.lines == ["letter-dispatched"]
    assert posted.decision[0].untaken == "case-closed"
    assert posted.after.case.stage is Stage.WITHDRAWN


def test_a_confirmation_that_was_told_meanwhile_is_told_once(given: Given) -> None:
    posted = given("receive-initiative", "prepare-letter", "confirm-receipt").when("record-dispatch")

    assert posted.lines == ["letter-dispatched"]
    assert posted.decision[0].untaken == "already-so"


def test_it_was_not_posted_earlier_on_the_day_that_it_was_made_ready(given: Given) -> None:
    prepared = given("receive-initiative", ("prepare-letter", {"occurred": "2026-02-03T14:00:00+01:00"}))
    prepared.when("record-dispatch", occurred="2026-02-03T10:30:00+01:00").then(
        "refused: sent-before-prepared"
    )
    prepared.when("record-dispatch", occurred="2026-02-03T14:00:00+01:00").then(
        "receipt-confirmed", "acknowledgement ends 2026-02-03: met", "letter-dispatched"
    )


def test_a_letter_that_was_posted_before_it_was_typed_in_was_ready_before_that_too(given: Given) -> None:
    ready = {"occurred": "2026-02-03T09:00:00+01:00", "now": "2026-02-05T09:00:00+01:00"}
    given("receive-initiative").when("prepare-letter", **ready).after.when(
        "record-dispatch", occurred="2026-02-03T16:30:00+01:00", now="2026-02-05T09:05:00+01:00"
    ).then("receipt-confirmed", "acknowledgement ends 2026-02-03: met", "letter-dispatched")


def test_what_cannot_be_is_refused(given: Given) -> None:
    prepared = given("receive-initiative", "prepare-letter")
    prepared.when("record-dispatch", letter=2).then("refused: unknown-letter")
    prepared.when("record-dispatch", occurred="2026-02-02T16:30:00+01:00").then(
        "refused: sent-before-prepared"
    )
    by_email = given("receive-initiative", "record-contact", ("prepare-letter", {"channel": "email"}))
    by_email.when("record-dispatch").then("refused: sent-by-email")
    held_back = prepared.and_then("settle-letter")
    held_back.when("record-dispatch").then("refused: letter-not-waiting")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("record-dispatch") == {
        "handler",
        "team-lead",
        "legal",
        "intake",
        "college-secretary",
        "council-registrar",
        "complaints-officer",
    }
    assert stages_for("record-dispatch") == BEGUN
