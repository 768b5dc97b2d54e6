"""A step without occasion comes to nothing: what a page hides, its own rule would refuse."""

from collections.abc import Callable

import pytest

from domain.catalogue import CATALOGUE, transition_named
from domain.decision import Refused
from domain.occasion import OCCASIONS, without_occasion
from domain.stages import Stage
from tests.decisions.conftest import ROADS, Scenario

Given = Callable[..., Scenario]

ALSO = {
    "confirmed": ("receive-initiative", "confirm-receipt"),
    "contested": (*ROADS[Stage.RESPONDED], "contest-response"),
    "published": ("receive-initiative", "propose-publication", "publish", "end-publication"),
    "handed back": ("receive-initiative", "assign-handler", "release-handler"),
}
LIVES = {**{stage.value: road for stage, road in ROADS.items() if road}, **ALSO}


@pytest.mark.parametrize("name", sorted(OCCASIONS))
def test_what_is_hidden_would_have_come_to_nothing(given: Given, name: str) -> None:
    for life in LIVES.values():
        scenario = given(*life)
        if without_occasion(name, scenario.case) is None:
            continue
        for role in sorted(_named(name)):
            decision = scenario.when(name, role=role, now="2027-11-24T12:00:00Z").decision
            assert isinstance(decision, Refused) or decision == (), (life, role, decision)


def test_each_is_a_step_that_is_there_and_is_offered_in_some_life(given: Given) -> None:
    assert set(OCCASIONS) <= {each.name for each in CATALOGUE}
    for name in ("confirm-receipt", "change-kind", "review-response", "contest-response"):
        assert any(without_occasion(name, given(*life).case) is None for life in LIVES.values()), name


def test_what_no_case_needs_beforehand_is_always_offered(given: Given) -> None:
    assert without_occasion("send-reply", given("receive-initiative").case) is None


def _named(name: str) -> frozenset[str]:
    transition = transition_named(name)
    assert transition is not None
    return frozenset(role.value for role in transition.roles)
