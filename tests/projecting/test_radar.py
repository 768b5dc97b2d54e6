"""Nothing falls off the radar: each case that asks for somebody is there, and since which day."""

from datetime import date
from typing import Any

import pytest

from domain.signals import Signal
from tests.projecting.town import Town

TODAY = date(2026, 4, 1)
TWO_ASKS = ("receive-initiative", {"asks": ["Een plein?", "Geld?"]})
ANNOUNCED = {"position": "decision-announced", "reasons": "De raad.", "organ": "raad", "by": "2026-05-01"}
ANSWERS = [{"ask": 1, "position": "granted", "reasons": "Het past."}, ANNOUNCED | {"ask": 2}]
PROMISED = (TWO_ASKS, "assign-handler", ("send-substantive-response", {"answers": ANSWERS}))


def on(town: Town, signal: Signal, today: date = TODAY, days: int = 0) -> list[tuple[str, str]]:
    town.catch_up()
    return [(row.case, f"{row.since}") for row in town.answers.radar(signal, today, days=days, limit=50)]


def test_what_nobody_touched_is_quiet_the_longest_first(town: Town) -> None:
    town.lives("later", ("receive-initiative", {"occurred": "2026-02-16T09:00:00+01:00"}))
    town.lives("first", "receive-initiative")
    town.lives("done", "receive-initiative", "withdraw")

    assert on(town, Signal.QUIET) == [("first", "2026-02-02"), ("later", "2026-02-16")]
    assert on(town, Signal.QUIET, days=50) == [("first", "2026-02-02")]
    town.lives("first", ("attempt-contact", {"occurred": "2026-03-30T09:00:00+02:00"}))
    assert on(town, Signal.QUIET) == [("later", "2026-02-16"), ("first", "2026-03-30")]


def test_what_the_engine_saw_is_no_act(town: Town) -> None:
    town.lives("case", "receive-initiative", ("observe-terms", {"occurred": "2026-03-20T00:00:00+01:00"}))

    assert on(town, Signal.QUIET) == [("case", "2026-02-02")]


def test_a_case_that_nobody_has(town: Town) -> None:
    town.lives("case", "receive-initiative")
    assert on(town, Signal.UNOWNED) == [("case", "2026-02-02")]

    town.lives("case", "assign-handler")
    assert on(town, Signal.UNOWNED) == []


def test_a_promise_stays_until_it_is_kept_and_tells_how_it_stands(town: Town) -> None:
    town.lives("case", *PROMISED)
    assert on(town, Signal.PROMISE) == [("case", "2026-05-01")]
    (row,) = town.answers.radar(Signal.PROMISE, date(2026, 5, 2), limit=5)
    assert [(each.name, each.standing) for each in row.promises] == [("promised-decision", "overdue")]
    assert on(town, Signal.PROMISE, days=1) == []
    assert on(town, Signal.PROMISE, date(2026, 5, 2), days=1) == [("case", "2026-05-01")]

    town.lives("case", "send-decision")
    assert on(town, Signal.PROMISE) == []


def test_a_contest_stays_until_it_is_judged(town: Town) -> None:
    town.lives("case", *PROMISED, "contest-response")
    assert on(town, Signal.CONTEST) == [("case", "2026-03-16")]

    contest = town.file("case", TODAY).version
    town.lives("case", ("decide-contest", {"contest": contest, "upheld": False}))
    assert on(town, Signal.CONTEST) == []


def test_what_is_public_against_the_wish_of_an_initiator_stays_until_it_is_answered(town: Town) -> None:
    public = ("propose-publication", "publish")
    against = ("react-to-publication", {"view": "objects", "occurred": "2026-03-05T10:00:00+01:00"})
    town.lives("case", "receive-initiative", *public)
    town.lives("glad", "receive-initiative", *public, "react-to-publication")
    assert on(town, Signal.UNWANTED) == []
    town.lives("case", against)
    assert on(town, Signal.UNWANTED) == [("case", "2026-03-05")]

    again = {"occurred": "2026-03-06T10:00:00+01:00"}
    town.lives("case", ("propose-publication", again))
    assert on(town, Signal.UNWANTED) == [("case", "2026-03-05")]
    town.lives(
        "case", ("publish", {"occurred": "2026-03-23T10:00:00+01:00", "answer": "Omdat het al bekend is."})
    )
    assert on(town, Signal.UNWANTED) == []


def test_a_letter_against_it_that_lay_there_when_it_was_published_is_not_lost(town: Town) -> None:
    late = ("react-to-publication", {"view": "otherwise"})
    town.lives("case", "receive-initiative", "propose-publication", "publish", late)
    assert on(town, Signal.UNWANTED) == [("case", "2026-02-27")]

    town.lives("case", "end-publication")
    assert on(town, Signal.UNWANTED) == []


def test_a_sampled_answer_stays_until_it_is_reviewed(town: Town) -> None:
    names = [f"case-{number}" for number in range(20)]
    for name in names:
        town.lives(name, *PROMISED)
    sampled = on(town, Signal.REVIEW)

    assert 0 < len(sampled) < len(names)
    for name, since in sampled:
        assert since == "2026-03-10"
        town.lives(name, "review-response")
    assert on(town, Signal.REVIEW) == []


@pytest.mark.parametrize("signal", Signal)
def test_page_by_page_is_the_whole_list(town: Town, signal: Signal) -> None:
    for number in range(5):
        town.lives(f"case-{number}", TWO_ASKS)
        town.lives(f"promised-{number}", *PROMISED, "contest-response")
    town.catch_up()
    whole = town.answers.radar(signal, TODAY, limit=50)
    walked: list[Any] = []
    place = None
    while page := town.answers.radar(signal, TODAY, limit=2, after=place):
        walked += page
        place = page[-1].place

    assert walked == whole
