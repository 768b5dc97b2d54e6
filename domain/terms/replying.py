"""The calculator at a counter: a line of JSON in, a JSON object out, whatever the line is."""

from collections.abc import Callable
from typing import Any

from domain.terms.asking import BadRequestError, bad, read_json, shown
from domain.terms.calendar import Calendar
from domain.terms.narration import as_json
from domain.terms.request import Request, name_of, read_request
from domain.terms.what_if import Answer, answer


def result(request: Request, given: Answer) -> dict[str, Any]:
    """Return an answer as a JSON object."""
    told: dict[str, Any] = {
        "id": request.id,
        "due": str(given.derivation.due),
        "raw": str(given.derivation.raw),
        "provisional": given.derivation.provisional,
        "steps": [as_json(step) for step in given.derivation.steps],
        "rejected": [each._asdict() for each in given.rejected],
        "alternatives": [
            {"setting": setting, "value": value, "due": due} for setting, value, due in given.alternatives
        ],
    }
    if given.penalty is not None:
        told["penalty"] = {
            name: value if value is None or isinstance(value, bool | int | str) else str(value)
            for name, value in given.penalty._asdict().items()
        }
    return told


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
