"""What stands on the outside of a submission is judged at the desk, whatever face it came from."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from domain.decision import Refused
from domain.roles import Role
from workflows.slip import Slip, filed

Opens = Callable[..., Any]
GOOD = Slip(transition="admit", content=b"{}", account="an", role=Role.HANDLER, id="brief-1")
LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        *(("account", value, "invalid-account") for value in ("", " ", "an\nna", LONG, "\udcff")),
        *(("id", value, "invalid-submission-id") for value in ("", " ", "a\nb", LONG, "\ud800")),
        *(("mandate", value, "invalid-mandate") for value in ("", "Jan vindt het goed", "M\n1", LONG, "-")),
    ],
)
def test_what_cannot_be_read_is_refused(field: str, value: str, code: str) -> None:
    came_to = filed(replace(GOOD, **{field: value}))
    assert isinstance(came_to, Refused)
    assert came_to.code == code


@pytest.mark.parametrize("mandate", [None, "M-12", "Mandaatbesluit 2026 art. 3", "art10_3"])
def test_the_reference_of_a_mandate_is_taken_in(mandate: str | None) -> None:
    assert filed(replace(GOOD, mandate=mandate)) == replace(GOOD, mandate=mandate)


def test_two_spellings_of_an_account_are_one_person() -> None:
    composed, apart = filed(replace(GOOD, account="andré")), filed(replace(GOOD, account=" andre\u0301 "))
    assert composed == apart


def test_a_capital_makes_nobody_else_of_an_account() -> None:
    spellings = ("behandelaar-1", "Behandelaar-1", " BEHANDELAAR-1")
    assert len({filed(replace(GOOD, account=spelling)) for spelling in spellings}) == 1


def test_the_desk_refuses_a_slip_that_came_round_the_terminal(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            for account in ("", "\ud800"):
                came_to = await engine.does("receive-initiative", account=account)
                assert isinstance(came_to, Refused)
                assert came_to.code == "invalid-account"
            came_to = await engine.desk.submit(replace(GOOD, mandate="Jan vindt het goed"))
            assert isinstance(came_to, Refused)
            (noted,) = engine.log.attempts(None)
            assert noted.attempt.code == "invalid-mandate"
            assert list(engine.log.cases()) == []

    asyncio.run(life())
