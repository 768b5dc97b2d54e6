"""What is told of a term: the explanation of a case's clock, and the JSON of any."""

from datetime import date
from typing import Any

from domain.terms.clock import Clock, Manner
from domain.terms.due import assessed, facts_of, is_provisional
from domain.terms.explanation import Explanation, explain, with_notice
from domain.terms.narration import as_json
from domain.terms.penalty import Notice, Penalty, penalty
from domain.terms.reckoning import Measure

_DECIDED = frozenset({Manner.MET, Manner.REPORTED})
"""Endings by which what was waited for was done."""


def explained(clock: Clock, by: Measure) -> Explanation:
    """Return how the due day of a case's clock came to be, and what a notice of default leads to.

    The first step names the fact that set it going. Of several notices the first that is not premature
    counts; where all were, the last tells why.
    """
    facts, found = facts_of(clock), assessed(clock, by)
    told = explain(found, facts, by, provisional=is_provisional(found.found, by))
    start, *steps = told.derivation.steps
    begun = (start._replace(fact=clock.by), *steps)
    told = told._replace(derivation=told.derivation._replace(steps=begun))
    for received in clock.notices:
        notice = notice_of(clock, received.received)
        owed, _ = penalty(found.facts, found.found.day, notice, by.calendar)
        if owed.free_until is not None or received is clock.notices[-1]:
            return with_notice(told, found, notice, by)
    return told


def notice_of(clock: Clock, received: date) -> Notice:
    """Return a notice of default with how the clock ended, if it did."""
    ending = clock.ending
    if ending is None:
        return Notice(received)
    decided = ending.manner in _DECIDED
    return Notice(received, ending.on if decided else None, None if decided else ending.on)


def explanation_as_json(given: Explanation) -> dict[str, Any]:
    """Return an explanation as a JSON object: dates, steps with their sentences, and what had no effect."""
    told: dict[str, Any] = {
        "due": str(given.derivation.due),
        "raw": str(given.derivation.raw),
        "provisional": given.derivation.provisional,
        "steps": [as_json(step) for step in given.derivation.steps],
        "rejected": [
            {"what": each.what, "code": each.code, "reason": each.reason} for each in given.rejected
        ],
        "alternatives": [
            {"setting": setting, "value": value, "due": due} for setting, value, due in given.alternatives
        ],
    }
    if given.penalty is not None:
        told["penalty"] = _penalty_as_json(given.penalty)
    return told


def _penalty_as_json(owed: Penalty) -> dict[str, Any]:
    return {
        name: value if value is None or isinstance(value, bool | int | str) else str(value)
        for name, value in owed._asdict().items()
    }
