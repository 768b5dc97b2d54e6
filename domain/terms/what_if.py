"""The what-if calculator: one request in, the due date with its derivation, and what had no effect, out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from domain.terms.asking import EARLIEST, LATEST, BadRequestError, bad, read_json
from domain.terms.basis import ARTICLES
from domain.terms.calendar import Calendar
from domain.terms.clock import Regime, Suspension
from domain.terms.derivation import Derivation, derive, derive_penalty
from domain.terms.dutch import day
from domain.terms.extension import Extended, extend
from domain.terms.narration import as_json
from domain.terms.pause import last_suspended
from domain.terms.penalty import Notice, Penalty, penalty
from domain.terms.readings import Readings
from domain.terms.reckoning import Facts, Measure, Reckoned, reckon
from domain.terms.rejection import ATW, DECISION, SUSPENSION, Rejected, untouched
from domain.terms.request import AskedSuspension, Request, name_of, read_request


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
    derivation = derive(outcome.facts, found, calendar, outcome.extended)
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
    admitted, rejected = _admitted(request)
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
    rejected += _idle(admitted, found, by.readings)
    return _Outcome(facts, found, extended, tuple(rejected))


def _admitted(request: Request) -> tuple[tuple[Suspension, ...], list[Rejected]]:
    """The suspensions that this term can have at all, and why it cannot have the others."""
    admitted: list[Suspension] = []
    rejected: list[Rejected] = []
    for each in request.suspensions:
        refused = untouched(SUSPENSION, _subject(each), request.term, backward=request.backward)
        if refused is not None:
            rejected.append(refused)
        elif each.stretch is None:
            reason = "Het verzoek om aanvulling stelt geen termijn; dan staat niets stil."
            rejected.append(Rejected(SUSPENSION, "no-term-set", reason))
        else:
            admitted.append(each.stretch)
    return tuple(admitted), rejected


def _subject(asked: AskedSuspension) -> str:
    return f"De opschorting volgens {ARTICLES[asked.basis]}"


def _idle(admitted: tuple[Suspension, ...], found: Reckoned, readings: Readings) -> list[Rejected]:
    """Why each suspension that stopped nothing did not."""
    working = {pause.of for pause in found.paused}
    first = found.eve + timedelta(days=1)
    rejected = []
    for of, each in enumerate(admitted):
        if of in working:
            continue
        last = last_suspended(each, readings)
        if last < each.begin:
            code = "nothing-suspended"
            reason = f"De opschorting volgens {each.basis} was voorbij voordat zij een dag had geduurd."
        elif last < first:
            code = "before-the-term"
            reason = f"De opschorting tot en met {day(last)} was voorbij voordat de termijn begon."
        else:
            code = "term-already-over"
            reason = (
                f"De opschorting vanaf {day(each.begin)} begint na de laatste dag van de termijn"
                f" ({day(found.raw)}); er staat niets meer stil."
            )
        rejected.append(Rejected(SUSPENSION, code, reason))
    return rejected


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
        value = read_json(line)
        named = name_of(value)
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
