"""Since when a case asks for somebody, beside its terms, and when a role is reminded of that."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from domain.case import Case
from domain.events import CaseSignalled, CaseUnwatched, CaseWatched, CompletionLapsed, HandlerReleased
from domain.grounds import PublicationView
from domain.regulation import Regulation
from domain.signals import Signal
from domain.terms.counting import at, legal_day

_NINE = time(9)
_RELEASED = HandlerReleased.model_fields["topic"].default
OBSERVED = frozenset(event.model_fields["topic"].default for event in (CaseSignalled, CompletionLapsed))
"""What the engine records by itself of a case."""
_NO_ACT = OBSERVED | {event.model_fields["topic"].default for event in (CaseWatched, CaseUnwatched)}


class Asking(NamedTuple):
    """One thing about a case that asks for somebody, since a legal day."""

    signal: Signal
    since: date


class DueSignal(NamedTuple):
    """A signal that a role is reminded of, at a moment in UTC; again each time as many days later."""

    signal: Signal
    since: date
    moment: datetime


def asking(case: Case) -> Iterator[Asking]:
    """Yield what about a case asks for somebody; promises have clocks, which are watched as such."""
    if not case.closed and case.moments:
        yield Asking(Signal.QUIET, last_act(case))
        if case.handler is None:
            yield Asking(Signal.UNOWNED, unowned(case))
    unwanted = _unwanted(case)
    if unwanted is not None:
        yield Asking(Signal.UNWANTED, unwanted)
    response = case.response
    if response is None:
        return
    sent = case.moment(response.version)
    if response.sampled and not response.reviewed and not response.upset and sent is not None:
        yield Asking(Signal.REVIEW, legal_day(sent.occurred))
    contests = [case.moment(contest.version) for contest in response.contests if not contest.decided]
    days = [legal_day(moment.occurred) for moment in contests if moment is not None]
    if days:
        yield Asking(Signal.CONTEST, min(days))


def unowned(case: Case) -> date:
    """Return since which legal day nobody has a case without a handler: its release, or else receipt."""
    released = case.last_of(_RELEASED)
    return legal_day(case.received if released is None else released.occurred)


def _unwanted(case: Case) -> date | None:
    """Since when something is public that an initiator is against, who got no answer yet."""
    public = case.publication
    if public is None or public.published is None:
        return None
    against = [
        max(each.occurred, public.published)
        for each in public.reactions
        if each.view is not PublicationView.AGREES and not each.weighed
    ]
    return legal_day(min(against)) if against else None


def last_act(case: Case) -> date:
    """Return the legal day on which somebody last did something: seeing, or following, is no act.

    Of when it happened, not of when it was recorded: who types in an old call has told the initiator
    nothing since, and typing breaks no silence.
    """
    acts = [
        moment.occurred
        for moment in case.moments
        if moment.version <= max(case.settled, 1) and moment.topic not in _NO_ACT
    ]
    return legal_day(max(acts))


def signals(case: Case, regulation: Regulation, since: datetime, now: datetime) -> list[DueSignal]:
    """Return the last moment of each signal that has come and was not given: nobody is served by a backlog.

    Nothing for a moment at or before `since`, when the engine was not awake for this case.
    """
    found = [(each, _moments(case, each, regulation)) for each in asking(case)]
    return [
        DueSignal(each.signal, each.since, come[-1])
        for each, (begin, every) in ((each, moments) for each, moments in found if moments is not None)
        if (come := [moment for moment in _until(begin, every, now) if moment > _given(case, each, since)])
    ]


def next_signal(case: Case, regulation: Regulation, since: datetime, now: datetime) -> datetime | None:
    """Return when a role is next to be reminded; in the past where it is to be now."""
    due = [each.moment for each in signals(case, regulation, since, now)]
    ahead = [
        _after(moments[0], moments[1], now)
        for each in asking(case)
        if (moments := _moments(case, each, regulation)) is not None
    ]
    return min([*due, *ahead], default=None)


def _moments(case: Case, asked: Asking, regulation: Regulation) -> tuple[datetime, timedelta] | None:
    """The first moment of a signal, and how long after it the next ones come; none where nobody set days."""
    days = regulation.signalled_after.get(asked.signal)
    if days is None or (case.closed and asked.signal in {Signal.QUIET, Signal.UNOWNED}):
        return None
    return at(asked.since + timedelta(days=days), _NINE), timedelta(days=days)


def _until(begin: datetime, every: timedelta, now: datetime) -> list[datetime]:
    """The last moment of the series that has come, if any."""
    if begin > now:
        return []
    day = legal_day(begin) + ((legal_day(now) - legal_day(begin)) // every) * every
    moment = at(day, _NINE)
    return [moment if moment <= now else at(day - every, _NINE)]


def _after(begin: datetime, every: timedelta, now: datetime) -> datetime:
    """The first moment of the series that is still to come."""
    moment = begin
    if begin <= now:
        moment = at(legal_day(_until(begin, every, now)[0]) + every, _NINE)
    return moment


def _given(case: Case, asked: Asking, since: datetime) -> datetime:
    """Up to when this signal was given, or could not be."""
    given = [each.moment for each in case.signalled if (each.signal, each.since) == asked]
    return max([since, *given])
