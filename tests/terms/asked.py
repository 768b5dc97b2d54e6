"""Questions to the calculator, in a line each."""

import json
from typing import Any

from domain.rulebook import Rulebook
from domain.terms.replying import reply

calendar_of = Rulebook.read().calendar


def asked(**changes: Any) -> dict[str, Any]:
    """Answer a request: eight statutory weeks from Monday 2 March 2026 to Monday 27 April, King's Day."""
    request: dict[str, Any] = {
        "id": 1,
        "start": "2026-03-02",
        "length": 8,
        "unit": "weeks",
        "regime": "statutory",
    } | changes
    found, done = reply(json.dumps(request), calendar_of)
    assert done, found
    return found


def codes(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["what"], each["code"]) for each in answer["rejected"]]


def completion(invited: str, until: str | None = None, completed: str | None = None) -> dict[str, Any]:
    return {"basis": "awb-4:15-1-a", "invited": invited, "term_until": until, "completed": completed}


def still(basis: str, first: str, last: str) -> dict[str, Any]:
    return {"basis": basis, "from": first, "to": last}


def extension(
    basis: str, announced: str, until: str | None = None, weeks: int | None = None
) -> dict[str, Any]:
    return {"basis": basis, "announced": announced, "until": until, "weeks": weeks}
