"""Somebody follows a case: a colleague, or who from outside asked to (AVG 6, 7)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.radar import last_act
from domain.stages import CLOSED, OPEN, Stage
from domain.watchers import MOST_WATCHERS

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]

COLLEAGUE = {"staff": "griffie-1", "person": None, "contact": None, "evidence": None}


def test_who_from_outside_asked_to_follows_it_and_no_clock_moves(given: Given) -> None:
    after = given("receive-initiative").when("watch-case").then("watched")
    (watcher,) = after.case.watchers

    assert (watcher.number, watcher.outside) == (after.version_of("watched"), True)
    assert watcher.ref.startswith("person-")
    assert watcher.contact is not None
    assert after.running() == ["acknowledgement", "substantive-response"]


def test_a_colleague_follows_it_once(given: Given) -> None:
    after = given("receive-initiative").when("watch-case", **COLLEAGUE).then("watched")
    (watcher,) = after.case.watchers

    assert (watcher.ref[:6], watcher.outside, watcher.contact) == ("staff-", False, None)
    after.when("watch-case", **COLLEAGUE).then("nothing")


def test_two_from_outside_may_bear_one_name(given: Given) -> None:
    twice = given("receive-initiative", "watch-case").when("watch-case").then("watched")

    assert len(twice.case.watchers) == 2


def test_following_gives_no_part_in_the_case(given: Given) -> None:
    before = given("receive-initiative", "assign-handler")
    after = before.when("watch-case", **COLLEAGUE).then("watched")

    assert after.case.parties == before.case.parties
    assert after.case.handler == before.case.handler


def test_following_is_no_act_so_a_quiet_case_stays_quiet(given: Given) -> None:
    before = given("receive-initiative")
    later = {"occurred": "2026-03-30T09:00:00+02:00"}
    after = before.and_then(("watch-case", later), ("watch-case", COLLEAGUE | later))

    assert last_act(after.case) == last_act(before.case)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"person": None}, "watcher-unclear"),
        ({"staff": "griffie-1"}, "watcher-unclear"),
        (COLLEAGUE | {"contact": "griffie@lindewaard.example"}, "contact-not-expected"),
        (COLLEAGUE | {"evidence": "Zelf gevraagd."}, "contact-not-expected"),
        ({"evidence": None}, "evidence-missing"),
    ],
)
def test_who_follows_and_on_what_their_name_is_kept_is_clear(
    given: Given, fields: dict[str, Any], code: str
) -> None:
    given("receive-initiative").when("watch-case", **fields).then(f"refused: {code}")


def test_a_case_has_no_more_followers_than_a_case_file_can_bear(given: Given) -> None:
    full = given("receive-initiative", *["watch-case"] * MOST_WATCHERS)

    full.when("watch-case").then("refused: too-many-watchers")
    first = full.case.watchers[0].number
    full.and_then(("unwatch-case", {"watcher": first})).when("watch-case").then("watched")


def test_a_file_of_its_own_has_parties_and_no_followers(given: Given) -> None:
    file = given(Stage.FILE_OPEN)
    file.when("watch-case", occurred="2026-05-01T10:00:00+02:00").then("refused: wrong-stage")
    decided = file.and_then("decide-objection")

    decided.when("watch-case", occurred="2026-06-10T10:00:00+02:00").then("refused: file-not-followed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("watch-case") == {
        "handler",
        "team-lead",
        "legal",
        "intake",
        "college-secretary",
        "council-registrar",
    }
    assert stages_for("watch-case") == OPEN | CLOSED
