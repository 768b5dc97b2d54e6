"""The agreement tells what, until when, and who carries on (Gemeentewet 150, 171)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.stages import Kind, Stage

Given = Callable[..., Any]
Who = Callable[[str], set[str]]
Stages = Callable[[str], set[str]]
Kinds = Callable[[str], set[str]]


def test_the_agreement_is_signed(given: Given) -> None:
    before = given(Stage.TAKEOVER_DECIDED)
    after = before.when("sign-agreement").then("agreement-signed")

    assert after.case.stage is Stage.AGREEMENT_SIGNED
    assert after.case.clocks == before.case.clocks


def test_a_second_time_is_refused(given: Given) -> None:
    given(Stage.TAKEOVER_DECIDED, "sign-agreement").when("sign-agreement").then("refused: wrong-stage")


@pytest.mark.parametrize("until", ["2026-06-01", "2026-05-31"])
def test_it_ends_after_it_begins(given: Given, until: str) -> None:
    given(Stage.TAKEOVER_DECIDED).when("sign-agreement", runs_until=until).then(
        "refused: agreement-ends-before-start"
    )


def test_who_when_and_which_kind(roles_for: Who, stages_for: Stages, kinds_for: Kinds) -> None:
    assert roles_for("sign-agreement") == {"handler", "team-lead", "legal", "college-secretary"}
    assert stages_for("sign-agreement") == {Stage.TAKEOVER_DECIDED}
    assert kinds_for("sign-agreement") == {Kind.CHALLENGE}
