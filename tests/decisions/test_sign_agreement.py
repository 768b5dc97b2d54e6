"""The agreement tells what, how long and who carries on; the mayor signs (Gemeentewet 171, Awb 10:12)."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.competence.authority import Authority
from domain.competence.organs import Organ
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


def test_who_signs_does_so_by_power_of_attorney_of_the_mayor(given: Given) -> None:
    signed = given(Stage.AGREEMENT_SIGNED).facts[-1].event

    assert signed.authority == Authority(basis="mandate", organ=Organ.MAYOR, mandate="V-2026-01")


def test_the_mayor_signs_and_the_secretary_records_it(given: Given) -> None:
    before = given(Stage.TAKEOVER_DECIDED)
    before.when("sign-agreement", role="college-secretary").then("refused: decision-number-missing")
    after = before.when("sign-agreement", role="college-secretary", decision_number="B-2026-102").after

    assert after.facts[-1].event.authority == Authority(
        basis="own", organ=Organ.MAYOR, decision_number="B-2026-102"
    )


def test_the_college_decides_and_does_not_sign(given: Given) -> None:
    given(Stage.TAKEOVER_DECIDED).when("sign-agreement", organ="college").then("refused: other-organ")


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
