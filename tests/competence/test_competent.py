"""Who decides: under a mandate of that day, as the organ itself, or for a reason (Awb 10:3)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.catalogue import CATALOGUE
from domain.command import DecidingCommand
from domain.competence.authority import Authority
from domain.competence.competent import Deciding, competent
from domain.competence.mandates import MandateRegister
from domain.competence.organs import SPEAKS_FOR, Organ, organ_named
from domain.decision import Actor, Refused
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.sealed import Text
from domain.transition import Transition

BOOK = Rulebook.read(Path(__file__).parents[1] / "regulations")
DAY = date(2026, 3, 10)
REFUSE = Deciding(transition="refuse")
DECIDING = [each for each in CATALOGUE if each.decides]

REGISTER = b"""
version = "elzenhoven-mandates-1"
municipality = "elzenhoven"
fictional = true

[[mandates]]
number = "A-1"
organ = "college"
roles = ["handler"]
transitions = ["refuse"]
begin = 2026-01-01
until = 2026-06-30
source = "Besluit 1 (fictief)"

[[mandates]]
number = "A-2"
organ = "burgemeester"
roles = ["handler"]
transitions = ["refuse"]
begin = 2026-03-01
source = "Besluit 2 (fictief)"
"""


def ask(
    deciding: Deciding = REFUSE,
    role: Role = Role.HANDLER,
    *,
    of: str = "lindewaard",
    cited: str | None = None,
    day: date = DAY,
    book: Rulebook = BOOK,
) -> Authority | Refused:
    return competent(deciding, Actor(ref="ref-1", role=role, mandate=cited), book.on(of, day), day)


def basis(came_to: Authority | Refused) -> str:
    return came_to.code if isinstance(came_to, Refused) else came_to.basis


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """Return a book in which Elzenhoven has two mandates."""
    regulations = BOOK.regulations
    return Rulebook(regulations, BOOK.calendars, [MandateRegister.parse(REGISTER)])


def test_the_mandate_is_found_and_cited() -> None:
    found = ask()

    assert isinstance(found, Authority)
    assert (found.basis, found.organ, found.mandate) == ("mandate", Organ.COLLEGE, "M-2010-01")


@pytest.mark.parametrize(
    ("day", "cited", "organ", "comes_to"),
    [
        (date(2025, 12, 31), None, None, "unchecked"),
        (date(2026, 1, 1), None, None, "A-1"),
        (date(2026, 1, 1), "A-2", None, "no-mandate"),
        (date(2026, 3, 10), "A-2", None, "A-2"),
        (date(2026, 3, 10), None, "burgemeester", "A-2"),
        (date(2026, 3, 10), None, "raad", "no-mandate"),
        (date(2026, 6, 30), "A-1", None, "A-1"),
        (date(2026, 7, 1), "A-1", None, "no-mandate"),
        (date(2026, 7, 1), None, None, "A-2"),
    ],
)
def test_a_mandate_holds_on_its_days(
    book: Rulebook, day: date, cited: str | None, organ: str | None, comes_to: str
) -> None:
    deciding = REFUSE.model_copy(update={"organ": organ})
    found = ask(deciding, of="elzenhoven", cited=cited, day=day, book=book)

    assert comes_to in {basis(found), getattr(found, "mandate", None)}


def test_who_cites_the_wrong_one_hears_which_would_do(book: Rulebook) -> None:
    found = ask(of="elzenhoven", cited="A-9", book=book)

    assert isinstance(found, Refused)
    assert "Mandaat A-9 geldt op dinsdag 10 maart 2026 niet voor deze stap; wel: A-1, A-2." in found.sentence
    assert found.basis == "Awb art. 10:3"


def test_a_reason_makes_up_for_it_and_stays() -> None:
    deviating = Deciding(transition="refuse", deviation=Text.example(), organ="college")

    assert basis(ask(REFUSE, Role.INTAKE)) == "no-mandate"
    found = ask(deviating, Role.INTAKE)
    assert isinstance(found, Authority)
    assert (found.basis, found.organ, found.reason) == ("deviation", Organ.COLLEGE, Text.example())


def test_the_organ_itself_needs_its_number() -> None:
    numbered = REFUSE.model_copy(update={"decision_number": "B-1"})

    assert basis(ask(REFUSE, Role.COLLEGE_SECRETARY)) == "decision-number-missing"
    found = ask(numbered, Role.COLLEGE_SECRETARY)
    assert isinstance(found, Authority)
    assert (found.basis, found.organ, found.mandate) == ("own", Organ.COLLEGE, None)
    elsewhere = numbered.model_copy(update={"organ": "raad"})
    assert basis(ask(elsewhere, Role.COLLEGE_SECRETARY)) == "no-mandate"


def test_where_no_register_is_known_nothing_was_checked() -> None:
    assert basis(ask(of="leiden")) == "unchecked"
    assert basis(ask(day=date(2009, 12, 31))) == "unchecked"


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("raad", Organ.COUNCIL),
        ("De Gemeenteraad", Organ.COUNCIL),
        ("het college van burgemeester en wethouders", Organ.COLLEGE),
        ("burgemeester", Organ.MAYOR),
        ("wethouder", None),
    ],
)
def test_an_organ_by_name(name: str, organ: Organ | None) -> None:
    assert organ_named(name) is organ


@pytest.mark.parametrize("transition", DECIDING, ids=lambda each: each.name)
def test_no_role_is_asked_for_what_no_mandate_gives(transition: Transition[Any]) -> None:
    assert issubclass(transition.command, DecidingCommand)
    for role in transition.roles - SPEAKS_FOR.keys():
        assert basis(ask(Deciding(transition=transition.name), role)) == "mandate", role


def test_every_mandate_is_for_steps_that_exist() -> None:
    names = {each.name for each in CATALOGUE}

    assert all(mandate.transitions <= names for mandate in BOOK.mandates.all())


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"A-2"', b'"A-1"'),
        (b"until = 2026-06-30", b"until = 2025-06-30"),
        (b'"burgemeester"', b'"wethouder"'),
        (b'roles = ["handler"]', b"roles = []"),
        (b"source", b"sources"),
    ],
)
def test_a_register_that_cannot_be_meant_is_refused(was: bytes, becomes: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        MandateRegister.parse(REGISTER.replace(was, becomes))
