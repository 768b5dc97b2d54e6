"""The calculator at a counter: a line of JSON in, a JSON object out, whatever the line is."""

from collections.abc import Callable
from typing import Any

from domain.terms.asking import BadRequestError, bad, read_json, shown
from domain.terms.calendar import Calendar
from domain.terms.explanation import Explanation
from domain.terms.request import Request, name_of, read_request
from domain.terms.telling import explanation_as_json
from domain.terms.what_if import answer


def result(request: Request, given: Explanation) -> dict[str, Any]:
    """Return an answer as a JSON object."""
    return {"id": request.id} | explanation_as_json(given)


def reply(line: str, calendar_of: Callable[[str | None], Calendar | None]) -> tuple[dict[str, Any], bool]:
    """Return what to answer to one line, and whether it could be answered.

    `calendar_of` finds a calendar by its version, or the newest for None; an unknown one is None.
    """
    named: str | int | None = None
    try:
        value, repeated = read_json(line)
        named = None if repeated == "id" else name_of(value)
        if repeated is not None:
            bad("duplicate-key", f"De sleutel '{shown(repeated)}' staat er twee keer.")
        request = read_request(value)
        calendar = calendar_of(request.calendar)
        if calendar is None:
            bad("unknown-calendar", "De kalender met deze versie is er niet.")
        return result(request, answer(request, calendar)), True
    except BadRequestError as wrong:
        return faulty(named, wrong.code, wrong.message), False


def faulty(named: str | int | None, code: str, message: str) -> dict[str, Any]:
    """Return the answer to a line that cannot be answered."""
    return {"id": named, "error": {"code": code, "message": message}}
