"""What is foreseen of other rules is what the register shows once they are applied, whatever was lived."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.decision import Refused
from domain.regulation import Regulation
from domain.stages import OPEN
from domain.terms.names import CHALLENGE_DECISION, DECISION, SUBSTANTIVE_RESPONSE
from projections import term_register
from projections.followed import Followed
from projections.outlook import CaseOutlook, Prospect, case_outlook
from projections.yardstick import Yardstick
from tests.decisions.test_lives import NOW, steps
from tests.other_rules import EIGHT_WEEKS, LATER, SIXTEENTH_CLOSED, book, calendar, regulation_file

Given = Callable[..., Any]
Register = dict[tuple[str, int], dict[str, Any]]

SHORTER = Regulation.parse(
    regulation_file("lindewaard-2026-02-02", substantive_response=3, decision=4, challenge_decision=5)
)
DAYS = [date(2026, 2, 2) + timedelta(days=number) for number in range(300)]
EVERY_SECOND_DAY = calendar("nl-2027-02", *DAYS[::2])
BOOK = book(
    *(each for each in LATER.all() if each.version in {EIGHT_WEEKS, SIXTEENTH_CLOSED}),
    SHORTER,
    EVERY_SECOND_DAY,
)
VERSIONS = (EIGHT_WEEKS, SHORTER.version, SIXTEENTH_CLOSED, EVERY_SECOND_DAY.version, "lindewaard-2025-01-01")


def followed(scenario: Any) -> Followed:
    return Followed(case=scenario.case, opened=1, number="LW-2026-00001", title=None)


def foreseen(scenario: Any, version: str) -> CaseOutlook:
    return case_outlook(followed(scenario), version, scenario.book, NOW.date())


def register(scenario: Any) -> Register:
    found = (
        dict(zip(term_register.TABLE.columns, row, strict=True))
        for row in term_register.rows(followed(scenario), Yardstick(scenario.rules))
    )
    return {(row["name"], row["ordinal"]): row for row in found}


@settings(max_examples=120, deadline=None)
@every(
    st.sampled_from(sorted(OPEN)),
    st.lists(steps(), max_size=8),
    st.lists(st.sampled_from(VERSIONS), min_size=1, max_size=3),
)
def test_what_is_foreseen_is_what_the_register_shows(
    given: Given, start: str, life: list[tuple[str, dict[str, Any]]], versions: list[str]
) -> None:
    scenario = given(start)
    for name, fields in life:
        outcome = scenario.when(name, now=NOW, **fields)
        scenario = scenario if isinstance(outcome.decision, Refused) else outcome.after
    scenario = scenario.once(BOOK)
    for version in versions:
        outlook, before = foreseen(scenario, version), register(scenario)
        outcome = scenario.when(
            "apply-rules", version=version, occurred=NOW.isoformat(), now=NOW, role="legal"
        )
        if isinstance(outcome.decision, Refused):
            assert scenario.case.at_rest or (outlook.prospect, outlook.code) == (
                Prospect.NOT_CONCERNED,
                outcome.decision.code,
            )
            continue
        assert outlook.prospect.to_do == bool(outcome.decision)
        scenario = outcome.after
        _as_foreseen(outlook, before, register(scenario))
        assert scenario.replayed() == scenario.case


def _as_foreseen(outlook: CaseOutlook, before: Register, after: Register) -> None:
    running = {(each.clock.name, each.clock.ordinal): each for each in outlook.clocks}
    for name, row in after.items():
        if name in running:
            clock = running[name]
            assert (row["due"], row["provisional"]) == (clock.due, clock.provisional)
            assert before[name]["due"] == clock.former
            assert (row["basis"] != before[name]["basis"]) <= (clock.term is not None)
        else:
            assert row == before[name]


@settings(max_examples=60, deadline=None)
@every(st.integers(1, 70), st.integers(1, 70), st.sampled_from(VERSIONS[:-1]))
def test_the_order_of_typing_does_not_decide_what_was_in_time(
    given: Given, sent: int, applied: int, version: str
) -> None:
    response = ("send-substantive-response", {"occurred": _moment(sent), "now": NOW})
    rules = ("apply-rules", {"occurred": _moment(applied), "version": version, "now": NOW})
    begun = given("receive-initiative", "assign-kind").once(BOOK)
    typed_at_once, typed_afterwards = begun.and_then(response, rules), begun.and_then(rules, response)
    was, then = (
        (case.due(SUBSTANTIVE_RESPONSE), case.standing(SUBSTANTIVE_RESPONSE))
        for case in (typed_at_once, typed_afterwards)
    )
    assert was == (begun.due(SUBSTANTIVE_RESPONSE), typed_at_once.standing(SUBSTANTIVE_RESPONSE))
    if sent < applied:
        assert then == was
    else:
        assert then[0] == begun.and_then(rules).due(SUBSTANTIVE_RESPONSE)


def _moment(days: int) -> str:
    return (datetime(2026, 2, 4, 12, tzinfo=UTC) + timedelta(days=days)).isoformat()


def test_each_clock_that_keeps_its_term_says_why(given: Given) -> None:
    own = {"length": {"number": 4, "unit": "weeks"}, "regime": "statutory", "basis": "Woo art. 4.4 lid 1"}
    lives: dict[str, tuple[Any, ...]] = {
        "own-term": (("receive-initiative", {"response_term": own}),),
        "over-before-in-force": (("receive-initiative", {"occurred": "2025-11-03T10:00:00+01:00"}),),
        "named-day": (("receive-initiative", {"application": True}), "record-court-date"),
        "not-in-regulation": ("receive-initiative",),
        "of-the-initiator": ("receive-initiative", "assign-kind", "request-completion"),
        "extension-would-lapse": (
            ("receive-initiative", {"application": True}),
            (
                "announce-delay",
                {"clock": DECISION, "basis": "awb-4:14-3", "occurred": "2026-03-27T10:00:00+01:00"},
            ),
        ),
    }
    for why, life in lives.items():
        kept = {each.kept for each in foreseen(given(*life).once(BOOK), SHORTER.version).clocks}
        assert why in kept, why
    same = foreseen(given("receive-initiative").once(LATER), EIGHT_WEEKS)
    assert {each.clock.name: each.term is not None for each in same.clocks} == {
        "acknowledgement": False,
        SUBSTANTIVE_RESPONSE: True,
    }


def test_a_term_that_a_regulation_left_is_still_that_of_the_one_before(given: Given) -> None:
    """Passed over once because nobody named it, it is no term of somebody's own the next time."""
    silent = Regulation.parse(regulation_file("lindewaard-2026-02-02", decision=4))
    speaking = Regulation.parse(regulation_file("lindewaard-2026-02-03", substantive_response=3))
    left = (
        given("receive-initiative")
        .once(book(silent, speaking))
        .and_then(("apply-rules", {"version": silent.version}))
    )
    assert left.due(SUBSTANTIVE_RESPONSE) == "2026-03-16"
    clocks = {each.clock.name: each for each in foreseen(left, speaking.version).clocks}
    assert f"{clocks[SUBSTANTIVE_RESPONSE].due}" == "2026-02-23"


def test_a_challenge_goes_by_the_rule_of_its_kind(given: Given) -> None:
    challenged = given("receive-initiative", ("assign-kind", {"kind": "challenge"})).once(BOOK)
    clocks = {each.clock.name: each for each in foreseen(challenged, SHORTER.version).clocks}
    assert f"{clocks[CHALLENGE_DECISION].due}" == "2026-03-09"


def test_a_case_of_another_municipality_is_not_concerned(given: Given) -> None:
    elsewhere = given("receive-initiative").once(BOOK)
    other = next(each for each in BOOK.regulations if each.municipality != "lindewaard")
    assert foreseen(elsewhere, other.version).prospect is Prospect.NOT_CONCERNED
    assert foreseen(elsewhere, "lindewaard-2010-01-01").prospect is Prospect.NOT_CONCERNED


def test_a_case_whose_rules_are_not_here_is_told(given: Given) -> None:
    lost = given("receive-initiative").once(book())
    (regulation,) = [each for each in BOOK.regulations if each.version == EIGHT_WEEKS]
    only = type(BOOK)([regulation], BOOK.calendars)
    found = case_outlook(followed(lost), EIGHT_WEEKS, only, NOW.date())
    assert (found.prospect, found.code) == (Prospect.REFUSED, "rules-missing")
