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
