"""What the initiator thinks of being published is a fact of its own (Woo 3.1 lid 3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import CLOSED, OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

ASKED = (Stage.TRIAGE, "propose-publication")


@pytest.mark.parametrize("view", ["agrees", "otherwise", "objects"])
def test_said_and_nothing_is_public(given: Given, view: str) -> None:
    after = given(*ASKED).when("react-to-publication", view=view).then("reacted-to-publication")

    assert not after.case.publication.public
    assert [(each.party, each.view) for each in after.case.publication.reactions] == [(1, view)]


def test_the_same_again_is_nothing(given: Given) -> None:
    given(*ASKED, "react-to-publication").when("react-to-publication").then("nothing")


def test_who_thinks_better_of_it_says_so(given: Given) -> None:
    later = {"occurred": "2026-02-17T10:00:00+01:00", "view": "objects"}
    after = given(*ASKED, "react-to-publication").when("react-to-publication", **later)

    assert [each.view for each in after.then("reacted-to-publication").case.publication.reactions] == [
        "objects"
    ]


def test_what_was_said_earlier_and_typed_in_later_takes_no_objection_back(given: Given) -> None:
    objects = ("react-to-publication", {"occurred": "2026-02-17T10:00:00+01:00", "view": "objects"})
    typed = given(*ASKED, objects).when("react-to-publication", now="2026-02-18T10:00:00+01:00")

    assert [each.view for each in typed.then("reacted-to-publication").case.publication.reactions] == [
        "objects"
    ]


def test_who_objects_before_anything_was_proposed_has_objected(given: Given) -> None:
    early = {"occurred": "2026-02-11T10:00:00+01:00", "view": "objects"}
    given(Stage.TRIAGE).when("react-to-publication", **early).then("reacted-to-publication").and_then(
        "propose-publication"
    ).when("publish").then("refused: reaction-unanswered")


def test_staff_name_the_evidence_and_the_initiator_need_not(given: Given) -> None:
    given(*ASKED).when("react-to-publication", evidence=None).then("refused: evidence-missing")
    alone = {"evidence": None, "role": "initiator"}
    given(*ASKED).when("react-to-publication", **alone).then("reacted-to-publication")


def test_only_an_initiator_who_takes_part(given: Given) -> None:
    given(*ASKED).when("react-to-publication", party=2).then("refused: no-initiator")
    given(*ASKED, "add-party").when("react-to-publication", party=2).then("refused: no-initiator")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("react-to-publication") == {"initiator", "intake", "handler", "team-lead", "legal"}
    assert stages_for("react-to-publication") == OPEN | CLOSED


def test_an_earlier_word_that_is_typed_in_twice_is_recorded_once(given: Given) -> None:
    earlier = {"occurred": "2026-02-15T10:00:00+01:00", "view": "objects"}
    said = given("receive-initiative", "propose-publication", "react-to-publication")

    said.when("react-to-publication", **earlier).then("reacted-to-publication").when(
        "react-to-publication", **earlier
    ).then("nothing")
