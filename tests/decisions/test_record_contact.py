"""Where a party can be reached; e-mail is for whom expressly agreed to it (Awb 2:8)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import BEGUN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
NOTHING = {"email": None, "agrees_to_email": None, "evidence": None}


def test_who_agrees_on_evidence_may_be_written_to_by_email(given: Given) -> None:
    after = given("receive-initiative").when("record-contact").then("contact-recorded")

    assert after.case.parties[0].email_agreed
    assert after.case.parties[0].email is not None


def test_nobody_agrees_by_having_an_address(given: Given) -> None:
    given("receive-initiative").when("record-contact", agrees_to_email=None).then("contact-recorded")
    after = given("receive-initiative", ("record-contact", {"agrees_to_email": None}))

    assert not after.case.parties[0].email_agreed


def test_consent_was_for_an_address_and_does_not_move_to_another(given: Given) -> None:
    agreed = given("receive-initiative", "record-contact")
    moved = agreed.when("record-contact", **(NOTHING | {"email": "ander@voorbeeld.example"}))

    assert not moved.after.case.parties[0].email_agreed
    posted = agreed.when("record-contact", **(NOTHING | {"address": "Lindelaan 3, Lindewaard"}))
    assert posted.after.case.parties[0].email_agreed


def test_consent_is_taken_back_without_evidence(given: Given) -> None:
    agreed = given("receive-initiative", "record-contact")
    after = agreed.when("record-contact", **(NOTHING | {"agrees_to_email": False})).then("contact-recorded")

    assert not after.case.parties[0].email_agreed


def test_what_holds_already_is_nothing(given: Given) -> None:
    given("receive-initiative").when("record-contact", **NOTHING).then("nothing")
    again = NOTHING | {"agrees_to_email": True, "evidence": "Formulier."}
    given("receive-initiative", "record-contact").when("record-contact", **again).then("nothing")


def test_a_representative_shows_an_authorisation_later(given: Given) -> None:
    bare = given("receive-initiative", ("add-party", {"authorisation": None}))
    shown = NOTHING | {"party": 2, "authorisation": "Machtiging."}

    assert bare.when("record-contact", **shown).then("contact-recorded").case.parties[1].authorised


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"evidence": None}, "evidence-missing"),
        ({"email": None}, "email-missing"),
        ({"party": 2}, "unknown-party"),
        ({"authorisation": "Machtiging."}, "no-representative"),
    ],
)
def test_what_is_not_shown_is_refused(given: Given, fields: dict[str, Any], code: str) -> None:
    given("receive-initiative").when("record-contact", **fields).then(f"refused: {code}")


def test_an_initiator_says_so_without_other_evidence(given: Given) -> None:
    given("receive-initiative").when("record-contact", role="initiator", evidence=None).then(
        "contact-recorded"
    )


def test_a_submission_may_tell_it_all_at_once(given: Given) -> None:
    received = given().when(
        "receive-initiative",
        address="Lindelaan 1, Lindewaard",
        email="linde@voorbeeld.example",
        agrees_to_email=True,
        representative={"person": "mr. Vera van Linden", "authorisation": "Machtiging."},
    )
    after = received.after

    assert received.lines[0] == "initiative-received"
    assert received.lines[-1] == "party-added"
    assert after.case.parties[0].email_agreed
    assert (after.case.parties[1].sort, after.case.parties[1].on_behalf_of) == ("representative", 1)
    given().when("receive-initiative", agrees_to_email=True).then("refused: email-missing")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("record-contact") == {
        "intake",
        "handler",
        "team-lead",
        "legal",
        "initiator",
        "complaints-officer",
    }
    assert stages_for("record-contact") == BEGUN
