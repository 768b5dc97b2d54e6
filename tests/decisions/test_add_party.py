"""Who takes part: the initiator from receipt on, and others beside or for them (Awb 1:2, 2:1)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.parties import MOST_PARTIES
from domain.stages import BEGUN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
LATER = "2026-05-04T10:00:00+02:00"
OTHER = {"person": "Bea van Dam", "sort": "co-initiator", "on_behalf_of": None, "authorisation": None}


def test_the_initiator_is_the_first_party_from_receipt_on(given: Given) -> None:
    (initiator,) = given("receive-initiative").case.parties

    assert (initiator.number, initiator.sort, initiator.ended) == (1, "initiator", False)
    assert initiator.ref == given("receive-initiative").case.initiator


def test_a_representative_takes_part_for_a_party(given: Given) -> None:
    after = given("receive-initiative").when("add-party").then("party-added")

    assert (after.case.parties[1].on_behalf_of, after.case.parties[1].authorised) == (1, True)


def test_a_representative_without_an_authorisation_is_recorded_as_such(given: Given) -> None:
    after = given("receive-initiative").when("add-party", authorisation=None).then("party-added")

    assert not after.case.parties[1].authorised


def test_two_people_may_bear_one_name(given: Given) -> None:
    once = given("receive-initiative").when("add-party", **OTHER).then("party-added")

    once.when("add-party", **OTHER).then("party-added")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on_behalf_of": None}, "party-missing"),
        ({"on_behalf_of": 2}, "unknown-party"),
        ({"sort": "co-initiator"}, "party-not-expected"),
        (OTHER | {"sort": "initiator"}, "initiator-known"),
    ],
)
def test_who_takes_part_as_what_cannot_be_is_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given("receive-initiative").when("add-party", **fields).then(f"refused: {code}")


def test_a_case_holds_so_many_and_no_more(given: Given) -> None:
    full = given("receive-initiative").and_then(*[("add-party", OTHER)] * (MOST_PARTIES - 1))

    full.when("add-party", **OTHER).then("refused: too-many-parties")


def test_a_case_from_elsewhere_gets_its_initiator_here(given: Given) -> None:
    after = given(Stage.CLOSED_AT_SOURCE).when("add-party", occurred=LATER, **(OTHER | {"sort": "initiator"}))

    assert after.then("party-added").case.initiators[0].number == 1


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("add-party") == {
        "intake",
        "handler",
        "team-lead",
        "legal",
        "initiator",
        "complaints-officer",
    }
    assert stages_for("add-party") == BEGUN
