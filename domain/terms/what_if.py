"""The what-if calculator: the due date of a term, its derivation, and what had no effect on it."""

from typing import NamedTuple

from domain.terms.asking import EARLIEST, LATEST, bad
from domain.terms.calendar import Calendar
from domain.terms.clock import Regime
from domain.terms.derivation import derive, touches_the_unknown
from domain.terms.extension import Extended, extend
from domain.terms.penalty import Notice, Penalty, penalty
from domain.terms.penalty_steps import derive_penalty
from domain.terms.readings import Readings
from domain.terms.reckoning import Facts, Measure, Reckoned, reckon
from domain.terms.rejection import ATW, DECISION, Rejected
from domain.terms.request import Request
from domain.terms.standstill import admitted_to, idle
from domain.terms.step import Derivation


class Answer(NamedTuple):
    """What the calculator says to one request."""

    derivation: Derivation
    rejected: tuple[Rejected, ...]
    alternatives: tuple[tuple[str, str, str], ...]
    penalty: Penalty | None


class _Outcome(NamedTuple):
    """A request under one reading of the law."""

    facts: Facts
    found: Reckoned
    extended: Extended | None
    rejected: tuple[Rejected, ...]


def answer(request: Request, calendar: Calendar, readings: Readings = Readings()) -> Answer:  # noqa: B008 - a value
    """Return the answer under those readings, with the due date under each other reading that differs.

    Raises `BadRequestError` where the due date falls outside the years that the calculator knows.
    """
    outcome = _outcome(request, Measure(calendar, readings))
    found = outcome.found
    if not EARLIEST <= found.day.year <= LATEST:
        bad("date-out-of-range", f"De uitkomst valt buiten de jaren {EARLIEST} tot en met {LATEST}.")
    derivation = derive(
        outcome.facts,
        found,
        calendar,
        extended=outcome.extended,
        provisional=touches_the_unknown(found, calendar),
    )
    derivation = _from_the_moment(request, derivation)
    rejected = [*_declaration(request), *outcome.rejected]
    owed, refused = None, None
    if request.notice_of_default is not None:
        notice = Notice(request.notice_of_default, request.decided_on)
        owed, refused = penalty(outcome.facts, found.day, notice, calendar)
        steps = derive_penalty(request.notice_of_default, owed, calendar)
        derivation = derivation._replace(steps=derivation.steps + steps)
    elif request.decided_on is not None:
        reason = "Zonder ingebrekestelling is er geen dwangsom die door een beslissing kan eindigen."
        refused = Rejected(DECISION, "no-notice-of-default", reason)
    if refused is not None:
        rejected.append(refused)
    return Answer(derivation, tuple(rejected), _alternatives(request, calendar, readings, found), owed)


def _from_the_moment(request: Request, derivation: Derivation) -> Derivation:
    """The derivation with the instant that its first day follows from, where an instant was given."""
    if request.moment is None:
        return derivation
    start, *steps = derivation.steps
    return derivation._replace(steps=(start._replace(detail=request.moment), *steps))


def _alternatives(
    request: Request, calendar: Calendar, readings: Readings, found: Reckoned
) -> tuple[tuple[str, str, str], ...]:
    """The due date under each other reading, where it differs. Only some requests leave anything open."""
    if not (request.suspensions or request.extension or request.term.start_day_counts):
        return ()
    others = (
        (setting, value, _outcome(request, Measure(calendar, other)).found.day)
        for setting, value, other in readings.others()
    )
    return tuple((setting, value, str(due)) for setting, value, due in others if due != found.day)


def _outcome(request: Request, by: Measure) -> _Outcome:
    admitted, rejected = admitted_to(request)
    facts = Facts(request.term, admitted, request.backward)
    extended: Extended | None = None
    if request.extension is not None:
        tried = extend(facts, request.extension, by)
        if isinstance(tried, Rejected):
            rejected.append(tried)
        else:
            extended = tried
            rejected += [tried.cut] if tried.cut is not None else []
    found = reckon(facts, by) if extended is None else extended.found
    rejected += idle(admitted, found, by.readings)
    return _Outcome(facts, found, extended, tuple(rejected))


def _declaration(request: Request) -> list[Rejected]:
    """What a request said of the Algemene termijnenwet where that is not for anybody to say."""
    regime = request.term.regime
    if regime is Regime.STATUTORY and request.declared is not None:
        reason = "Voor een wettelijke termijn bepaalt de Algemene termijnenwet zelf of zij geldt."
        return [Rejected(ATW, "atw-by-law", reason)]
    if regime is Regime.NAMED_DATE and request.declared:
        reason = "Een genoemde dag blijft die dag; de Algemene termijnenwet verschuift haar niet."
        return [Rejected(ATW, "named-date-never-rolls", reason)]
    return []
