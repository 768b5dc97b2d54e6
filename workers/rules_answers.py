"""What the terminal is answered about rules: JSON values, the same for a preview and for what was done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from domain.changeover import ClockOutlook
from domain.decision import Refused
from domain.events import TermReset
from domain.regulation import Regulation
from domain.terms.calendar import Calendar
from projections.outlook import CaseOutlook


def about(rules: Calendar | Regulation) -> dict[str, Any]:
    """Return which rules these are; a calendar is everybody's and has no day of its own."""
    if isinstance(rules, Calendar):
        return {"version": rules.version, "sort": "calendar", "municipality": None, "in_force_from": None}
    return {
        "version": rules.version,
        "sort": "regulation",
        "municipality": rules.municipality,
        "in_force_from": rules.in_force_from.isoformat(),
    }


def missing(version: str) -> dict[str, Any]:
    """Return a version that cases name and that is not here."""
    return {"version": version, "sort": None, "municipality": None, "in_force_from": None, "sha256": None}


def foreseen(outlooks: Sequence[CaseOutlook]) -> dict[str, Any]:
    """Return the cases of a preview, and how many there are of each sort."""
    counted = Counter(each.prospect.value.replace("-", "_") for each in outlooks)
    names = ("moves", "unmoved", "already", "not_concerned", "refused")
    return {
        "totals": {name: counted[name] for name in names}
        | {
            "clocks_moved": sum(clock.moves for each in outlooks for clock in each.clocks),
            "clocks_ended": sum(each.ended for each in outlooks),
        },
        "cases": [
            each.model_dump(mode="json", exclude={"clocks"})
            | {"clocks": [_clock(one) for one in each.clocks]}
            for each in outlooks
        ],
    }


def done(cases: Sequence[Mapping[str, Any]], passed_by: Iterable[CaseOutlook]) -> dict[str, Any]:
    """Return the cases that were brought under other rules, or refused, and how many of each sort."""
    counted = Counter(each["outcome"] for each in cases)
    counted.update(each.prospect.value.replace("-", "_") for each in passed_by)
    names = ("applied", "already", "not_concerned", "refused")
    return {
        "totals": {name: counted[name] for name in names}
        | {"clocks_moved": sum(len(each["moved"]) for each in cases)},
        "cases": cases,
    }


def outcome(
    case: CaseOutlook, outcome: str, moved: Iterable[TermReset] = (), why: CaseOutlook | Refused | None = None
) -> dict[str, Any]:
    """Return what became of one case; `why` has the code and the sentence of a refusal."""
    return {
        "case": case.case,
        "number": case.number,
        "outcome": outcome,
        "code": None if why is None else why.code,
        "sentence": None if why is None else why.sentence,
        "moved": [
            {
                "name": event.clock.name,
                "ordinal": event.clock.ordinal,
                "former_due": event.former.isoformat(),
                "due": event.due.isoformat(),
                "provisional": event.provisional,
            }
            for event in moved
        ],
    }


def _clock(clock: ClockOutlook) -> dict[str, Any]:
    told = clock.model_dump(mode="json")
    named = told.pop("clock")
    return {**named, "former_due": told.pop("former"), **told, "moves": clock.moves}
