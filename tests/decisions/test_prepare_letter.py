"""An intent: nothing takes effect, and what cannot be is refused while somebody is at the desk."""

from collections.abc import Callable
from typing import Any

from domain.stages import FILES, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_nothing_takes_effect_until_it_is_sent(given: Given) -> None:
    after = given("receive-initiative").when("prepare-letter").then("letter-prepared")

    assert after.running() == ["acknowledgement", "substantive-response"]
    assert not after.case.receipt_confirmed
    (letter,) = after.case.letters
    assert (letter.number, letter.status, letter.step) == (1, "prepared", "confirm-receipt")


def test_what_its_step_says_is_sealed_as_that_step_seals_it(given: Given) -> None:
    content = {"ground": "not-eligible", "message": "U woont elders."}
    prepared = given(Stage.TRIAGE).when(
        "prepare-letter", sort="not-treated", step="leave-untreated", content=content
    )

    (letter,) = prepared.after.case.letters
    assert letter.content["message"]["ref"].startswith("text-")
    assert "U woont elders." not in letter.model_dump_json()


def test_a_step_that_would_be_refused_is_refused_now(given: Given) -> None:
    content = {"ground": "incomplete", "message": "Onvolledig."}
    given(Stage.TRIAGE).when(
        "prepare-letter", sort="not-treated", step="leave-untreated", content=content
    ).then("refused: no-chance-to-complete")
    given("receive-initiative", "confirm-receipt").when("prepare-letter").then("refused: step-already-taken")


def test_whoever_may_not_take_the_step_does_not_prepare_its_letter(given: Given) -> None:
    content = {"ground": "not-eligible", "message": "U woont elders."}
    given(Stage.TRIAGE).when(
        "prepare-letter", role="intake", sort="not-treated", step="leave-untreated", content=content
    ).then("refused: wrong-role")


def test_two_letters_for_one_step_do_not_wait_beside_each_other(given: Given) -> None:
    given("receive-initiative", "prepare-letter").when("prepare-letter").then("refused: letter-waiting")


def test_without_consent_nothing_goes_by_email(given: Given) -> None:
    """Awb 2:8, 2:9."""
    given("receive-initiative").when("prepare-letter", channel="email").then("refused: email-not-agreed")
    given("receive-initiative").when("prepare-letter", channel="form").then("refused: letter-channel")


def test_an_email_goes_to_the_address_that_was_agreed_and_to_no_other(given: Given) -> None:
    agreed = given("receive-initiative", "record-contact")
    prepared = agreed.when("prepare-letter", channel="email", address="ander@voorbeeld.example")

    assert prepared.decision[0].address == agreed.case.email_of(1)


def test_post_without_an_address_goes_nowhere(given: Given) -> None:
    given("receive-initiative").when("prepare-letter", address=None).then("refused: address-missing")


def test_a_letter_carries_steps_that_are_told_by_letter_alone(given: Given) -> None:
    case = given("receive-initiative")
    case.when("prepare-letter", step="admit", content={}).then("refused: step-not-carried")
    case.when("prepare-letter", step="confirm-receipt", content=None).then("refused: step-not-carried")


def test_a_letter_may_carry_no_step_at_all(given: Given) -> None:
    given("receive-initiative", "confirm-receipt").when(
        "prepare-letter", sort="message", step=None, content=None
    ).then("letter-prepared")


def test_a_second_sending_is_of_a_letter_that_came_back(given: Given) -> None:
    prepared = given("receive-initiative", "prepare-letter")
    prepared.when("prepare-letter", step=None, content=None, again=7).then("refused: unknown-letter")
    prepared.when("prepare-letter", step=None, content=None, again=1).then("refused: letter-not-returned")


def test_a_second_sending_carries_what_the_first_one_carried(given: Given) -> None:
    returned = given("receive-initiative", "prepare-letter", "record-dispatch", "record-bounce")
    again = returned.when(
        "prepare-letter", occurred="2026-02-05T12:00:00+01:00", step=None, content=None, again=1
    ).after

    first, second = again.case.letters
    assert (second.step, second.content, second.again) == (first.step, first.content, 1)


def test_who_and_when_are_those_of_the_step_that_it_carries(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("prepare-letter") == {"handler", "team-lead", "legal", "intake"}
    # What a source closed came in later than the example: that is told first. A file has letters of its own.
    assert stages_for("prepare-letter") - {Stage.CLOSED_AT_SOURCE} == OPEN | FILES


RESPONSE = {
    "message": "Wij stellen het plein beschikbaar.",
    "answers": [{"ask": 1, "position": "granted", "reasons": "Het past in het groenbeleid."}],
    "remedies": ["complaint"],
}
RESPONDED_BY_LETTER = (
    "receive-initiative",
    "record-contact",
    (
        "prepare-letter",
        {
            "channel": "email",
            "sort": "response",
            "step": "send-substantive-response",
            "content": RESPONSE,
            "occurred": "2026-03-10T10:00:00+01:00",
        },
    ),
    ("record-hand-over", {"occurred": "2026-03-10T10:01:00+01:00"}),
)


def test_who_prepared_the_answer_does_not_review_it(given: Given) -> None:
    sent = given(*RESPONDED_BY_LETTER)

    assert sent.case.response.by == "ref-handler"
    review = {"occurred": "2026-03-16T09:00:00+01:00"}
    sent.when("review-response", role="handler", **review).then("refused: same-person")
    sent.when("review-response", **review).then("response-reviewed")
