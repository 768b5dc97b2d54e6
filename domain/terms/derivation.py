"""How a due date came to be, as data: the steps of the computation in their order, none left out.

It tells what `domain/terms/reckoning.py` found and computes no date of its own. The same object is shown
on a page, written to an export and compared in a test.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain import law
from domain.terms.basis import ARTICLES
from domain.terms.calendar import Calendar
from domain.terms.clock import Clock, Suspension, Term
from domain.terms.due import due, facts_of, reckoned
from domain.terms.extension import Extended
from domain.terms.pause import Pause
from domain.terms.penalty import Penalty
from domain.terms.reckoning import Facts, Reckoned

_DAY = timedelta(days=1)


class Name(StrEnum):
    """What kind of step it is."""

    START = "start"
    COUNT = "count"
    NAMED = "named"
    SUSPENSION = "suspension"
    SUSPENDED = "suspended"
    EXTENSION = "extension"
    ATW_APPLIES = "atw-applies"
    ATW_DOES_NOT_APPLY = "atw-does-not-apply"
    TWO_ORDINARY_DAYS = "two-ordinary-days"
    SKIPPED = "skipped"
    DUE = "due"
    CALENDAR = "calendar"
    NOTICE = "notice-of-default"
    FREE_WEEKS = "two-weeks"
    PENALTY = "penalty"
    FIXED = "penalty-fixed"


class Step(NamedTuple):
    """One step: on what it rests, what it looked at, and the `day` to which it leads.

    `detail` is what is particular to the kind of step: a length, the name of a skipped day, the reason
    why the Algemene termijnenwet stays out, a version.
    """

    name: Name
    day: date | None = None
    article: str | None = None
    first: date | None = None
    last: date | None = None
    days: int | None = None
    detail: str | None = None


class OutOfTheAct(StrEnum):
    """Why the Algemene termijnenwet does not apply to a term."""

    REGIME = "regime"
    LENGTH = "length"
    NAMED = "named-date"
    BACKWARD = "backward"


class Derivation(NamedTuple):
    """The steps to a due day, and whether a decree not yet known could touch it (`provisional`)."""

    due: date
    raw: date
    provisional: bool
    steps: tuple[Step, ...]


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
        *(_rolling(found.raw, found.day, found.paused, calendar) if found.act else ()),
        Step(Name.DUE, found.day, detail="provisional" if provisional else None),
        Step(Name.CALENDAR, detail=f"{calendar.version} sha256:{calendar.sha256}"),
    ]
    return Derivation(found.day, found.raw, provisional, tuple(steps))


def touches_the_unknown(found: Reckoned, calendar: Calendar) -> bool:
    """Return whether the due day, or a day rolled over, lies where no decree is known."""
    return found.act and not all(calendar.covers(each) for each in _from_to(found.raw, found.day))


def derive_penalty(received: date, penalty: Penalty, calendar: Calendar) -> tuple[Step, ...]:
    """Return the steps from a notice of default to the last day of its penalty."""
    notice = Step(Name.NOTICE, received, str(law.NOTICE_OF_DEFAULT), detail=penalty.code)
    if penalty.free_until is None:
        return (notice,)
    raw = received + timedelta(weeks=2)
    steps = [
        notice,
        Step(Name.FREE_WEEKS, raw, str(law.NOTICE_OF_DEFAULT)),
        *_rolling(raw, penalty.free_until, (), calendar),
    ]
    if penalty.first_day is not None and penalty.last_day is not None:
        days = (penalty.last_day - penalty.first_day).days + 1
        article = str(law.PENALTY_AMOUNTS)
        amount = str(penalty.amount_cents)
        steps += [
            Step(Name.PENALTY, penalty.last_day, article, penalty.first_day, penalty.last_day, days, amount),
            Step(Name.FIXED, penalty.fix_by, str(law.PENALTY_FIXED)),
        ]
    return tuple(steps)


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


def _rolling(raw: date, day: date, paused: Sequence[Pause], calendar: Calendar) -> Iterator[Step]:
    """Each closed day that the end moved over, by name, and each other day that art. 2 moved it over."""
    for each in _from_to(raw, day - _DAY):
        name = calendar.closed(each)
        if name is not None:
            yield Step(Name.SKIPPED, each, str(calendar.ground(each)), detail=name)
        else:
            still = "standing-still" if any(each in pause for pause in paused) else None
            yield Step(Name.TWO_ORDINARY_DAYS, each, str(law.TWO_ORDINARY_DAYS), detail=still)


def _from_to(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
