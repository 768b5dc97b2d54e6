"""A colleague gives the case back, and from then on nobody has it (Awb 3:2)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.radar import Asking, asking
from domain.signals import Signal
from domain.stages import FILES, OPEN

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


def unowned(scenario: Any) -> list[Asking]:
    return [each for each in asking(scenario.case) if each.signal is Signal.UNOWNED]


def test_nobody_has_the_case_and_no_clock_moves(given: Given) -> None:
    before = given("receive-initiative", "assign-handler")
    after = before.when("release-handler").then("handler-released")

    assert after.case.handler is None
    assert after.facts[-1].event.handler == before.case.handler
    assert after.running() == before.running()


def test_it_counts_as_unowned_from_the_release_and_not_from_receipt(given: Given) -> None:
    released = given("receive-initiative", "assign-handler", "release-handler")
    assert unowned(released) == [Asking(Signal.UNOWNED, date(2026, 2, 5))]

    taken = released.and_then(("assign-handler", {"occurred": "2026-02-09T09:00:00+01:00"}))
    assert unowned(taken) == []
    again = taken.and_then(("release-handler", {"occurred": "2026-02-10T09:00:00+01:00"}))
    assert unowned(again) == [Asking(Signal.UNOWNED, date(2026, 2, 10))]


def test_a_release_whose_date_was_corrected_counts_from_the_right_day(given: Given) -> None:
    released = given("receive-initiative", "assign-handler", "release-handler")
    version = released.version_of("handler-released")
    wrong = {"fact": version, "corrected": "2026-02-04T09:00:00+01:00"}
    mended = released.and_then(
        ("correct-fact", wrong), ("confirm-correction", {"proposal": version + 1, "by": "ref-another"})
    )

    assert unowned(mended) == [Asking(Signal.UNOWNED, date(2026, 2, 4))]


def test_what_nobody_has_cannot_be_given_back(given: Given) -> None:
    given("receive-initiative").when("release-handler").then("nothing")
    given("receive-initiative", "assign-handler", "release-handler").when("release-handler").then("nothing")


def test_nobody_gives_back_what_they_did_not_have_yet(given: Given) -> None:
    owned = given("receive-initiative", "assign-handler")

    owned.when("release-handler", occurred="2026-02-03T09:00:00+01:00").then("refused: before-assignment")


def test_after_a_release_anybody_can_take_it_without_a_reason(given: Given) -> None:
    released = given("receive-initiative", "assign-handler", "release-handler")

    released.when("assign-handler", handler="behandelaar-2").then("handler-assigned")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("release-handler") == {
        "handler",
        "team-lead",
        "legal",
        "intake",
        "complaints-officer",
    }
    assert stages_for("release-handler") == OPEN | FILES
