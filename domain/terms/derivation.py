"""How a due date came to be, as data: the steps of the computation in their order, none left out.

It tells what `domain/terms/reckoning.py` found and computes no date of its own. The same object is shown
on a page, written to an export and compared in a test.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from domain import law
from domain.terms.assessment import Assessed
from domain.terms.basis import ARTICLES
from domain.terms.calendar import Calendar
from domain.terms.clock import Suspension
from domain.terms.extension import Extended
from domain.terms.pause import Pause
from domain.terms.reckoning import Facts, Reckoned
from domain.terms.rolling_steps import from_to, rolling
from domain.terms.step import Derivation, Name, OutOfTheAct, Step

_DAY = timedelta(days=1)


def derive(assessed: Assessed, calendar: Calendar, *, provisional: bool) -> Derivation:
    """Return the steps of a computation that was made."""
    facts, found = assessed.facts, assessed.found
    term = facts.term
    steps = [
        Step(Name.START, term.start, str(law.DISPLAY) if term.start_day_counts else None),
        _counting(facts, found),
        *_until_raw(facts.suspensions, found, assessed.granted),
        _act(facts, found, named=any(each.until is not None for each in assessed.granted)),
        *(rolling(found.raw, found.day, found.paused, calendar) if found.act else ()),
        Step(Name.DUE, found.day, detail="provisional" if provisional else None),
        Step(Name.CALENDAR, detail=f"{calendar.version} sha256:{calendar.sha256}"),
    ]
    return Derivation(found.day, found.raw, provisional, tuple(steps))


def touches_the_unknown(found: Reckoned, calendar: Calendar) -> bool:
    """Return whether the due day, or a day rolled over, lies where no decree is known."""
    return found.act and not all(calendar.covers(each) for each in from_to(found.raw, found.day))


def _counting(facts: Facts, found: Reckoned) -> Step:
    term = facts.term
    basis = term.basis or None
    if found.length is None:
        return Step(Name.NAMED, found.counted, basis)
    detail = f"{found.length.number} {found.length.unit}"
    first, last = found.eve + _DAY, found.counted
    if facts.backward:
        first, last = found.counted, term.start if term.start_day_counts else term.start - _DAY
    return Step(Name.COUNT, found.counted, basis, first, last, detail=detail)


def _until_raw(
    suspensions: Sequence[Suspension], found: Reckoned, granted: Sequence[Extended]
) -> Iterator[Step]:
    """Suspensions and extensions, in the order in which they move the end.

    Weeks are added to the term as it stood; a named day takes the place of all before it, and only what
    suspended the term after that day was named is told after it.
    """
    end, told = found.counted, 0
    ahead: list[Extended] = []
    for each in granted:
        if each.until is None:
            ahead.append(each)
            continue
        yield from _moved(suspensions, each.before.paused[told:], end, ahead)
        end, told, ahead = each.until, len(each.before.paused), []
        article, announced = str(ARTICLES[each.extension.basis]), each.extension.announced
        yield Step(Name.EXTENSION, end, article, announced, end, fact=each.extension.by or None)
    yield from _moved(suspensions, found.paused[told:], end, ahead)


def _moved(
    suspensions: Sequence[Suspension], paused: Sequence[Pause], last: date, granted: Iterable[Extended]
) -> Iterator[Step]:
    """An end, moved on by each day that the term stood still, and then by the weeks that were added."""
    yield from _standing_still(suspensions, paused, last)
    last += timedelta(days=sum(pause.days for pause in paused))
    for each in granted:
        last += timedelta(weeks=each.weeks)
        yield Step(
            Name.EXTENSION,
            last,
            str(ARTICLES[each.extension.basis]),
            each.extension.announced,
            days=7 * each.weeks,
            fact=each.extension.by or None,
            detail=f"{each.weeks} weeks",
        )


def _standing_still(suspensions: Sequence[Suspension], paused: Sequence[Pause], end: date) -> Iterator[Step]:
    for pause in paused:
        of = suspensions[pause.of]
        first = pause.first if pause.days else of.begin
        yield Step(Name.SUSPENSION, None, of.basis, first, pause.last, pause.days, fact=of.by or None)
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
