"""A wrong date is mended by two people, and every clock follows the fact it hung on (AVG 16)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]

APPLIED = ("receive-initiative", {"application": True})
ASKED = (APPLIED, "assign-kind", "request-completion")
LAPSED = ("observe-terms", {"occurred": "2026-02-27T00:00:00+01:00", "now": "2026-02-27T00:00:00+01:00"})


def corrected(scenario: Any, topic: str, moment: str) -> Any:
    """Return the case after one person proposed and another confirmed that it happened then."""
    now = "2026-11-24T12:00:00+01:00"
    fields = {"fact": scenario.version_of(topic), "corrected": moment, "occurred": now}
    proposed = scenario.and_then(("correct-fact", fields))
    return proposed.when("confirm-correction", proposal=proposed.case.version, occurred=now).after


def test_a_corrected_receipt_moves_every_clock_that_counts_from_it(given: Given) -> None:
    before = given(APPLIED, ("assign-kind", {"kind": "challenge"}))
    after = corrected(before, "initiative-received", "2026-01-30T16:45:00+01:00")

    assert after.due("acknowledgement") == "2026-02-06"
    assert after.due("substantive-response") == "2026-03-13"
    assert after.due("decision") == "2026-03-27"
    assert after.due("challenge-decision") == "2026-05-01"


def test_a_receipt_corrected_twice_moves_twice(given: Given) -> None:
    once = corrected(given("receive-initiative"), "initiative-received", "2026-01-30T16:45:00+01:00")
    twice = corrected(once, "initiative-received", "2026-02-02T10:15:00+01:00")

    assert twice.due("substantive-response") == "2026-03-16"


def test_another_hour_on_the_same_day_moves_nothing(given: Given) -> None:
    before = given("receive-initiative")
    after = corrected(before, "initiative-received", "2026-02-02T16:45:00+01:00")

    assert after.case.clocks == before.case.clocks


def test_a_corrected_response_turns_late_into_in_time_and_back(given: Given) -> None:
    late = given(
        "receive-initiative", ("send-substantive-response", {"occurred": "2026-03-20T10:00:00+01:00"})
    )
    assert late.standing("substantive-response") == "late"

    mended = corrected(late, "substantive-response-sent", "2026-03-16T10:00:00+01:00")
    assert mended.standing("substantive-response") == "in-time"

    again = corrected(mended, "substantive-response-sent", "2026-03-17T10:00:00+01:00")
    assert again.standing("substantive-response") == "late"


@pytest.mark.parametrize("wrong", ["2026-02-02T15:00:00+01:00", "2026-02-04T11:00:00+01:00"])
def test_correcting_when_the_kind_was_assigned_wins_no_time(given: Given, wrong: str) -> None:
    before = given("receive-initiative", ("assign-kind", {"kind": "challenge", "occurred": wrong}))
    after = corrected(before, "kind-assigned", "2026-03-02T15:00:00+01:00")

    assert after.due("challenge-decision") == before.due("challenge-decision") == "2026-05-04"


def test_a_corrected_request_moves_the_first_day_of_standing_still(given: Given) -> None:
    after = corrected(given(*ASKED), "completion-requested", "2026-02-16T10:00:00+01:00")

    assert f"{after.clock('decision').suspensions[0].begin}" == "2026-02-17"
    assert after.due("decision") == "2026-04-09"


def test_a_corrected_completion_moves_the_day_that_runs_again(given: Given) -> None:
    after = corrected(given(*ASKED, "receive-completion"), "completion-received", "2026-02-17T10:00:00+01:00")

    assert f"{after.clock('decision').suspensions[0].resumed}" == "2026-02-17"
    assert f"{after.clock('completion').ending.on}" == "2026-02-17"


def test_documents_that_prove_late_gave_no_more_delay_than_their_term(given: Given) -> None:
    after = corrected(given(*ASKED, "receive-completion"), "completion-received", "2026-05-01T10:00:00+02:00")

    assert after.due("decision") == given(*ASKED, LAPSED).due("decision") == "2026-04-13"
    assert after.standing("completion") == "late"


def test_documents_that_prove_in_time_end_the_delay_and_undo_the_lapse(given: Given) -> None:
    late = given(*ASKED, LAPSED, ("receive-completion", {"occurred": "2026-03-02T10:00:00+01:00"}))
    assert late.standing("completion") == "lapsed"

    mended = corrected(late, "completion-received", "2026-02-20T10:00:00+01:00")
    assert mended.due("decision") == given(*ASKED, "receive-completion").due("decision")
    assert mended.standing("completion") == "in-time"

    again = corrected(mended, "completion-received", "2026-02-19T10:00:00+01:00")
    assert f"{again.clock('completion').ending.on}" == "2026-02-19"


def test_a_correction_of_an_earlier_request_leaves_a_later_one_alone(given: Given) -> None:
    second = {"occurred": "2026-03-02T10:00:00+01:00", "until": "2026-03-09"}
    before = given(*ASKED, "receive-completion", ("request-completion", second))
    first_receipt = before.version_of("completion-received")
    both = before.and_then(("receive-completion", {"occurred": "2026-03-05T10:00:00+01:00"}))
    now = "2026-11-24T12:00:00+01:00"
    fields = {"fact": first_receipt, "corrected": "2026-02-18T10:00:00+01:00", "occurred": now}
    proposed = both.and_then(("correct-fact", fields))
    after = proposed.when("confirm-correction", proposal=proposed.case.version, occurred=now).after

    assert [f"{pause.resumed}" for pause in after.clock("decision").suspensions] == [
        "2026-02-18",
        "2026-03-05",
    ]


def test_a_closed_case_can_be_corrected_and_stays_closed(given: Given) -> None:
    withdrawn = given("receive-initiative", ("withdraw", {"occurred": "2026-03-17T09:00:00+01:00"}))
    assert withdrawn.standing("substantive-response") == "late"

    after = corrected(withdrawn, "withdrawn", "2026-03-16T09:00:00+01:00")
    assert after.standing("substantive-response") == "withdrawn"
    assert after.case.stage is Stage.WITHDRAWN
    assert after.running() == []


def test_a_reopened_clock_hangs_on_the_reopening(given: Given) -> None:
    before = given(Stage.REFUSED, "reopen")

    after = corrected(before, "initiative-received", "2026-01-30T09:00:00+01:00")
    assert after.due("substantive-response", 2) == "2026-08-26"

    after = corrected(before, "reopened", "2026-07-14T09:00:00+02:00")
    assert after.due("substantive-response", 2) == "2026-08-25"


def test_the_record_keeps_what_was_written_first(given: Given) -> None:
    after = corrected(given("receive-initiative"), "initiative-received", "2026-01-30T16:45:00+01:00")

    assert after.facts[0].event.occurred.isoformat() == "2026-02-02T09:15:00+00:00"
    assert after.case.received.isoformat() == "2026-01-30T15:45:00+00:00"
    assert after.replayed() == after.case


def test_one_person_alone_corrects_nothing(given: Given) -> None:
    proposed = given("receive-initiative", ("correct-fact", {"by": "ref-1"}))
    refused = proposed.when("confirm-correction", proposal=proposed.case.version, by="ref-1", role="legal")

    refused.then("refused: same-person")


def test_a_proposal_that_is_not_there_is_refused(given: Given) -> None:
    given("receive-initiative").when("confirm-correction").then("refused: unknown-proposal")
