"""Public only after the initiator could answer, and only what they were asked about (Woo 3.1 lid 3)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.regulation import Regulation
from domain.stages import CLOSED, OPEN, Stage
from tests.other_rules import book, regulation_file

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

ASKED = (Stage.TRIAGE, "propose-publication")
SOONER = {"occurred": "2026-02-17T10:00:00+01:00"}
OBJECTS = ("react-to-publication", {"view": "objects", "statement": "Wij vrezen overlast."})
OTHERWISE = ("react-to-publication", {"view": "otherwise", "statement": "Noem de school niet."})
ANOTHER = {"person": "Bea", "sort": "co-initiator", "on_behalf_of": None, "authorisation": None}
WITH_ANOTHER = (Stage.TRIAGE, ("add-party", ANOTHER), "propose-publication", "react-to-publication")
WHY = {"answer": "De school staat al op het bord bij het plein; dat schreven wij op 26 februari."}


def test_after_two_weeks_without_a_word(given: Given) -> None:
    assert given(*ASKED).when("publish").then("published").case.publication.public
    given(*ASKED).when("publish", occurred="2026-02-26T23:59:00+01:00").then("refused: initiator-may-react")


def test_sooner_with_the_agreement_of_the_initiator(given: Given) -> None:
    given(*ASKED).when("publish", **SOONER).then("refused: initiator-may-react")
    given(*ASKED, "react-to-publication").when("publish", **SOONER).then("published")


def test_not_sooner_than_they_agreed(given: Given) -> None:
    before = {"occurred": "2026-02-16T19:00:00+01:00", "now": "2026-02-18T10:00:00+01:00"}

    given(*ASKED, "react-to-publication").when("publish", **before).then("refused: initiator-may-react")


def test_who_agreed_before_they_saw_the_words_did_not_agree_with_them(given: Given) -> None:
    early = ("react-to-publication", {"occurred": "2026-02-10T10:00:00+01:00"})

    given(*ASKED, early).when("publish", **SOONER).then("refused: initiator-may-react")


def test_not_sooner_while_one_of_several_initiators_says_nothing(given: Given) -> None:
    given(*WITH_ANOTHER).when("publish", **SOONER).then("refused: initiator-may-react")
    given(*WITH_ANOTHER, ("react-to-publication", {"party": 2})).when("publish", **SOONER).then("published")


@pytest.mark.parametrize("against", [OBJECTS, OTHERWISE])
def test_an_objection_is_answered_with_reasons_and_shortens_nothing(given: Given, against: Any) -> None:
    objected = given(*ASKED, against)

    objected.when("publish", **SOONER, **WHY).then("refused: initiator-may-react")
    objected.when("publish").then("refused: reaction-unanswered")
    (event,) = objected.when("publish", **WHY).decision
    assert (event.view, event.answer is None) == (against[1]["view"], False)


def test_an_objection_of_one_weighs_more_than_the_agreement_of_another(given: Given) -> None:
    against = ("react-to-publication", OBJECTS[1] | {"party": 2})

    given(*WITH_ANOTHER, against).when("publish").then("refused: reaction-unanswered")


def test_a_publication_that_is_dated_back_still_answers_the_objection(given: Given) -> None:
    late = (OBJECTS[0], OBJECTS[1] | {"occurred": "2026-03-04T10:00:00+01:00"})

    given(*ASKED, late).when("publish", now="2026-03-05T10:00:00+01:00").then("refused: reaction-unanswered")


def test_other_words_are_asked_about_anew_and_an_objection_stays(given: Given) -> None:
    again = ("propose-publication", {"occurred": "2026-02-20T10:00:00+01:00", "summary": "Een plein."})
    then = {"occurred": "2026-03-09T10:00:00+01:00"}

    given(*ASKED, OTHERWISE, again).when("publish").then("refused: initiator-may-react")
    given(*ASKED, OTHERWISE, again).when("publish", **then).then("published")
    given(*ASKED, "react-to-publication", again).when("publish").then("refused: initiator-may-react")
    given(*ASKED, OBJECTS, again).when("publish", **then).then("refused: reaction-unanswered")


def test_an_objection_that_was_answered_once_is_answered_again_with_other_words(given: Given) -> None:
    again = ("propose-publication", {"occurred": "2026-03-02T10:00:00+01:00", "summary": "Een plein."})
    then = {"occurred": "2026-03-18T10:00:00+01:00"}
    public = given(*ASKED, OBJECTS, ("publish", WHY), again)

    public.when("publish", **then).then("refused: reaction-unanswered")
    agreed = ("react-to-publication", {"occurred": "2026-03-09T10:00:00+01:00"})
    public.and_then(agreed).when("publish", occurred="2026-03-10T10:00:00+01:00").then("published")


def test_what_is_published_is_what_the_initiator_was_asked_about(given: Given) -> None:
    again = {"occurred": "2026-02-13T10:00:00+01:00", "summary": "Een plein.", "district": None}
    asked = given(*ASKED, ("propose-publication", again))
    (event,) = asked.when("publish", occurred="2026-03-02T10:00:00+01:00").decision
    wording = asked.case.publication.wording

    assert (event.title, event.summary, event.district) == (wording.title, wording.summary, None)
    assert wording.summary != given(*ASKED).case.publication.wording.summary


def test_there_is_no_room_for_other_words(given: Given) -> None:
    with pytest.raises(AssertionError, match="unknown-field"):
        given(*ASKED).when("publish", summary="Een plein met een muur.")


def test_not_before_the_initiator_was_asked(given: Given) -> None:
    given(Stage.TRIAGE).when("publish").then("refused: initiator-not-asked")
    given(Stage.TRIAGE, OBJECTS).when("publish").then("refused: initiator-not-asked")


def test_after_it_was_taken_back_the_initiator_is_asked_anew(given: Given) -> None:
    given(*ASKED, "publish", "end-publication").when("publish").then("refused: initiator-not-asked")


def test_not_dated_before_it_was_asked(given: Given) -> None:
    early = {"occurred": "2026-02-11T10:00:00+01:00"}

    given(*ASKED, "react-to-publication").when("publish", **early).then("refused: published-before-asked")


def test_twice_is_nothing(given: Given) -> None:
    given(*ASKED, "publish").when("publish").then("nothing")


def test_how_long_the_initiator_has_stands_in_the_regulation(given: Given) -> None:
    weeks = b'reaction_to_publication = { number = 3, unit = "weeks" }\n[[terms]]'
    data = regulation_file("lindewaard-three-weeks", substantive_response=6).replace(b"[[terms]]", weeks, 1)
    begun = given().once(book(Regulation.parse(data))).and_then(Stage.TRIAGE, "propose-publication")

    begun.when("publish", occurred="2026-03-05T10:00:00+01:00").then("refused: initiator-may-react")
    begun.when("publish", occurred="2026-03-06T10:00:00+01:00").then("published")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("publish") == {"handler", "team-lead", "legal"}
    assert stages_for("publish") == OPEN | CLOSED
