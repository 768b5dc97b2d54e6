"""The initiator is asked before anything is public (Woo 3.1 lid 3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_asked_and_nothing_is_public(given: Given) -> None:
    after = given(Stage.TRIAGE).when("propose-publication").then("publication-proposed")

    assert not after.case.publication.public


def test_asked_again_the_time_to_react_begins_anew(given: Given) -> None:
    again = ("propose-publication", {"occurred": "2026-02-20T10:00:00+01:00"})

    given(Stage.TRIAGE, "propose-publication", again).when("publish").then("refused: initiator-may-react")


def test_what_is_public_stays_so_while_other_words_are_proposed(given: Given) -> None:
    again = ("propose-publication", {"occurred": "2026-03-02T10:00:00+01:00", "summary": "Een plein."})
    public = given(Stage.TRIAGE, "propose-publication", "publish")

    assert public.and_then(again).case.publication.summary == public.case.publication.summary


def test_the_same_at_the_same_moment_is_nothing_and_other_words_are_not(given: Given) -> None:
    asked = given(Stage.TRIAGE, "propose-publication")

    asked.when("propose-publication").then("nothing")
    asked.when("propose-publication", summary="Een plein.").then("publication-proposed")


@pytest.mark.parametrize("district", ["Lindelaan 12", "2312 AB", "lindebuurt", ""])
def test_no_house_and_no_postcode_is_a_district(given: Given, district: str) -> None:
    with pytest.raises(AssertionError):
        given(Stage.TRIAGE).when("propose-publication", district=district)


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("propose-publication") == {"intake", "handler", "team-lead", "legal"}
    assert stages_for("propose-publication") == OPEN | CLOSED
