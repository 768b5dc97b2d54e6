"""The what-if calculator: the due date of a term that nobody has, explained like that of a case."""

from domain.terms.asking import EARLIEST, LATEST, bad
from domain.terms.assessment import assess
from domain.terms.calendar import Calendar
from domain.terms.clock import Regime
from domain.terms.derivation import touches_the_unknown
from domain.terms.explanation import Explanation, explain, with_notice
from domain.terms.penalty import Notice
from domain.terms.readings import Readings
from domain.terms.reckoning import Facts, Measure
from domain.terms.rejection import ATW, DECISION, Rejected
from domain.terms.request import Request


def answer(request: Request, calendar: Calendar, readings: Readings = Readings()) -> Explanation:  # noqa: B008 - a value
    """Return the answer under those readings, with the due date under each other reading that differs.

    Raises `BadRequestError` where the due date falls outside the years that the calculator knows.
    """
    by = Measure(calendar, readings)
    extensions = () if request.extension is None else (request.extension,)
    facts = Facts(request.term, request.suspensions, extensions, request.backward)
    assessed = assess(facts, by)
    found = assessed.found
    if not EARLIEST <= found.day.year <= LATEST:
        bad("date-out-of-range", f"De uitkomst valt buiten de jaren {EARLIEST} tot en met {LATEST}.")
    told = explain(assessed, facts, by, provisional=touches_the_unknown(found, calendar))
    told = _from_the_moment(request, told)
    told = told._replace(rejected=(*_declaration(request), *told.rejected))
    if request.notice_of_default is not None:
        return with_notice(told, assessed, Notice(request.notice_of_default, request.decided_on), by)
    if request.decided_on is not None:
        reason = "Zonder ingebrekestelling is er geen dwangsom die door een beslissing kan eindigen."
        told = told._replace(rejected=(*told.rejected, Rejected(DECISION, "no-notice-of-default", reason)))
    return told


def _from_the_moment(request: Request, told: Explanation) -> Explanation:
    """The explanation with the instant that its first day follows from, where an instant was given."""
    if request.moment is None:
        return told
    start, *steps = told.derivation.steps
    derivation = told.derivation._replace(steps=(start._replace(detail=request.moment), *steps))
    return told._replace(derivation=derivation)


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
