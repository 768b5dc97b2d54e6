"""New rules reach a running clock by a fact with its cause, and never one that has ended."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.regulation import Regulation
from domain.rulebook import Rulebook
from tests.other_rules import EIGHT_WEEKS, LATER, SIXTEENTH_CLOSED, book, calendar, regulation_file

Given = Callable[..., Any]

ANSWERED = ("receive-initiative", "assign-kind", "send-substantive-response")
NEWEST, OLDER = "nl-2026-11-24", "nl-2026-11"
OWN = "lindewaard-2025-01-01"


def test_a_calendar_moves_what_ends_on_a_day_that_it_closes(given: Given) -> None:
    after = (
        given("receive-initiative", "confirm-receipt")
        .once(LATER)
        .when("apply-rules", version=SIXTEENTH_CLOSED)
        .then("rules-applied", "substantive-response set anew: was due 2026-03-16, is due 2026-03-17")
    )
    assert after.due("substantive-response") == "2026-03-17"
    assert after.case.rules.calendar == SIXTEENTH_CLOSED
    assert after.case.rules.regulation == OWN
    assert after.replayed() == after.case


def test_a_regulation_sets_the_term_anew_from_the_same_start(given: Given) -> None:
    after = (
        given("receive-initiative")
        .once(LATER)
        .when("apply-rules", version=EIGHT_WEEKS)
        .then(
            "rules-applied", "substantive-response set anew: 8 weeks, was due 2026-03-16, is due 2026-03-30"
        )
    )
    term = after.clock("substantive-response").term
    assert (f"{term.start}", term.basis) == (
        "2026-02-02",
        "Participatieverordening Lindewaard 2026, artikel 9 (fictief)",
    )
    assert after.clock("acknowledgement").term.length.number == 1


def test_one_that_ended_keeps_its_day_and_its_verdict(given: Given) -> None:
    late = ("send-substantive-response", {"occurred": "2026-03-17T10:00:00+01:00"})
    ended = given("receive-initiative", "assign-kind", late)
    assert (ended.due("substantive-response"), ended.standing("substantive-response")) == (
        "2026-03-16",
        "late",
    )
    for version in (EIGHT_WEEKS, SIXTEENTH_CLOSED):
        ended = (
            ended.once(LATER).when("apply-rules", version=version, occurred="2026-04-01T10:00:00+02:00").after
        )
        assert ended.due("substantive-response") == "2026-03-16"
        assert ended.standing("substantive-response") == "late"
    assert ended.clock("substantive-response").rules.regulation == OWN
    assert ended.clock("substantive-response").rules.calendar == NEWEST


def test_a_corrected_day_of_one_that_ended_is_judged_by_its_own_rules(given: Given) -> None:
    sent = ("send-substantive-response", {"occurred": "2026-03-16T10:00:00+01:00"})
    case = given("receive-initiative", "assign-kind", sent)
    assert case.standing("substantive-response") == "in-time"
    applied = case.once(LATER).and_then(
        ("apply-rules", {"version": SIXTEENTH_CLOSED, "occurred": "2026-04-01T10:00:00+02:00"})
    )
    corrected = _corrected(applied, case.version_of("substantive-response-sent"), "2026-03-17T10:00:00+01:00")
    assert corrected.standing("substantive-response") == "late"


def test_what_was_done_before_the_new_rules_is_judged_by_the_old_ones_whenever_it_is_entered(
    given: Given,
) -> None:
    """Three weeks instead of six would make late what was in time, for want of a clerk who typed faster."""
    shorter = Regulation.parse(regulation_file("lindewaard-2026-03-09", substantive_response=3))
    applied = (
        given("receive-initiative", "assign-kind")
        .once(book(shorter))
        .and_then(("apply-rules", {"version": shorter.version, "occurred": "2026-03-09T10:00:00+01:00"}))
    )
    assert applied.due("substantive-response") == "2026-02-23"
    sent = ("send-substantive-response", {"occurred": "2026-03-06T10:00:00+01:00"})
    entered = applied.when(sent[0], **sent[1], now="2026-03-12T10:00:00+01:00").after
    assert entered.due("substantive-response") == "2026-03-16"
    assert entered.standing("substantive-response") == "in-time"

    fact = entered.version_of("substantive-response-sent")
    later = _corrected(entered, fact, "2026-03-10T10:00:00+01:00")
    assert (later.due("substantive-response"), later.standing("substantive-response")) == (
        "2026-02-23",
        "late",
    )
    back = _corrected(later, fact, "2026-03-06T10:00:00+01:00")
    assert (back.due("substantive-response"), back.standing("substantive-response")) == (
        "2026-03-16",
        "in-time",
    )
    received = _corrected(back, 1, "2026-02-03T10:00:00+01:00")
    assert received.due("substantive-response") == "2026-03-17"
    assert received.replayed() == received.case


def _corrected(case: Any, fact: int, moment: str) -> Any:
    occurred = "2026-04-02T10:00:00+02:00"
    proposed = case.and_then(("correct-fact", {"occurred": occurred, "fact": fact, "corrected": moment}))
    return proposed.and_then(
        ("confirm-correction", {"occurred": occurred, "proposal": proposed.case.version, "by": "ref-2"})
    )


def test_one_that_ends_afterwards_is_judged_by_the_new_rules(given: Given) -> None:
    after = (
        given("receive-initiative", "assign-kind")
        .once(LATER)
        .and_then(
            ("apply-rules", {"version": EIGHT_WEEKS}),
            ("send-substantive-response", {"occurred": "2026-03-27T10:00:00+01:00"}),
        )
    )
    assert after.standing("substantive-response") == "in-time"


def test_a_clock_that_moved_is_watched_anew_and_one_that_did_not_is_not(given: Given) -> None:
    reminded = given("receive-initiative", ("observe-terms", {"occurred": "2026-03-09T09:00:00+01:00"})).once(
        LATER
    )
    assert reminded.clock("substantive-response").reminded
    applied = reminded.when("apply-rules", version=EIGHT_WEEKS, occurred="2026-03-10T10:00:00+01:00").after
    assert not applied.clock("substantive-response").reminded
    assert applied.clock("acknowledgement").expired
    applied.when("observe-terms", occurred="2026-03-16T09:00:00+01:00").then(
        "substantive-response reminded, due 2026-03-30: 14 days, team-lead"
    )


OWN_TERM = {
    "length": {"number": 4, "unit": "weeks"},
    "regime": "statutory",
    "basis": "Woo art. 4.4 lid 1",
}


def test_what_somebody_set_for_this_case_alone_stays(given: Given) -> None:
    given(("receive-initiative", {"response_term": OWN_TERM})).once(LATER).when(
        "apply-rules", version=EIGHT_WEEKS
    ).then("rules-applied")


def test_what_was_over_before_the_regulation_came_into_force_stays_over(given: Given) -> None:
    early = ("receive-initiative", {"occurred": "2025-12-01T10:00:00+01:00"})
    given(early).once(LATER).when("apply-rules", version=EIGHT_WEEKS).then("rules-applied")


def test_a_named_day_and_a_request_to_complete_do_not_move(given: Given) -> None:
    asked = given(
        ("receive-initiative", {"application": True}),
        "assign-kind",
        "record-court-date",
        "request-completion",
    )
    lines = (
        asked.once(LATER).when("apply-rules", version=EIGHT_WEEKS, occurred="2026-06-01T10:00:00+02:00").lines
    )
    assert lines == [
        "rules-applied",
        "substantive-response set anew: 8 weeks, was due 2026-03-16, is due 2026-03-30",
    ]


def test_who_was_told_in_time_that_it_takes_longer_keeps_that(given: Given) -> None:
    told = given(
        ("receive-initiative", {"application": True}),
        ("announce-delay", {"basis": "awb-4:14-3", "clock": "decision"}),
    )
    rule = Regulation.parse(regulation_file("lindewaard-2026-03-01", decision=1))
    assert told.due("decision") == "2026-04-10"
    told.once(book(rule)).when(
        "apply-rules", version=rule.version, occurred="2026-03-05T10:00:00+01:00"
    ).then("rules-applied")


def test_the_same_version_again_is_nothing(given: Given) -> None:
    case = given("receive-initiative").once(LATER)
    case.when("apply-rules", version=OWN).then("nothing")
    case.when("apply-rules", version=NEWEST).then("nothing")
    case.and_then(("apply-rules", {"version": EIGHT_WEEKS})).when("apply-rules", version=EIGHT_WEEKS).then(
        "nothing"
    )


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("nl-1999", "unknown-rules"),
        ("leiden-2019-07-16", "rules-of-another-municipality"),
        ("lindewaard-2010-01-01", "rules-older"),
        (OLDER, "rules-older"),
        ("lindewaard-2027", "rules-not-in-force"),
    ],
)
def test_what_cannot_follow_is_refused(given: Given, version: str, code: str) -> None:
    future = Regulation.parse(
        regulation_file("lindewaard-2027", in_force_from=date(2027, 1, 1), substantive_response=8)
    )
    given("receive-initiative").once(book(future)).when("apply-rules", version=version).then(
        f"refused: {code}"
    )


def test_the_day_on_which_rules_were_applied_is_not_mended(given: Given) -> None:
    applied = given("receive-initiative").once(LATER).and_then(("apply-rules", {"version": EIGHT_WEEKS}))
    applied.when("correct-fact", fact=applied.version_of("rules-applied")).then("refused: unknown-fact")


def test_a_case_at_rest_keeps_its_rules(given: Given) -> None:
    given(*ANSWERED, "close").once(LATER).when(
        "apply-rules", version=EIGHT_WEEKS, occurred="2026-08-01T10:00:00+02:00"
    ).then("refused: case-at-rest")


def test_a_closed_case_goes_over_for_the_objection_that_still_runs(given: Given) -> None:
    objected = given(*ANSWERED, "close", "receive-objection")
    due = objected.due("objection")
    later = book(calendar("nl-2027-02", date.fromisoformat(due)))
    after = objected.once(later).when(
        "apply-rules", version="nl-2027-02", occurred="2026-08-01T10:00:00+02:00"
    )
    assert [line.split(":")[0] for line in after.lines] == ["rules-applied", "objection set anew"]
    assert after.after.due("objection") > due
    assert after.after.due("substantive-response") == objected.due("substantive-response")


def test_who_applies_rules(roles_for: Callable[[str], set[str]]) -> None:
    assert roles_for("apply-rules") == {"team-lead", "legal"}


def test_in_which_stages(stages_for: Callable[[str], set[str]]) -> None:
    assert "new" not in stages_for("apply-rules")


def test_rules_of_a_book_that_lost_a_version_judge_nobody(given: Given) -> None:
    with pytest.raises(LookupError):
        given(*ANSWERED).once(Rulebook([], [])).due("substantive-response")
