"""A case is tied to its number in another system, by a link that gives nothing away."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from domain.decision import Refused
from domain.reading import read
from domain.stages import BEGUN
from domain.transitions.intake.link_elsewhere import TRANSITION
from tests.decisions.conftest import HashSealer

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def test_a_case_is_known_elsewhere_under_a_number(given: Given) -> None:
    after = given("receive-initiative").when("link-elsewhere").then("linked-elsewhere")

    assert [(each.system, each.number) for each in after.case.elsewhere] == [("zaaksysteem", "Z-2026-0123")]


def test_twice_is_nothing(given: Given) -> None:
    linked = given("receive-initiative", "link-elsewhere")
    linked.when("link-elsewhere").then("nothing")
    linked.when("link-elsewhere", link=None).then("nothing")


def test_a_document_that_moved_has_one_link(given: Given) -> None:
    moved = given("receive-initiative", "link-elsewhere").when(
        "link-elsewhere", link="https://zaken.lindewaard.example/archief/0123"
    )

    assert len(moved.then("linked-elsewhere").case.elsewhere) == 1


def test_there_is_an_end_to_how_many(given: Given) -> None:
    many = given("receive-initiative").and_then(
        *(("link-elsewhere", {"number": f"Z-{each}"}) for each in range(50))
    )
    many.when("link-elsewhere", number="Z-51").then("refused: too-many-links")


@pytest.mark.parametrize(
    "link",
    [
        "http://zaken.lindewaard.example/1",
        "https://jan:geheim@zaken.lindewaard.example/1",
        "https://zaken.lindewaard.example/1?bsn=123456782",
        "https://zaken.lindewaard.example/1#naam",
        "https://zaken.lindewaard.example/1\nSet-Cookie: x",
        "https://localhost/1",
        "https://zaken.lindewaard.example\\@elders.example/1",
        "javascript:alert(1)",
        "//elders.example/1",
    ],
)
def test_a_link_that_gives_something_away_or_leads_astray_is_refused(link: str) -> None:
    submission = json.dumps(TRANSITION.example | {"link": link}).encode()
    refused = read(TRANSITION, submission, HashSealer())

    assert isinstance(refused, Refused)
    assert refused.code == "link-not-safe"


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("link-elsewhere") == {
        "complaints-officer",
        "intake",
        "handler",
        "team-lead",
        "legal",
        "council-registrar",
        "college-secretary",
    }
    assert stages_for("link-elsewhere") == BEGUN
