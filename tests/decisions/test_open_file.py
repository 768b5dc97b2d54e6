"""A complaint, an objection, a request of the ombudsman: each in a file with a term of its own.

Awb 9:7, 9:11 (complaint), 7:10 and 10:3 (objection), 9:31 (ombudsman).
"""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

TOLD = {"message": "Uw klacht is ongegrond, omdat ...", "ombudsman": "Nationale ombudsman"}
COMPLAINT = {"sort": "complaint", "file": "K-2026-017", "role": "complaints-officer", "announced": None}
OMBUDSMAN = {"sort": "ombudsman", "file": "O-2026-002", "answer_by": "2026-05-11", "announced": None}


@pytest.fixture
def about(given: Given) -> Any:
    """Return a case that was refused on 12 March 2026."""
    return given(Stage.REFUSED)


def opened(given: Given, about: Any, **fields: Any) -> Any:
    return given().when("open-file", other=about, **{"role": "legal"} | fields)


def test_an_objection_counts_from_the_last_day_for_objecting(given: Given, about: Any) -> None:
    after = opened(given, about).then("file-opened", "objection starts 2026-04-23, due 2026-06-04")

    assert after.case.stage is Stage.FILE_OPEN
    assert after.case.file.other == about.case.id


def test_a_complaint_has_six_weeks_or_ten(given: Given, about: Any) -> None:
    opened(given, about, **COMPLAINT).then("file-opened", "complaint starts 2026-04-13, due 2026-05-26")
    opened(given, about, **COMPLAINT | {"committee": True}).then(
        "file-opened", "complaint starts 2026-04-13, due 2026-06-22"
    )


def test_the_ombudsman_names_the_day(given: Given, about: Any) -> None:
    opened(given, about, **OMBUDSMAN).then("file-opened", "ombudsman starts 2026-04-13, due 2026-05-11")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"announced": None}, "announced-missing"),
        ({"announced": "2026-04-14"}, "objection-before-decision"),
        (OMBUDSMAN | {"answer_by": None}, "answer-by-missing"),
        (COMPLAINT | {"role": "legal"}, "file-not-yours"),
        ({"role": "complaints-officer"}, "file-not-yours"),
    ],
)
def test_what_cannot_be_counted_or_is_not_theirs_is_refused(
    given: Given, about: Any, fields: dict[str, Any], code: str
) -> None:
    opened(given, about, **fields).then(f"refused: {code}")


def test_it_is_about_a_case_that_is_there(given: Given, about: Any) -> None:
    given().when("open-file", role="legal").then("refused: unknown-other-case")
    file = opened(given, about).after
    opened(given, file).then("refused: unknown-other-case")


def test_a_complaint_is_closed_to_those_it_may_be_about(given: Given, about: Any) -> None:
    file = opened(given, about, **COMPLAINT).after
    settle = {"file": "K-2026-017", "occurred": "2026-05-20T10:00:00+02:00"} | TOLD

    for name in ("assign-handler", "send-reply", "correct-fact", "attempt-contact"):
        file.when(name, occurred="2026-04-20T10:00:00+02:00").then("refused: file-closed")
    after = file.when("settle-complaint", **settle).then(
        "complaint-settled", "complaint ends 2026-05-20: met"
    )
    assert after.case.stage is Stage.COMPLETED
    assert after.case.at_rest


@pytest.mark.parametrize("untold", [{"message": None}, {"ombudsman": None}])
def test_a_complaint_ends_with_what_the_complainant_was_told(
    given: Given, about: Any, untold: dict[str, None]
) -> None:
    """Awb 9:12: why, and which ombudsman."""
    file = opened(given, about, **COMPLAINT).after
    settle = {"file": "K-2026-017", "occurred": "2026-05-20T10:00:00+02:00"} | TOLD | untold

    file.when("settle-complaint", **settle).then("refused: complainant-not-told")
    informally = settle | {"message": "Wij spraken elkaar.", "outcome": "met-informally"}
    assert file.when("settle-complaint", **informally).after.case.stage is Stage.COMPLETED


@pytest.mark.parametrize("untold", [{"message": None}, {"court": None}])
def test_an_objection_ends_with_reasons_and_where_to_appeal(
    given: Given, about: Any, untold: dict[str, None]
) -> None:
    """Awb 7:12 lid 1 and 6:23 lid 1; of an objection that was withdrawn nothing is decided."""
    file = opened(given, about).after
    decide = {"file": "B-2026-004", "occurred": "2026-05-26T12:00:00+02:00"} | untold

    file.when("decide-objection", **decide).then("refused: objector-not-told")
    assert file.when("decide-objection", **decide, outcome="withdrawn").after.case.stage is Stage.COMPLETED


def test_the_file_of_a_complaint_is_given_to_a_colleague_by_the_complaints_officer(
    given: Given, about: Any
) -> None:
    file = opened(given, about, **COMPLAINT).after
    officer = {"role": "complaints-officer", "occurred": "2026-04-20T10:00:00+02:00"}

    file.when("assign-handler", **officer).then("handler-assigned")
    file.when("assign-team", **officer, team="klachten").then("team-assigned")
    for name in ("assign-handler", "assign-team"):
        given("receive-initiative").when(name, **officer).then("refused: file-not-yours")
    owned = given("receive-initiative", "assign-handler")
    owned.when("release-handler", **officer).then("refused: file-not-yours")


def test_a_wrong_date_in_the_file_of_a_complaint_is_mended_by_two_complaints_officers(
    given: Given, about: Any
) -> None:
    officer = {"role": "complaints-officer", "occurred": "2026-04-20T10:00:00+02:00"}
    wrong = {"fact": 1, "corrected": "2026-04-10T09:00:00+02:00"}
    file = opened(given, about, **COMPLAINT).after
    proposed = file.when("correct-fact", **officer, **wrong).after

    confirm = {"proposal": proposed.case.version, "by": "ref-another"}
    assert proposed.when("confirm-correction", **officer, **confirm).after.due("complaint") == "2026-05-22"
    about.when("correct-fact", **officer, **wrong | {"fact": 5}).then("refused: file-not-yours")


def test_a_notice_of_default_in_the_file_is_about_the_objection(given: Given, about: Any) -> None:
    file = opened(given, about).after
    late = file.when("receive-notice-of-default", occurred="2026-06-08T09:00:00+02:00")

    assert late.lines[1] == "objection in default: full-term"
    late.after.when("receive-notice-of-default", occurred="2026-06-08T09:00:00+02:00").then("nothing")


def test_a_settled_file_is_not_taken_up_as_an_initiative(given: Given, about: Any) -> None:
    settle = {"file": "B-2026-004", "occurred": "2026-05-26T12:00:00+02:00"}
    settled = opened(given, about).after.when("decide-objection", **settle).after

    settled.when("reopen").then("refused: file-not-reopened")


def test_who_signed_the_answer_does_not_decide_on_the_objection(given: Given, about: Any) -> None:
    file = opened(given, about).after
    decide = {"file": "B-2026-004", "occurred": "2026-05-26T12:00:00+02:00"}

    file.when("decide-objection", by="ref-handler", role="handler", **decide).then(
        "refused: decided-it-before"
    )
    after = file.when("decide-objection", **decide).then(
        "objection-decided", "objection ends 2026-05-26: met"
    )
    assert after.case.stage is Stage.COMPLETED


def test_an_initiative_is_not_answered_in_a_file(given: Given, about: Any) -> None:
    file = opened(given, about).after

    for name in ("send-substantive-response", "withdraw", "close", "refuse", "admit"):
        file.when(name, occurred="2026-04-20T10:00:00+02:00").then("refused: wrong-stage")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("open-file") == {"complaints-officer", "intake", "legal", "team-lead"}
    assert stages_for("open-file") == {Stage.NEW}
