"""Nobody is forgotten for months: one reminder each period, none after somebody acted, none after the end."""

from datetime import datetime, timedelta

from domain.radar import asking
from domain.signals import Signal
from tests.flow.virtual_time import Life, Lives, at

SIGNALLED = "case.signalled.v1"
FOUR_WEEKS, TWO_WEEKS, WEEK = timedelta(days=28), timedelta(days=14), timedelta(days=7)
FIVE_MINUTES = timedelta(minutes=5)


def told(life: Life, signal: Signal) -> list[datetime]:
    """When the role heard of it, each time within a minute of its moment."""
    found = [
        each.fact for each in life.engine.facts(life.case, SIGNALLED) if each.fact.event.signal == signal
    ]
    assert all(
        timedelta() <= fact.stamp.recorded - fact.event.occurred < timedelta(minutes=1) for fact in found
    )
    return [fact.event.occurred for fact in found]


def mornings(since: datetime, every: timedelta, times: int) -> list[datetime]:
    """Nine o'clock, each time so many days after the day of that moment."""
    return [at(since + every * number, hour=9) for number in range(1, times + 1)]


def noon(life: Life, signal: Signal) -> datetime:
    """Noon of the day since when it is so."""
    (since,) = [each.since for each in asking(life.now_stands()) if each.signal is signal]
    return at(
        datetime.combine(since, datetime.min.time(), tzinfo=life.began.tzinfo) + timedelta(hours=12), 12
    )


def test_a_quiet_case_is_told_of_once_each_period_until_somebody_acts_and_never_after_its_end(
    lives: Lives,
) -> None:
    async def story(life: Life) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        quiet = mornings(noon(life, Signal.QUIET), FOUR_WEEKS, 5)
        for number, morning in enumerate(quiet):
            await life.passes(morning - FIVE_MINUTES)
            assert told(life, Signal.QUIET) == quiet[:number]
            await life.passes(morning + FIVE_MINUTES)
            assert told(life, Signal.QUIET) == quiet[: number + 1]

        await life.passes(quiet[-1] + TWO_WEEKS)
        await life.does("record-subsidy")
        (again,) = mornings(noon(life, Signal.QUIET), FOUR_WEEKS, 1)
        assert again - quiet[-1] > FOUR_WEEKS
        await life.passes(again - FIVE_MINUTES)
        assert told(life, Signal.QUIET) == quiet
        await life.passes(again + FIVE_MINUTES)
        assert told(life, Signal.QUIET) == [*quiet, again]

        await life.does("withdraw")
        await life.handle.result()  # it has ended: nothing is left that could wake
        assert told(life, Signal.QUIET) == [*quiet, again]
        assert told(life, Signal.UNOWNED) == []

    lives(story)


def test_what_nobody_has_is_told_of_each_week_until_somebody_has_it(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(municipality="stilleveen")
        weeks = mornings(noon(life, Signal.UNOWNED), WEEK, 3)
        await life.passes(weeks[-1] + FIVE_MINUTES)
        assert told(life, Signal.UNOWNED) == weeks
        await life.does("assign-handler")
        await life.passes(weeks[-1] + 3 * WEEK)
        assert told(life, Signal.UNOWNED) == weeks

    lives(story)


def test_a_closed_case_is_told_of_until_its_answer_was_reviewed_and_of_nothing_else(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(municipality="stilleveen")
        await life.does("assign-handler")
        await life.does("assign-kind")
        await life.does("refuse")
        reviews = mornings(noon(life, Signal.REVIEW), TWO_WEEKS, 6)
        await life.passes(reviews[-1] + FIVE_MINUTES)
        assert told(life, Signal.REVIEW) == reviews
        await life.does("review-response", account="teamleider-1")
        await life.handle.result()
        assert told(life, Signal.REVIEW) == reviews
        assert told(life, Signal.QUIET) == []

    lives(story)
