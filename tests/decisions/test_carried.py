"""Steps that are told by letter take effect when it leaves; a bounce undoes them (Awb 2:11, 2:19)."""

from collections.abc import Callable
from typing import Any

from domain.stages import Stage
from tests.decisions.conftest import ATTEMPTS

Given = Callable[..., Any]

MADE = "2026-03-20T10:00:00+01:00"
SENT = "2026-03-23T16:00:00+01:00"
BACK = "2026-03-26T10:00:00+01:00"


def letter(step: str, sort: str, content: dict[str, Any], **fields: Any) -> tuple[str, dict[str, Any]]:
    """A letter that is made ready to carry that step by post."""
    carrying = {"occurred": MADE, "step": step, "sort": sort, "content": content}
    return "prepare-letter", carrying | fields


def test_a_contest_is_decided_when_its_letter_leaves_and_stays_so(given: Given) -> None:
    contested = given(Stage.RESPONDED, "contest-response")
    content = {"contest": contested.version_of("response-contested"), "upheld": True, "reasons": "Klopt."}
    prepared = contested.and_then(letter("decide-contest", "contest", content, role="team-lead"))
    assert prepared.case.stage is Stage.RESPONDED

    sent = prepared.when("record-dispatch", occurred=SENT).then(
        "contest-decided", "substantive-response runs as before", "letter-dispatched"
    )
    assert sent.case.stage is Stage.ASSESSMENT

    back = sent.when("record-bounce", occurred=BACK).then("letter-bounced")
    assert back.case.stage is Stage.ASSESSMENT
    assert back.case.open_asks == (1,)


def test_who_sent_the_answer_does_not_write_the_judgment(given: Given) -> None:
    answered = given(Stage.TRIAGE, ("send-substantive-response", {"role": "team-lead"}), "contest-response")
    content = {"contest": answered.version_of("response-contested"), "upheld": False, "reasons": "Nee."}
    name, fields = letter("decide-contest", "contest", content, role="team-lead")

    answered.when(name, **fields).then("refused: same-person")


def test_the_last_letter_closes_the_case_when_it_leaves_also_if_it_comes_back(given: Given) -> None:
    content = {"message": "Wij konden u niet bereiken."}
    prepared = given(Stage.TRIAGE, *ATTEMPTS, letter("close-unreachable", "unreachable", content))
    assert prepared.case.stage is Stage.TRIAGE

    sent = prepared.and_then(("record-dispatch", {"occurred": SENT}))
    assert sent.case.stage is Stage.UNREACHABLE
    back = sent.when("record-bounce", occurred=BACK).then("letter-bounced")
    assert back.case.stage is Stage.UNREACHABLE
    assert back.running() == []


def test_no_letter_lets_go_of_a_task_under_agreement(given: Given) -> None:
    name, fields = letter("close-unreachable", "unreachable", {"message": "Wij sluiten."})

    given(Stage.OPERATING, *ATTEMPTS).when(name, **fields).then("refused: task-under-agreement")


def test_a_task_is_taken_back_by_letter_and_stays_so_if_that_comes_back(given: Given) -> None:
    on = "2026-09-{}T10:00:00+02:00".format
    content = {"reasons": "Het onderhoud bleef achterwege.", "continuity": "De wijkploeg gaat verder."}
    prepared = given(Stage.OPERATING, letter("take-back", "decision", content, occurred=on(14)))
    assert prepared.case.stage is Stage.OPERATING

    sent = prepared.when("record-dispatch", occurred=on(15)).then("taken-back", "letter-dispatched")
    back = sent.when("record-bounce", occurred=on(18)).then("letter-bounced")
    assert back.case.stage is Stage.TAKEN_BACK


def test_what_was_routed_counts_from_its_arrival_and_not_from_the_letter(given: Given) -> None:
    """Awb 2:24."""
    content = {"message": "Uw bericht is op de goede plek.", "arrived": "2026-02-04"}
    applied = given(("receive-initiative", {"application": True}))
    prepared = applied.and_then(
        letter("route-internally", "routing", content, occurred="2026-02-05T09:00:00+01:00")
    )
    sent = prepared.when("record-dispatch", occurred="2026-02-05T16:00:00+01:00").then(
        "routed-internally",
        "decision ends 2026-02-05: void",
        "decision/2 starts 2026-02-04, due 2026-04-01",
        "letter-dispatched",
    )
    sent.when("record-bounce", occurred="2026-02-09T10:00:00+01:00").then(
        "letter-bounced", "decision runs as before", "decision/2 ends 2026-02-09: void"
    )


def test_a_promise_is_kept_by_letter(given: Given) -> None:
    promised = given("receive-initiative", "send-reply")
    prepared = promised.and_then(letter("keep-promise", "message", {"message": "Wij zijn geweest."}))

    assert prepared.when("record-dispatch", occurred=SENT).lines[0] == "promise-kept"


COMPLAINT = {"sort": "complaint", "file": "K-2026-017", "role": "complaints-officer", "announced": None}
OFFICER = {"role": "complaints-officer"}
SETTLED = {
    "file": "K-2026-017",
    "outcome": "unfounded",
    "message": "De medewerker heeft u wel teruggebeld.",
    "ombudsman": "Ombudsman Lindewaard",
}
DECIDED = {
    "file": "B-2026-004",
    "outcome": "well-founded",
    "organ": "college",
    "decision_number": "B-2026-131",
    "message": "Het contract loopt eerder af.",
    "court": "Rechtbank Lindestad",
}
WRITTEN = "2026-05-18T10:00:00+02:00"
POSTED = "2026-05-20T16:00:00+02:00"


def file_of(given: Given, **fields: Any) -> Any:
    """A file of its own, about a case that was refused."""
    return given().when("open-file", other=given(Stage.REFUSED), **{"role": "legal"} | fields).after


def test_a_complaint_is_settled_in_its_file_when_the_letter_leaves(given: Given) -> None:
    """Awb 9:12, 9:7."""
    made = letter("settle-complaint", "complaint", SETTLED, occurred=WRITTEN, **OFFICER)
    prepared = file_of(given, **COMPLAINT).and_then(made)
    assert prepared.case.stage is Stage.FILE_OPEN

    sent = prepared.when("record-dispatch", occurred=POSTED, **OFFICER).then(
        "complaint-settled", "complaint ends 2026-05-20: met", "letter-dispatched"
    )
    assert sent.case.stage is Stage.COMPLETED
    back = sent.when("record-bounce", occurred="2026-05-22T10:00:00+02:00", **OFFICER).then(
        "letter-bounced", "complaint runs as before"
    )
    assert back.case.stage is Stage.FILE_OPEN
    assert back.replayed() == back.case


def test_whom_a_complaint_may_be_about_touches_none_of_its_letters(given: Given) -> None:
    made = letter("settle-complaint", "complaint", SETTLED, occurred=WRITTEN, **OFFICER)
    file = file_of(given, **COMPLAINT)
    name, fields = made

    file.when(name, **fields | {"role": "handler"}).then("refused: file-closed")
    for step in ("record-dispatch", "settle-letter", "record-bounce"):
        file.and_then(made).when(step, occurred=POSTED).then("refused: file-closed")


def test_what_a_complaint_comes_to_is_written_in_no_other_case(given: Given) -> None:
    case = given(Stage.RECEIVED, "receive-complaint")
    settled = SETTLED | {"message": None}
    for sort, code in (("complaint", "letter-of-another-file"), ("message", "complaint-letter-in-case")):
        name, fields = letter("settle-complaint", sort, settled, occurred=WRITTEN, **OFFICER)
        case.when(name, **fields).then(f"refused: {code}")
    case.when("settle-complaint", **SETTLED).then("refused: complaint-letter-in-case")
    case.and_then("prepare-letter").when("record-dispatch", **OFFICER).then(
        "refused: complaint-letter-in-case"
    )


def test_an_objection_is_decided_in_its_file_when_the_letter_leaves(given: Given) -> None:
    """Awb 7:12, 6:23."""
    made = letter("decide-objection", "objection", DECIDED, occurred=WRITTEN, role="team-lead")
    prepared = file_of(given).and_then(made)

    sent = prepared.when("record-dispatch", occurred=POSTED).then(
        "objection-decided", "objection ends 2026-05-20: met", "letter-dispatched"
    )
    assert sent.case.stage is Stage.COMPLETED
    assert sent.case.at_rest


def test_an_objection_may_be_decided_by_letter_in_the_case_itself(given: Given) -> None:
    made = letter("decide-objection", "objection", DECIDED, occurred=WRITTEN, role="team-lead")
    sent = given(Stage.REFUSED, "receive-objection", made, ("record-dispatch", {"occurred": POSTED}))

    assert sent.case.stage is Stage.REFUSED
    assert sent.standing("objection") == "in-time"


def test_a_file_has_the_letters_of_its_own_sort_and_no_other(given: Given) -> None:
    for sort in ("message", "closing", "complaint"):
        name, fields = letter("decide-objection", sort, DECIDED, occurred=WRITTEN, role="team-lead")
        file_of(given).when(name, **fields).then("refused: letter-of-another-file")
