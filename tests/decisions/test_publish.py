"""Public only after the initiator was asked and could answer (Woo 3.1 lid 3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

ASKED = (Stage.TRIAGE, "propose-publication")


def test_after_two_weeks_without_a_word(given: Given) -> None:
    assert given(*ASKED).when("publish").then("published").case.publication.public
    given(*ASKED).when("publish", occurred="2026-02-26T23:59:00+01:00").then("refused: initiator-may-react")


def test_sooner_with_the_reaction_weighed(given: Given) -> None:
    sooner = {"occurred": "2026-02-13T10:00:00+01:00", "reaction": "Akkoord, met de wijk erbij."}

    given(*ASKED).when("publish", **sooner).then("published")


def test_not_before_the_initiator_was_asked(given: Given) -> None:
    given(Stage.TRIAGE).when("publish").then("refused: initiator-not-asked")


def test_not_dated_before_it_was_asked(given: Given) -> None:
    early = {"occurred": "2026-02-11T10:00:00+01:00", "reaction": "Akkoord."}

    given(*ASKED).when("publish", **early).then("refused: published-before-asked")


def test_twice_is_nothing(given: Given) -> None:
    given(*ASKED, "publish").when("publish").then("nothing")


@pytest.mark.parametrize("district", ["Lindelaan 12", "2312 AB", "lindebuurt", ""])
def test_no_house_and_no_postcode_is_a_district(given: Given, district: str) -> None:
    with pytest.raises(AssertionError):
        given(*ASKED).when("publish", district=district)


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("publish") == {"handler", "team-lead", "legal"}
    assert stages_for("publish") == OPEN | CLOSED
