"""The asks as the municipality read them are sent to the initiator (Awb 3:2)."""

from collections.abc import Callable
from typing import Any

from domain.stages import UNANSWERED, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
TWO = ["Mogen wij planten?", "Wie betaalt dat?"]


def test_the_asks_that_were_sent_are_those_of_the_case(given: Given) -> None:
    after = given("receive-initiative").when("confirm-asks", asks=TWO).then("asks-confirmed")

    assert (after.case.asks, after.case.open_asks) == (2, (1, 2))


def test_they_move_no_term(given: Given) -> None:
    before = given("receive-initiative")
    after = before.when("confirm-asks", asks=TWO).after

    assert after.running() == before.running()


def test_twice_waits_for_the_initiator(given: Given) -> None:
    given("receive-initiative", "confirm-asks").when("confirm-asks").then("refused: asks-sent")


def test_what_the_initiator_put_otherwise_may_be_sent_again(given: Given) -> None:
    given("receive-initiative", "confirm-asks", "correct-asks").when(
        "confirm-asks", occurred="2026-02-06T10:00:00+01:00", asks=TWO
    ).then("asks-confirmed")


def test_an_ask_with_which_something_was_done_keeps_its_number(given: Given) -> None:
    partly = {"asks": [1], "evidence": "Brief."}
    two = given(("receive-initiative", {"asks": TWO}))
    two.and_then(("withdraw-partly", partly)).when("confirm-asks", occurred="2026-03-02T10:00:00+01:00").then(
        "refused: asks-settled"
    )


def test_an_answer_that_was_undone_leaves_the_numbers_as_they_are(given: Given) -> None:
    contested = given(Stage.RESPONDED, "contest-response")
    contest = contested.version_of("response-contested")
    undone = contested.and_then(("decide-contest", {"upheld": True, "contest": contest, "by": "ref-2"}))

    undone.when("confirm-asks", occurred="2026-04-02T10:00:00+02:00").then("refused: asks-settled")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("confirm-asks") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("confirm-asks") == UNANSWERED
