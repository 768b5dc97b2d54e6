"""Before any rule: the right role, the right kind, the right stage, a moment that can be."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.catalogue import CATALOGUE
from domain.decision import Refused
from domain.gate import moved
from domain.roles import Role
from domain.stages import CLOSED, Stage

Given = Callable[..., Any]

NEVER = (Role.ADMINISTRATOR, Role.AUDITOR, Role.OMBUDSMAN, Role.PRIVACY_OFFICER)
AFTER_INTAKE = [each.name for each in CATALOGUE if Stage.NEW not in each.stages]
RIGHTS = {"wrong-role", "wrong-stage", "wrong-kind", "file-closed", "unknown-organ", "no-mandate"}
NEVER_WHEN_CLOSED = [each.name for each in CATALOGUE if not each.stages & (CLOSED | {Stage.NEW})]


@pytest.mark.parametrize("role", NEVER)
def test_who_runs_or_oversees_the_engine_takes_no_transition(given: Given, role: Role) -> None:
    for transition in CATALOGUE:
        given(min(transition.stages)).when(transition.name, role=role).then("refused: wrong-role")


def test_complaints_are_with_their_officer_alone_and_nothing_else_is() -> None:
    takes = {each.name for each in CATALOGUE if Role.COMPLAINTS_OFFICER in each.roles}
    shared = {each.name for each in CATALOGUE if {Role.COMPLAINTS_OFFICER, Role.HANDLER} <= each.roles}

    theirs = {"receive-complaint", "settle-complaint", "open-file"}
    with_others = {
        "announce-delay",
        "correct-fact",
        "confirm-correction",
        "add-attachment",
        "set-attachment-aside",
        "prepare-letter",
        "record-dispatch",
        "record-bounce",
        "settle-letter",
    }
    with_others |= {"assign-team", "assign-handler", "release-handler", "link-elsewhere"}
    with_others |= {"add-party", "record-contact", "end-party"}
    assert takes == theirs | with_others
    assert shared == with_others


@pytest.mark.parametrize(
    "name",
    ["add-attachment", "set-attachment-aside", "link-elsewhere", "add-party", "record-contact", "end-party"],
)
def test_whoever_handles_complaints_works_in_their_files_alone(given: Given, name: str) -> None:
    """Awb 9:7: the file is theirs, and the case that it is about is not."""
    officer = {"role": Role.COMPLAINTS_OFFICER, "occurred": "2026-04-20T10:00:00+02:00"}

    given("receive-initiative").when(name, **officer).then("refused: file-not-yours")
    file = given(("open-file", {"role": "complaints-officer", "sort": "complaint", "announced": None}))
    assert "refused: file-not-yours" not in file.when(name, **officer).lines


@pytest.mark.parametrize("name", AFTER_INTAKE)
def test_who_has_a_case_or_follows_it_may_no_more_and_no_less_for_that(given: Given, name: str) -> None:
    colleague = {"staff": "behandelaar-1", "person": None, "contact": None, "evidence": None}
    had = ("assign-team", "assign-handler", ("watch-case", colleague))
    plain, owned = given("receive-initiative"), given("receive-initiative", *had)
    follower = owned.case.watchers[0].ref

    def may(scenario: Any, role: Role) -> str | None:
        """The code of the gate's own refusal: what the rule itself says may be about the facts."""
        decision = scenario.when(name, role=role, by=follower, now="2026-11-24T12:00:00Z").decision
        return decision.code if isinstance(decision, Refused) and decision.code in RIGHTS else None

    assert [may(owned, role) for role in Role] == [may(plain, role) for role in Role]


@pytest.mark.parametrize("name", AFTER_INTAKE)
def test_nothing_happens_in_a_case_that_does_not_exist(given: Given, name: str) -> None:
    given().when(name).then("refused: unknown-case")


@pytest.mark.parametrize("name", NEVER_WHEN_CLOSED)
@pytest.mark.parametrize("stage", sorted(CLOSED))
def test_a_closed_case_says_so(given: Given, name: str, stage: Stage) -> None:
    given(stage).when(name, now="2026-11-24T12:00:00Z").then("refused: case-closed")


def test_a_track_belongs_to_its_kind(given: Given) -> None:
    outcome = given(Stage.RESPONDED).when("decide-takeover")

    outcome.then("refused: wrong-kind")
    assert "uitdaagrecht" in outcome.decision.sentence
    given("receive-initiative", "send-substantive-response").when("agree-support").then("refused: wrong-kind")


def test_a_clock_that_runs_two_minutes_ahead_is_no_future(given: Given) -> None:
    case = given("receive-initiative")

    case.when("confirm-receipt", now="2026-02-03T07:58:00Z").then(
        "receipt-confirmed", "acknowledgement ends 2026-02-03: met"
    )
    case.when("confirm-receipt", now="2026-02-03T07:57:59Z").then("refused: moment-in-future")


def test_a_receipt_in_the_future_is_no_receipt(given: Given) -> None:
    given().when("receive-initiative", now="2026-02-01T12:00:00Z").then("refused: moment-in-future")


def test_the_day_of_receipt_is_the_first_possible_day(given: Given) -> None:
    case = given("receive-initiative")

    case.when("confirm-receipt", occurred="2026-02-01T23:00:00Z").then(
        "receipt-confirmed", "acknowledgement ends 2026-02-02: met"
    )
    case.when("confirm-receipt", occurred="2026-02-01T22:59:59Z").then("refused: before-receipt")


def test_who_may_not_learns_nothing_of_the_stage(given: Given) -> None:
    given(Stage.COMPLETED).when("admit", role="administrator").then("refused: wrong-role")
    given().when("admit", role="administrator").then("refused: wrong-role")


def test_only_what_people_did_makes_a_decision_stale(given: Given) -> None:
    near = {
        "occurred": "2026-03-09T09:00:00+01:00",
        "now": "2026-03-09T09:00:00+01:00",
        "reminders_after": "2026-03-01T09:00:00+01:00",
    }
    seen = given(Stage.TRIAGE, "confirm-receipt")
    reminded = seen.and_then(("observe-terms", near))

    assert moved(reminded.case, seen.case.version) is None
    assert moved(reminded.case, None) is None
    assert moved(seen.and_then("admit").case, seen.case.version).code == "case-moved"
    assert moved(seen.case, seen.case.version + 1).code == "case-moved"
