"""What came back was not received: the second sending counts (Awb 2:11 lid 3)."""

from collections.abc import Callable
from typing import Any

from domain.catalogue import transition_named
from domain.stages import BEGUN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


LATER = {"occurred": "2026-04-13T09:00:00+02:00"}
WHEN = "2026-03-05T14:00:00+01:00"
POSTED = ("receive-initiative", "prepare-letter", "record-dispatch")


def sent(given: Given, step: str, on: str, *before: Any) -> Any:
    """A case in which a letter carried that step and was posted on that day."""
    example = transition_named(step)
    assert example is not None
    content = {name: value for name, value in example.example.items() if name not in {"occurred", "channel"}}
    letter = {"occurred": on, "sort": "message", "step": step, "content": content}
    return given(*before, ("prepare-letter", letter), ("record-dispatch", {"occurred": on}))


def test_the_clock_that_it_ended_runs_again_with_its_day(given: Given) -> None:
    after = given(*POSTED).when("record-bounce").then("letter-bounced", "acknowledgement runs as before")

    assert after.due("acknowledgement") == "2026-02-09"
    assert not after.case.receipt_confirmed
    assert after.standing("acknowledgement", on="2026-02-10") == "overdue"


def test_the_second_sending_counts_and_may_be_late(given: Given) -> None:
    again = {"occurred": "2026-02-09T12:00:00+01:00", "step": None, "content": None, "again": 1}
    resent = given(*POSTED, "record-bounce", ("prepare-letter", again)).when(
        "record-dispatch", letter=2, occurred="2026-02-10T09:00:00+01:00"
    )
    assert resent.lines == ["receipt-confirmed", "acknowledgement ends 2026-02-10: met", "letter-dispatched"]
    assert resent.after.standing("acknowledgement") == "late"


def test_an_answer_that_came_back_answers_nothing_and_the_case_returns(given: Given) -> None:
    case = sent(given, "send-substantive-response", "2026-03-10T14:00:00+01:00", Stage.ASSESSMENT)
    assert case.case.stage is Stage.RESPONDED
    after = case.when("record-bounce", occurred="2026-03-12T10:00:00+01:00").after

    assert after.case.stage is Stage.ASSESSMENT
    assert not after.case.response_sent
    assert after.case.open_asks == (1,)
    assert "substantive-response" in after.running()


def test_an_answer_by_email_that_bounced_is_late_by_its_second_sending_by_post(given: Given) -> None:
    """A whole life: confirmed by e-mail, answered by e-mail in time, returned, and posted too late."""
    example = transition_named("send-substantive-response")
    assert example is not None
    content = {name: value for name, value in example.example.items() if name not in {"occurred", "channel"}}
    answer = {"sort": "response", "step": example.name, "content": content, "channel": "email"}
    answered = given(
        "receive-initiative",
        "record-contact",
        ("prepare-letter", {"channel": "email"}),
        "record-hand-over",
        "assign-kind",
        ("prepare-letter", answer | {"occurred": "2026-03-13T10:00:00+01:00"}),
        ("record-hand-over", {"letter": 2, "occurred": "2026-03-13T10:00:30+01:00"}),
    )
    assert answered.standing("acknowledgement") == "in-time"
    assert answered.standing("substantive-response") == "in-time"

    returned = answered.and_then(("record-bounce", {"letter": 2, "occurred": "2026-03-16T09:00:00+01:00"}))
    again = {"step": None, "content": None, "again": 2, "occurred": "2026-03-17T09:00:00+01:00"}
    resent = returned.and_then(
        ("prepare-letter", again), ("record-dispatch", {"letter": 3, "occurred": "2026-03-17T16:30:00+01:00"})
    )
    assert resent.due("substantive-response") == "2026-03-16"
    assert resent.standing("substantive-response") == "late"
    assert resent.case.stage is Stage.RESPONDED


def test_a_request_that_came_back_suspended_nothing(given: Given) -> None:
    case = sent(
        given,
        "request-completion",
        "2026-02-12T10:00:00+01:00",
        ("receive-initiative", {"application": True}),
        "assign-kind",
    )
    assert case.due("decision") != "2026-03-30"
    after = case.when("record-bounce", occurred="2026-02-16T10:00:00+01:00").after

    assert after.due("decision") == "2026-03-30"
    assert after.standing("completion") == "void"
    assert after.case.stage is Stage.TRIAGE
    assert after.case.completion is None


def test_a_message_of_delay_that_came_back_moved_nothing(given: Given) -> None:
    before = ("receive-initiative", "assign-kind", "admit")
    case = sent(given, "announce-delay", "2026-03-04T15:00:00+01:00", *before)
    after = case.when("record-bounce", occurred="2026-03-06T10:00:00+01:00").after

    assert after.due("substantive-response") == given(*before).due("substantive-response")
    assert after.clock("substantive-response").extensions == ()
    assert all(after.standing(each.id.name) == "void" for each in after.case.clocks if each.by > 6)


def test_what_left_the_case_where_it_stood_does_not_keep_it_there(given: Given) -> None:
    case = sent(given, "send-substantive-response", "2026-03-10T14:00:00+01:00", Stage.ASSESSMENT)
    noted = case.and_then(
        "review-response", "assign-handler", ("attempt-contact", LATER), ("observe-terms", LATER)
    )
    after = noted.when("record-bounce", occurred="2026-04-20T10:00:00+02:00").after

    assert after.case.stage is Stage.ASSESSMENT
    assert "substantive-response" in after.running()


TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Een beheerder?"]})
GRANTED = {"position": "granted", "reasons": "Het past."}


def half(*asks: int) -> dict[str, Any]:
    """A message that answers these asks."""
    return {"message": "Ja.", "answers": [GRANTED | {"ask": ask} for ask in asks], "remedies": ["complaint"]}


def test_half_an_answer_that_came_back_leaves_its_ask_waiting_whatever_was_answered_since(
    given: Given,
) -> None:
    letter = {"sort": "response", "step": "send-reply", "content": half(1), "occurred": WHEN}
    rest = ("send-substantive-response", half(2))
    case = given(
        TWO_ASKS, "assign-kind", ("prepare-letter", letter), ("record-dispatch", {"occurred": WHEN}), rest
    )
    assert (case.case.stage, case.running()) == (Stage.RESPONDED, [])
    after = case.when("record-bounce", occurred="2026-03-12T10:00:00+01:00").then(
        "letter-bounced", "substantive-response runs as before"
    )

    assert (after.case.stage, after.case.open_asks) == (Stage.ASSESSMENT, (1,))
    again = {"step": None, "content": None, "again": 1, "occurred": "2026-03-13T10:00:00+01:00"}
    resent = after.and_then(("prepare-letter", again)).when(
        "record-dispatch", letter=2, occurred="2026-03-13T16:00:00+01:00"
    )
    assert resent.after.standing("substantive-response") == "in-time"
    assert (resent.after.case.stage, resent.after.case.open_asks) == (Stage.RESPONDED, ())


def test_an_answer_that_came_back_is_given_anew_and_the_case_goes_on_where_it_was(given: Given) -> None:
    case = sent(given, "send-substantive-response", "2026-03-10T14:00:00+01:00", Stage.ASSESSMENT)
    agreed = case.and_then("agree-support")
    after = agreed.when("record-bounce", occurred="2026-03-23T10:00:00+01:00").after
    assert after.case.stage is Stage.ASSESSMENT
    assert set(after.running()) == {"acknowledgement", "promised-support", "substantive-response"}

    again = {"step": None, "content": None, "again": 1, "occurred": "2026-03-24T10:00:00+01:00"}
    posted = ("record-dispatch", {"letter": 2, "occurred": "2026-03-24T16:00:00+01:00"})
    resent = after.and_then(("prepare-letter", again), posted)
    assert resent.case.stage is Stage.SUPPORT_AGREED
    assert resent.standing("substantive-response") == "late"


def test_a_case_that_was_rounded_off_on_that_answer_is_open_again(given: Given) -> None:
    case = sent(given, "send-substantive-response", "2026-03-10T14:00:00+01:00", Stage.ASSESSMENT)
    went_on = case.and_then("close")
    after = went_on.when("record-bounce", occurred="2026-04-20T10:00:00+02:00").after

    assert after.case.stage is Stage.ASSESSMENT
    assert after.case.open_asks == (1,)


def test_what_came_back_in_a_case_that_was_withdrawn_ticks_no_further(given: Given) -> None:
    case = sent(given, "send-substantive-response", "2026-03-10T14:00:00+01:00", Stage.ASSESSMENT)
    withdrawn = case.and_then(("withdraw", {"occurred": "2026-03-20T10:00:00+01:00"}))
    after = withdrawn.when("record-bounce", occurred="2026-04-20T10:00:00+02:00")

    assert after.lines[0] == "letter-bounced"
    assert "substantive-response runs as before" in after.lines
    assert "substantive-response ends 2026-03-20: withdrawn" in after.lines
    assert (after.after.case.stage, after.after.case.at_rest) == (Stage.WITHDRAWN, True)


def test_a_letter_to_the_right_address_counts_also_where_it_comes_back(given: Given) -> None:
    """Awb 3:41 lid 1: by post it is the sending that counts."""
    given(*POSTED).when("record-bounce", address_right=None).then("refused: address-not-judged")
    after = given(*POSTED).when("record-bounce", address_right=True).then("letter-bounced")

    assert after.case.receipt_confirmed
    assert after.standing("acknowledgement") == "in-time"
    once_more = {"occurred": "2026-02-06T12:00:00+01:00", "step": None, "content": None}
    after.when("prepare-letter", **once_more).then("letter-prepared")


def test_twice_is_nothing_and_what_was_not_sent_does_not_come_back(given: Given) -> None:
    given(*POSTED, "record-bounce").when("record-bounce").then("nothing")
    given(*POSTED[:2]).when("record-bounce").then("refused: letter-not-sent")
    given(*POSTED).when("record-bounce", letter=4).then("refused: unknown-letter")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("record-bounce") == {
        "handler",
        "team-lead",
        "legal",
        "intake",
        "college-secretary",
        "council-registrar",
        "complaints-officer",
    }
    assert stages_for("record-bounce") == BEGUN
