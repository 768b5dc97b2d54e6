"""A takeover is negotiated and reported on within terms that the regulation sets."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]

DECIDED = (
    ("receive-initiative", {"occurred": "2027-01-04T10:00:00+01:00"}),
    ("assign-kind", {"kind": "challenge", "occurred": "2027-01-05T10:00:00+01:00"}),
    ("send-substantive-response", {"occurred": "2027-01-20T10:00:00+01:00"}),
    ("decide-takeover", {"occurred": "2027-02-01T10:00:00+01:00"}),
)
SIGNED = (*DECIDED, ("sign-agreement", {"occurred": "2027-04-01T10:00:00+02:00"}))
OPERATING = (*SIGNED, ("start-operation", {"occurred": "2027-06-01T08:00:00+02:00"}))


def test_the_negotiation_has_a_term(given: Given) -> None:
    decided = given(*DECIDED)

    assert decided.due("negotiation") == "2027-05-03"
    assert decided.and_then(SIGNED[-1]).standing("negotiation") == "in-time"


def test_each_report_starts_the_term_for_the_next(given: Given) -> None:
    after = given(*OPERATING)
    assert after.due("monitoring") == "2027-09-01"

    after.when("report-operation", occurred="2027-08-30T10:00:00+02:00").then(
        "operation-reported",
        "monitoring ends 2027-08-30: met",
        "monitoring/2 starts 2027-08-30, due 2027-11-30",
    )


def test_the_evaluation_at_the_end_is_the_last_report(given: Given) -> None:
    lines = given(*OPERATING).when("end-takeover", occurred="2027-08-01T10:00:00+02:00").lines

    assert lines == ["takeover-ended", "monitoring ends 2027-08-01: met"]


def test_taken_back_no_report_is_awaited(given: Given) -> None:
    lines = given(*OPERATING).when("take-back", occurred="2027-08-01T10:00:00+02:00").lines

    assert lines == ["taken-back", "monitoring ends 2027-08-01: closed"]


def test_a_regulation_without_such_terms_sets_none(given: Given) -> None:
    given(Stage.OPERATING).when("report-operation").then("operation-reported")


def test_the_same_again_is_nothing(given: Given) -> None:
    given(Stage.OPERATING, "report-operation").when("report-operation").then("nothing")


@pytest.mark.parametrize("stage", [Stage.AGREEMENT_SIGNED, Stage.TAKEOVER_ENDED])
def test_only_while_operating(given: Given, stage: Stage) -> None:
    given(stage).when("report-operation").then("refused: wrong-stage")


def test_who_reports(roles_for: Who) -> None:
    assert roles_for("report-operation") == {"initiator", "handler", "team-lead", "legal"}
