"""How a due date came to be, as data: the steps of the computation in their order, none left out.

It tells what `domain/terms/reckoning.py` found and computes no date of its own. The same object is shown
on a page, written to an export and compared in a test.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain import law
from domain.terms.basis import ARTICLES
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Suspension, Term
from domain.terms.due import due, facts_of, reckoned
from domain.terms.extension import Extended
from domain.terms.pause import Pause
from domain.terms.reckoning import Facts, Reckoned
from domain.terms.rolling_steps import from_to, rolling
from domain.terms.step import Derivation, Name, OutOfTheAct, Step

_DAY = timedelta(days=1)


def derived(clock: Clock, calendar: Calendar) -> Derivation:
    """Return how the due day of a case's clock came to be: the computation behind `due`."""
    provisional = due(clock, calendar).provisional
    return derive(facts_of(clock), reckoned(clock, calendar), calendar, provisional=provisional)


def derive(
    facts: Facts,
    found: Reckoned,
    calendar: Calendar,
    *,
    extended: Extended | None = None,
    provisional: bool,
) -> Derivation:
    """Return the steps of a computation that was made."""
    term, suspensions, _ = facts
    steps = [
        Step(Name.START, term.start, str(law.DISPLAY) if term.start_day_counts else None),
        _counting(term, found),
        *_until_raw(suspensions, found, extended),
        _act(facts, found, named=extended is not None and extended.until is not None),
        *(rolling(found.raw, found.day, found.paused, calendar) if found.act else ()),
        Step(Name.DUE, found.day, detail="provisional" if provisional else None),
        Step(Name.CALENDAR, detail=f"{calendar.version} sha256:{calendar.sha256}"),
    ]
    return Derivation(found.day, found.raw, provisional, tuple(steps))


def touches_the_unknown(found: Reckoned, calendar: Calendar) -> bool:
    """Return whether the due day, or a day rolled over, lies where no decree is known."""
    return found.act and not all(calendar.covers(each) for each in from_to(found.raw, found.day))


def _counting(term: Term, found: Reckoned) -> Step:
    basis = term.basis or None
    if found.length is None:
        return Step(Name.NAMED, found.counted, basis)
    detail = f"{found.length.number} {found.length.unit}"
    first, last = sorted((found.eve + _DAY, found.counted))
    return Step(Name.COUNT, found.counted, basis, first, last, detail=detail)


def _until_raw(
    suspensions: Sequence[Suspension], found: Reckoned, extended: Extended | None
) -> Iterator[Step]:
    """Suspensions and extension, in the order in which they move the end."""
    if extended is None:
        yield from _standing_still(suspensions, found.paused, found.counted)
        return
    article, announced = str(ARTICLES[extended.extension.basis]), extended.extension.announced
    if extended.until is None:
        yield from _standing_still(suspensions, found.paused, found.counted)
        days = 7 * extended.weeks
        yield Step(Name.EXTENSION, found.raw, article, announced, None, days, f"{extended.weeks} weeks")
        return
    earlier = extended.before.paused
    yield from _standing_still(suspensions, earlier, found.counted)
    yield Step(Name.EXTENSION, extended.until, article, announced, extended.until)
    yield from _standing_still(suspensions, found.paused[len(earlier) :], extended.until)


def _standing_still(suspensions: Sequence[Suspension], paused: Sequence[Pause], end: date) -> Iterator[Step]:
    for pause in paused:
        of = suspensions[pause.of]
        first = pause.first if pause.days else of.begin
        yield Step(Name.SUSPENSION, None, of.basis, first, pause.last, pause.days)
    if paused:
        days = sum(pause.days for pause in paused)
        yield Step(Name.SUSPENDED, end + timedelta(days=days), days=days)


def _act(facts: Facts, found: Reckoned, *, named: bool) -> Step:
    if found.act:
        return Step(Name.ATW_APPLIES, article=str(law.EXTENSION_OF_TERMS), detail=facts.term.regime)
    if facts.backward:
        return Step(Name.ATW_DOES_NOT_APPLY, article=str(law.NEVER_BACKWARD), detail=OutOfTheAct.BACKWARD)
    if not facts.term.atw:
        return Step(Name.ATW_DOES_NOT_APPLY, detail=OutOfTheAct.REGIME)
    if named:
        return Step(Name.ATW_DOES_NOT_APPLY, detail=OutOfTheAct.NAMED)
    return Step(Name.ATW_DOES_NOT_APPLY, article=str(law.TERMS_UNDER_THE_ACT), detail=OutOfTheAct.LENGTH)
