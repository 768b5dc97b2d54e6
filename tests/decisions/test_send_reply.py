"""A message is what it says: an answer, half an answer, or none (Awb 3:46, 2:25; Gemeentewet 150)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain import events as e
from domain.stages import FILES, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Een beheerder?"]})
GRANTED = {"ask": 1, "position": "granted", "reasons": "Het past in het beleid."}
REFUSED = {
    "ask": 2,
    "position": "refused",
    "reasons": "Er is geen formatie voor een beheerder.",
    "ground": "no-budget",
    "alternative": "Met vrijwilligers kan het wel; wij helpen daarbij.",
}
ANNOUNCED = {
    "ask": 2,
    "position": "decision-announced",
    "reasons": "De raad gaat over het geld.",
    "organ": "raad",
    "by": "2026-05-01",
}
SENT = {"occurred": "2026-03-10T14:00:00+01:00", "next_step": None, "remedies": ["complaint"]}


def lacking(event: Any) -> list[tuple[str, int | None]]:
    return [(finding.lack, finding.ask) for finding in event.findings]


def test_an_answer_on_every_ask_is_a_substantive_response(given: Given) -> None:
    after = (
        given(TWO_ASKS)
        .when("send-reply", answers=[GRANTED, REFUSED], **SENT)
        .then(
            "substantive-response-sent",
            "acknowledgement ends 2026-03-10: met",
            "substantive-response ends 2026-03-10: met",
        )
    )
    assert after.case.stage is Stage.RESPONDED
    assert after.case.answered == (1, 2)


def test_thanks_and_patience_stop_nothing(given: Given) -> None:
    after = given(TWO_ASKS).when("send-reply", **SENT).then("holding-message-sent")

    assert after.case.stage is Stage.RECEIVED
    assert "substantive-response" in after.running()
    assert lacking(after.facts[-1].event) == [("asks-not-answered", 1), ("asks-not-answered", 2)]


def test_a_date_in_a_holding_message_is_a_promise_with_a_clock(given: Given) -> None:
    after = (
        given(TWO_ASKS)
        .when("send-reply")
        .then("holding-message-sent", "promised-step starts 2026-02-24, due 2026-03-20")
    )
    assert after.running() == ["acknowledgement", "promised-step", "substantive-response"]


def test_a_step_of_the_initiator_is_no_promise_of_ours(given: Given) -> None:
    step = {"owner": "initiator", "action": "Een tekening maken.", "by": "2026-03-20"}

    given(TWO_ASKS).when("send-reply", next_step=step).then("holding-message-sent")


def test_half_an_answer_stops_the_clock_for_its_asks_only(given: Given) -> None:
    half = given(TWO_ASKS).when("send-reply", answers=[GRANTED], **SENT).then("partial-response-sent")

    assert half.case.open_asks == (2,)
    assert "substantive-response" in half.running()
    assert lacking(half.facts[-1].event) == [("asks-not-answered", 2)]

    whole = half.when(
        "send-reply", answers=[REFUSED], **SENT | {"occurred": "2026-03-18T10:00:00+01:00"}
    ).then(
        "substantive-response-sent",
        "acknowledgement ends 2026-03-18: met",
        "substantive-response ends 2026-03-18: met",
    )
    assert whole.standing("substantive-response") == "late"
    assert whole.case.answered == (1, 2)


@pytest.mark.parametrize(
    ("answer", "lack"),
    [
        (REFUSED | {"ground": None}, "ground-missing"),
        (REFUSED | {"alternative": None}, "alternative-missing"),
        (REFUSED | {"ground": "policy-conflict"}, "source-missing"),
        (ANNOUNCED | {"by": "2026-03-10"}, "promise-in-past"),
        (ANNOUNCED | {"organ": None}, "promise-incomplete"),
    ],
)
def test_each_ask_is_judged_by_itself(given: Given, answer: dict[str, Any], lack: str) -> None:
    sent = given(TWO_ASKS).when("send-reply", answers=[GRANTED, answer], **SENT)

    assert sent.lines[0] == "partial-response-sent"
    assert lacking(sent.decision[0]) == [(lack, 2)]
    assert sent.after.case.answered == (1,)


@pytest.mark.parametrize(
    ("fields", "lack"),
    [
        ({"remedies": []}, "no-next-step"),
        (
            {"next_step": {"owner": "municipality", "action": "Bellen.", "by": "2026-03-09"}},
            "next-step-in-past",
        ),
        ({"answers": [ANNOUNCED | {"ask": 1}, ANNOUNCED]}, "no-position-taken"),
        ({"role": "intake"}, "no-mandate"),
    ],
)
def test_what_fails_as_a_whole_answers_no_ask(given: Given, fields: dict[str, Any], lack: str) -> None:
    sent = given(TWO_ASKS).when("send-reply", **{"answers": [GRANTED, REFUSED]} | SENT | fields)

    assert sent.lines[0] == "holding-message-sent"
    assert lacking(sent.decision[0])[-1] == (lack, None)


def test_an_announcement_with_a_step_of_substance_is_an_answer(given: Given) -> None:
    step = ANNOUNCED | {"step": "De wijkraad legt drie ontwerpen voor."}
    one_ask = [step | {"ask": 1}, step]

    assert given(TWO_ASKS).when("send-reply", answers=one_ask, **SENT).lines[0] == "substantive-response-sent"


def test_a_reason_makes_up_for_a_mandate(given: Given) -> None:
    after = (
        given(TWO_ASKS)
        .when("send-reply", role="intake", deviation="Het team is ziek.", answers=[GRANTED, REFUSED], **SENT)
        .after
    )
    event = after.facts[-3].event
    assert isinstance(event, e.SubstantiveResponseSent)
    assert event.authority is not None
    assert (event.authority.basis, event.authority.mandate) == ("deviation", None)


@pytest.mark.parametrize("asks", [[1, 1], [3], [1, 2, 3]])
def test_an_answer_that_fits_no_ask_is_refused(given: Given, asks: list[int]) -> None:
    answers = [GRANTED | {"ask": ask} for ask in asks]

    given(TWO_ASKS).when("send-reply", answers=answers, **SENT).then("refused: asks-not-answered")


def test_an_ask_that_was_answered_is_not_answered_again(given: Given) -> None:
    given(TWO_ASKS, ("send-reply", {"answers": [GRANTED], **SENT})).when(
        "send-reply", answers=[GRANTED], **SENT
    ).then("refused: asks-not-answered")


def test_after_the_answer_it_is_just_a_message(given: Given) -> None:
    after = given(Stage.RESPONDED).when("send-reply", **SENT).then("holding-message-sent")

    assert lacking(after.facts[-1].event) == []


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("send-reply") == {"handler", "team-lead", "legal", "college-secretary", "intake"}
    assert stages_for("send-reply") == OPEN | FILES
