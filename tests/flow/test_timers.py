"""Lives of months on virtual time: what is due is said once, at its moment, and nothing after the answer."""

import asyncio
from datetime import datetime, time, timedelta

from domain.absence import Absence
from domain.roles import Role
from domain.terms.counting import AMSTERDAM
from domain.terms.due import due, expiry
from tests.flow.virtual_time import Life, Lives, at
from workflows.absence_desk import AbsenceDesk, AbsenceSlip

LENGTH = timedelta(weeks=32)
OVER_A_CLOCK_CHANGE = {
    "length": {"number": 32, "unit": "weeks"},
    "regime": "ordinance",
    "basis": "Verordening Lindewaard, artikel 3",
}
"""Longer than Amsterdam ever goes without putting its clocks forward or back."""

REMINDED = "term.reminded.v1"
EXPIRED = "term.expired.v1"


def last_day(life: Life) -> datetime:
    """Noon of the last day: 32 weeks, whatever the clocks of Amsterdam did meanwhile."""
    return datetime.combine(life.began.astimezone(AMSTERDAM).date() + LENGTH, time(12), tzinfo=AMSTERDAM)


def test_a_reminder_comes_once_and_the_term_expires_when_its_last_day_is_over(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(response_term=OVER_A_CLOCK_CHANGE)
        last = last_day(life)
        reminder = at(last - timedelta(days=7), hour=9)
        over = at(last + timedelta(days=1))
        await life.passes(reminder - timedelta(minutes=5))
        assert life.observed(REMINDED) == []
        await life.passes(reminder + timedelta(minutes=5))
        assert life.observed(REMINDED) == [reminder]
        await life.passes(over - timedelta(minutes=5))
        assert life.observed(EXPIRED) == []
        await life.passes(over + timedelta(minutes=5))
        assert life.observed(EXPIRED) == [over]
        await life.passes(over + timedelta(weeks=20))
        assert (life.observed(REMINDED), life.observed(EXPIRED)) == ([reminder], [over])

    lives(story)


def test_after_the_answer_nobody_is_reminded_of_anything(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(response_term=OVER_A_CLOCK_CHANGE)
        await life.does("assign-kind")
        await life.does("confirm-receipt")
        await life.passes(last_day(life) - timedelta(days=8))
        await life.does("send-substantive-response")
        facts = len(life.engine.log.read(life.case))
        await life.passes(last_day(life) + timedelta(weeks=2))
        assert len(life.engine.log.read(life.case)) == facts
        assert life.observed(REMINDED) == life.observed(EXPIRED) == []

    lives(story)


def test_a_request_to_complete_that_nobody_answers_lapses_and_the_decision_comes_later(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(application=True)
        await life.does("assign-kind")
        measure = life.engine.rulebook.on("lindewaard", life.began.date()).measure
        (decision,) = life.now_stands().running("decision")
        unsuspended = due(decision, measure).day
        until = at(life.began.astimezone(AMSTERDAM) + timedelta(days=14))
        await life.does("request-completion", until=f"{until.date()}")
        (decision,) = life.now_stands().running("decision")
        assert due(decision, measure).suspended_days == 14
        assert due(decision, measure).day >= unsuspended + timedelta(days=10)

        await life.passes(until + timedelta(days=1, minutes=5))
        (lapsed,) = life.engine.facts(life.case, "case.completion-lapsed.v1")
        assert lapsed.fact.event.occurred == until + timedelta(days=1)
        assert life.observed(REMINDED, "completion") == []
        assert life.now_stands().running("completion") == ()

        await life.passes(expiry(decision, measure) - timedelta(minutes=5))
        assert life.observed(EXPIRED, "decision") == []
        await life.passes(expiry(decision, measure) + timedelta(minutes=5))
        assert life.observed(EXPIRED, "decision") == [expiry(decision, measure)]

    lives(story)


def test_a_corrected_receipt_sets_the_clocks_anew(lives: Lives) -> None:
    """Entered as of nine days ago the first term was over at once; it came in two days ago after all."""

    async def story(life: Life) -> None:
        await life.begins(timedelta(days=9))
        nine, two = (at(life.began - timedelta(days=days, minutes=1)) for days in (9, 2))
        over_at_once, over_after_all = (at(day + timedelta(days=8, hours=12)) for day in (nine, two))
        async with asyncio.timeout(20):
            while not life.observed(EXPIRED, "acknowledgement"):
                await asyncio.sleep(0.05)
        assert life.observed(EXPIRED, "acknowledgement") == [over_at_once]
        await life.does("correct-fact", fact=1, corrected=(life.began - timedelta(days=2)).isoformat())
        proposal = len(life.engine.log.read(life.case))
        await life.does("confirm-correction", proposal=proposal, account="behandelaar-2")

        await life.passes(over_after_all - timedelta(minutes=5))
        assert life.observed(EXPIRED, "acknowledgement") == [over_at_once]
        await life.passes(over_after_all + timedelta(minutes=5))
        assert life.observed(EXPIRED, "acknowledgement") == [over_at_once, over_after_all]

    lives(story)


STEPS = (14, 7, 2, 0)
"""Elzenhoven names no reminders, so it has these."""


def told(life: Life) -> list[tuple[int, str]]:
    """At which step who was told, in order; each of them at nine in the morning of its day."""
    found = []
    for each in life.engine.facts(life.case, REMINDED):
        event = each.fact.event
        assert event.occurred == at(last_day(life) - timedelta(days=event.step), hour=9)
        found.append((event.step, event.role or life.engine.vault.open([event.recipient])[event.recipient]))
    return found


def test_the_owner_is_told_four_times_and_near_the_end_the_team_lead_as_well(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(municipality="elzenhoven", response_term=OVER_A_CLOCK_CHANGE)
        await life.does("assign-handler", handler="j.jansen")
        so_far = []
        for step in STEPS:
            morning = at(last_day(life) - timedelta(days=step), hour=9)
            await life.passes(morning - timedelta(minutes=5))
            assert told(life) == so_far
            await life.passes(morning + timedelta(minutes=5))
            so_far += [(step, "j.jansen")] + ([(step, "team-lead")] if step <= 2 else [])
            assert told(life) == so_far
        await life.passes(last_day(life) + timedelta(weeks=4))
        assert told(life) == so_far
        assert len(life.observed(EXPIRED)) == 1

    lives(story)


def test_who_is_told_follows_who_is_there_that_morning(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(municipality="elzenhoven", response_term=OVER_A_CLOCK_CHANGE)
        await life.does("assign-handler", handler="j.jansen")
        days = {step: (last_day(life) - timedelta(days=step)).date() for step in STEPS}
        desk = AbsenceDesk(life.engine.log, life.engine.vault, lambda: life.began)
        by = ("t.leider", Role.TEAM_LEAD)
        for slip in (
            AbsenceSlip(*by, "j.jansen", "p.pieters", days[14], days[7]),
            AbsenceSlip(*by, "p.pieters", "k.klaassen", days[7], days[7]),
        ):
            assert isinstance(desk.record(slip), Absence)
        await life.passes(last_day(life) - timedelta(days=3))
        assert told(life) == [(14, "p.pieters"), (7, "k.klaassen")]

        life.engine.vault.destroy("staff:j.jansen", life.began)
        await life.passes(last_day(life) - timedelta(days=1))
        assert told(life)[2:] == [(2, "team-lead")]

    lives(story)


def test_a_colleague_who_follows_a_case_that_nobody_has_is_told_until_the_account_goes(lives: Lives) -> None:
    colleague = {"staff": "g.griffier", "person": None, "contact": None, "evidence": None}

    async def story(life: Life) -> None:
        await life.begins(municipality="elzenhoven", response_term=OVER_A_CLOCK_CHANGE)
        await life.does("watch-case", **colleague)
        await life.passes(last_day(life) - timedelta(days=13))
        assert told(life) == [(14, "team-lead"), (14, "g.griffier")]

        life.engine.vault.destroy("staff:g.griffier", life.began)
        await life.passes(last_day(life) - timedelta(days=6))
        assert len(life.engine.facts(life.case, REMINDED)) == 3

    lives(story)


def test_who_is_away_without_a_substitute_leaves_the_case_to_the_team_lead(lives: Lives) -> None:
    async def story(life: Life) -> None:
        await life.begins(municipality="elzenhoven", response_term=OVER_A_CLOCK_CHANGE)
        await life.does("assign-handler", handler="j.jansen")
        desk = AbsenceDesk(life.engine.log, life.engine.vault, lambda: life.began)
        day = (last_day(life) - timedelta(days=14)).date()
        slip = AbsenceSlip("t.leider", Role.TEAM_LEAD, "j.jansen", None, day, day)
        assert isinstance(desk.record(slip), Absence)
        await life.passes(last_day(life) - timedelta(days=6))
        assert told(life) == [(14, "team-lead"), (7, "j.jansen")]

    lives(story)
