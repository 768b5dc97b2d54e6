"""Cases are handled together; each initiator keeps the own terms (Awb 3:2)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from domain.stages import OPEN, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]


@pytest.fixture
def other(given: Given) -> Any:
    """Return another case."""
    scenario = given(Stage.TRIAGE)
    return replace(scenario, case=scenario.case.model_copy(update={"id": "case-2"}))


def test_no_clock_moves_and_no_case_disappears(given: Given, other: Any) -> None:
    before = given(Stage.TRIAGE)
    after = before.when("join-case", other=other).then("joined")

    assert after.case.joined == ("case-2",)
    assert (after.case.stage, after.case.clocks) == (Stage.TRIAGE, before.case.clocks)


def test_twice_is_nothing(given: Given, other: Any) -> None:
    given(Stage.TRIAGE).when("join-case", other=other).after.when("join-case", other=other).then("nothing")


def test_it_is_not_joined_with_itself_or_with_nothing(given: Given) -> None:
    case = given(Stage.TRIAGE)

    case.when("join-case", other=case).then("refused: same-case")
    case.when("join-case").then("refused: unknown-other-case")


@pytest.mark.parametrize("step", ["join-case", "separate-case", "split-off"])
def test_no_case_names_the_file_of_a_complaint(given: Given, step: str) -> None:
    """Awb 9:7: it may be about whoever handles this case."""
    about = given(("receive-initiative", {"asks": ["Een plein?", "Een speelhuisje?"]}), "assign-kind")
    opened = {"sort": "complaint", "role": "complaints-officer", "announced": None}
    file = given().when("open-file", other=about, **opened).after
    file = replace(file, case=file.case.model_copy(update={"id": "case-2"}))

    about.when(step, other=file).then("refused: file-closed")


def test_who_and_when(roles_for: Who, stages_for: Stages) -> None:
    assert roles_for("join-case") == {"handler", "team-lead", "legal"}
    assert stages_for("join-case") == OPEN
