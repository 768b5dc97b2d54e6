"""A party takes part no longer; of one among several that withdraws no initiative (Awb 2:1)."""

from collections.abc import Callable
from typing import Any

from domain.stages import BEGUN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
CO_INITIATOR = (
    "add-party",
    {"person": "Bea", "sort": "co-initiator", "on_behalf_of": None, "authorisation": None},
)


def test_who_of_several_initiators_leaves_withdraws_only_themselves(given: Given) -> None:
    after = given("receive-initiative", CO_INITIATOR).when("end-party", party=1).then("party-ended")

    assert after.case.stage is Stage.RECEIVED
    assert [each.number for each in after.case.initiators] == [2]
    assert after.running() == ["acknowledgement", "substantive-response"]


def test_the_last_initiator_can_only_withdraw(given: Given) -> None:
    given("receive-initiative").when("end-party", party=1).then("refused: last-initiator")
    gone = given("receive-initiative", CO_INITIATOR, ("end-party", {"party": 1}))
    gone.when("end-party", party=2).then("refused: last-initiator")


def test_who_is_there_for_another_ends_with_them(given: Given) -> None:
    represented = given("receive-initiative", "add-party", CO_INITIATOR)
    after = represented.when("end-party", party=1).then("party-ended")

    assert [each.ended for each in after.case.parties] == [True, True, False]


def test_twice_is_nothing(given: Given) -> None:
    given("receive-initiative", "add-party", "end-party").when("end-party").then("nothing")


def test_staff_tell_on_what_evidence(given: Given) -> None:
    case = given("receive-initiative", "add-party")
    case.when("end-party", evidence=None).then("refused: evidence-missing")
    case.when("end-party", evidence=None, role="initiator").then("party-ended")


def test_who_is_not_there_cannot_leave(given: Given) -> None:
    given("receive-initiative").when("end-party").then("refused: unknown-party")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("end-party") == {
        "intake",
        "handler",
        "team-lead",
        "legal",
        "initiator",
        "complaints-officer",
    }
    assert stages_for("end-party") == BEGUN
