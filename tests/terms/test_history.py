"""What each term fact does to the clocks of a case, and that it does no more."""

import json
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from domain import events as e
from domain.terms.basis import ExtensionBasis
from domain.terms.clock import (
    Clock,
    ClockId,
    Ending,
    Extension,
    Manner,
    NoticeReceived,
    Regime,
    Suspension,
    Term,
)
from domain.terms.history import evolve_clocks
from domain.terms.length import Length, Unit

AT = datetime(2026, 2, 12, 10, tzinfo=UTC)
DECISION = ClockId(name="decision")
RESPONSE = ClockId(name="substantive-response")
AGAIN = ClockId(name="decision", ordinal=2)
TERM = Term(
    regime=Regime.STATUTORY,
    basis="Awb art. 4:13 lid 2",
    start=date(2026, 2, 2),
    length=Length(number=8, unit=Unit.WEEKS),
    atw=True,
)
FIRST = Suspension(basis="awb-4:15", begin=date(2026, 2, 13), until=date(2026, 2, 26), by=4)
SECOND = Suspension(basis="awb-4:15", begin=date(2026, 3, 3), until=date(2026, 3, 10), by=6)

STARTED = e.TermStarted(occurred=AT, clock=DECISION, term=TERM, cause=1)
SUSPENDED = e.TermSuspended(
    occurred=AT, clock=DECISION, basis=FIRST.basis, begin=FIRST.begin, until=FIRST.until, cause=4
)
RESUMED = e.TermResumed(occurred=AT, clock=DECISION, on=date(2026, 3, 6), cause=7)
UNTOUCHED = e.TermUntouched(occurred=AT, clock=DECISION, reason="no-term-set", cause=4)
EXTENDED = e.TermExtended(
    occurred=AT,
    clock=DECISION,
    basis=ExtensionBasis.REASONABLE_TERM,
    announced=date(2026, 3, 20),
    until=date(2026, 4, 20),
    weeks=None,
    due=date(2026, 4, 20),
    cause=8,
)
IN_DEFAULT = e.TermInDefault(
    occurred=AT, clock=DECISION, received=date(2026, 4, 1), applies=True, reason="full-term", cause=10
)
TRIED = UNTOUCHED.model_copy(update={"basis": FIRST.basis, "begin": FIRST.begin, "until": FIRST.until})
TRIED_EXTENSION = UNTOUCHED.model_copy(
    update={"basis": "awb-4:14-3", "announced": date(2026, 3, 20), "until": date(2026, 4, 20), "cause": 8}
)
ENDED = e.TermEnded(occurred=AT, clock=DECISION, on=date(2026, 3, 20), manner=Manner.MET, cause=9)
AMENDED = e.TermAmended(occurred=AT, clock=DECISION, start=date(2026, 2, 4), cause=11)
RESET = e.TermReset(
    occurred=AT,
    clock=DECISION,
    former=date(2026, 3, 30),
    due=date(2026, 4, 13),
    provisional=False,
    term=TERM.model_copy(update={"length": Length(number=10, unit=Unit.WEEKS)}),
    cause=12,
)
REMINDED = e.TermReminded(occurred=AT, clock=DECISION, due=date(2026, 3, 30))
AT_A_WEEK = e.TermReminded(
    occurred=AT, clock=DECISION, due=date(2026, 3, 30), step=7, to="owner", recipient="r"
)
REOPENED = e.TermReopened(occurred=AT, clock=DECISION, cause=13)
UNEXTENDED = e.TermUnextended(occurred=AT, clock=DECISION, of=8, cause=14)
EXPIRED = e.TermExpired(occurred=AT, clock=DECISION, due=date(2026, 3, 30), provisional=False)

ON_A_CLOCK: tuple[e.TermEvent, ...] = (
    SUSPENDED,
    RESUMED,
    EXTENDED,
    IN_DEFAULT,
    UNTOUCHED,
    ENDED,
    REOPENED,
    UNEXTENDED,
    AMENDED,
    RESET,
    REMINDED,
    EXPIRED,
)


def clock(identity: ClockId = DECISION, *suspensions: Suspension, ended_on: date | None = None) -> Clock:
    """Return a clock that was observed twice, so that it shows whether it is watched anew."""
    ending = None if ended_on is None else Ending(on=ended_on, manner=Manner.MET, by=9)
    return Clock(
        id=identity, term=TERM, by=1, suspensions=suspensions, ending=ending, reminded=7, expired=True
    )


def after(event: e.TermEvent, *before: Clock) -> Clock:
    """Return the one clock that is left after a fact about it."""
    (only,) = evolve_clocks(before, event)
    return only


def test_a_clock_that_is_set_anew_is_watched_anew_unless_its_last_day_stays() -> None:
    assert after(RESET, clock()) == clock().model_copy(
        update={"term": RESET.term, "reminded": None, "expired": False}
    )
    stays = RESET.model_copy(update={"due": RESET.former})
    assert after(stays, clock()) == clock().model_copy(update={"term": RESET.term})
    assert after(stays.model_copy(update={"term": None}), clock()) == clock()


def test_an_extension_that_nobody_heard_of_is_gone_and_others_stay() -> None:
    other = EXTENDED.model_copy(update={"cause": 6})
    extended = after(EXTENDED, after(other, clock()))

    assert after(UNEXTENDED, extended) == after(other, clock())


def test_a_clock_that_runs_again_is_as_before_its_end_and_is_watched_anew() -> None:
    ended = clock(ended_on=date(2026, 3, 20))

    assert after(REOPENED, ended) == clock().model_copy(update={"reminded": None, "expired": False})


def test_every_term_fact_has_a_place_in_this_file() -> None:
    assert {type(event) for event in (STARTED, *ON_A_CLOCK)} == set(get_args(e.TermEvent))


def test_a_start_adds_a_clock_behind_the_others_and_names_its_cause() -> None:
    earlier = clock(RESPONSE)

    assert evolve_clocks((earlier,), STARTED) == (earlier, Clock(id=DECISION, term=TERM, by=1))


def test_a_suspension_stands_open_and_is_added_behind_earlier_ones() -> None:
    event = SUSPENDED.model_copy(update={"begin": SECOND.begin, "until": SECOND.until, "cause": 6})

    assert after(event, clock(DECISION, FIRST)).suspensions == (FIRST, SECOND)


def test_a_resumption_closes_the_last_suspension_only_and_names_its_cause() -> None:
    closed = SECOND.model_copy(update={"resumed": date(2026, 3, 6), "resumed_by": 7})

    assert after(RESUMED, clock(DECISION, FIRST, SECOND)).suspensions == (FIRST, closed)


def test_a_resumption_may_name_the_suspension_that_is_over() -> None:
    closed = FIRST.model_copy(update={"resumed": date(2026, 2, 20), "resumed_by": 7})
    event = RESUMED.model_copy(update={"on": date(2026, 2, 20), "of": FIRST.by})

    assert after(event, clock(DECISION, FIRST, SECOND)).suspensions == (closed, SECOND)


@pytest.mark.parametrize("event", [EXTENDED, TRIED_EXTENSION], ids=["moved", "tried"])
def test_an_extension_stays_with_the_clock_whether_it_moved_anything_or_not(event: e.TermEvent) -> None:
    (extension,) = after(event, clock()).extensions

    assert extension == Extension(
        basis=ExtensionBasis.REASONABLE_TERM, announced=date(2026, 3, 20), until=date(2026, 4, 20), by=8
    )


def test_a_suspension_that_stopped_nothing_stays_with_the_clock() -> None:
    assert after(TRIED, clock()).suspensions == (FIRST,)


def test_a_notice_of_default_stays_with_the_clock() -> None:
    assert after(IN_DEFAULT, clock()).notices == (NoticeReceived(received=date(2026, 4, 1), by=10),)


def test_corrected_days_reach_the_extension_and_the_notice_that_are_meant() -> None:
    before = after(IN_DEFAULT, after(TRIED_EXTENSION, after(EXTENDED, clock())))
    event = e.TermAmended(
        occurred=AT,
        clock=DECISION,
        extension=1,
        announced=date(2026, 3, 18),
        notice=0,
        received=date(2026, 4, 2),
        cause=11,
    )
    amended = after(event, before)

    assert [each.announced for each in amended.extensions] == [date(2026, 3, 20), date(2026, 3, 18)]
    assert [each.received for each in amended.notices] == [date(2026, 4, 2)]


def test_an_end_says_when_how_and_by_which_fact() -> None:
    ended = after(ENDED, clock())

    assert ended.ending == Ending(on=date(2026, 3, 20), manner=Manner.MET, by=9)


def test_documents_recorded_after_the_lapse_was_observed_replace_it() -> None:
    lapsed = after(ENDED.model_copy(update={"manner": Manner.LAPSED}), clock())

    assert after(ENDED, lapsed).ending == Ending(on=date(2026, 3, 20), manner=Manner.MET, by=9)


def test_what_moved_nothing_changes_nothing() -> None:
    assert after(UNTOUCHED, clock(DECISION, FIRST)) == clock(DECISION, FIRST)


@pytest.mark.parametrize(
    ("event", "reminded", "expired"),
    [(REMINDED, 0, False), (AT_A_WEEK, 7, False), (EXPIRED, None, True)],
    ids=["reminded, before there were steps", "reminded", "expired"],
)
def test_an_observation_is_remembered_and_nothing_else(
    event: e.TermEvent,
    reminded: int | None,
    expired: bool,  # noqa: FBT001 - a table
) -> None:
    unseen = Clock(id=DECISION, term=TERM, by=1, suspensions=(FIRST,))

    assert after(event, unseen) == unseen.model_copy(update={"reminded": reminded, "expired": expired})


def test_the_nearest_reminder_counts_however_often_and_to_whomever_it_was_given() -> None:
    two_days = AT_A_WEEK.model_copy(update={"step": 2})
    reminded = after(AT_A_WEEK, after(two_days, after(AT_A_WEEK, Clock(id=DECISION, term=TERM, by=1))))

    assert reminded.reminded == 2


@pytest.mark.parametrize(("stored", "nearest"), [(True, 0), (False, None), (7, 7), (None, None)])
def test_a_clock_from_before_there_were_steps_is_read(stored: object, nearest: int | None) -> None:
    kept = clock(DECISION, FIRST).model_dump(mode="json") | {"reminded": stored}

    assert Clock.model_validate(kept).reminded == nearest
    assert Clock.model_validate_json(json.dumps(kept)).reminded == nearest


@pytest.mark.parametrize("event", [SUSPENDED, RESUMED, EXTENDED, AMENDED], ids=lambda event: event.topic)
def test_a_clock_whose_due_date_moved_is_watched_anew(event: e.TermEvent) -> None:
    moved = after(event, clock(DECISION, FIRST))

    assert (moved.reminded, moved.expired) == (None, False)


@pytest.mark.parametrize("event", [ENDED, UNTOUCHED, IN_DEFAULT], ids=lambda event: event.topic)
def test_what_was_observed_stays_where_the_due_date_did(event: e.TermEvent) -> None:
    still = after(event, clock(DECISION, FIRST))

    assert (still.reminded, still.expired) == (7, True)


def test_a_corrected_receipt_moves_the_start_and_leaves_the_term_as_it_was_set() -> None:
    amended = after(AMENDED, clock(DECISION, FIRST, ended_on=date(2026, 3, 20)))

    assert amended.term == TERM.model_copy(update={"start": date(2026, 2, 4)})
    assert amended.suspensions == (FIRST,)
    assert amended.ending == Ending(on=date(2026, 3, 20), manner=Manner.MET, by=9)


def test_a_corrected_answer_moves_the_end_and_not_the_manner() -> None:
    event = e.TermAmended(occurred=AT, clock=DECISION, ended_on=date(2026, 3, 31), cause=11)

    amended = after(event, clock(DECISION, ended_on=date(2026, 3, 20)))

    assert amended.ending == Ending(on=date(2026, 3, 31), manner=Manner.MET, by=9)
    assert amended.term == TERM


def test_a_corrected_end_of_a_clock_that_runs_ends_nothing() -> None:
    event = e.TermAmended(occurred=AT, clock=DECISION, ended_on=date(2026, 3, 31), cause=11)

    assert after(event, clock()).ending is None


def test_a_corrected_suspension_is_found_by_its_place() -> None:
    event = e.TermAmended(
        occurred=AT,
        clock=DECISION,
        pause=0,
        suspended_from=date(2026, 2, 14),
        resumed_on=date(2026, 2, 20),
        cause=11,
    )
    moved = FIRST.model_copy(update={"begin": date(2026, 2, 14), "resumed": date(2026, 2, 20)})

    assert after(event, clock(DECISION, FIRST, SECOND)).suspensions == (moved, SECOND)


def test_a_corrected_suspension_keeps_the_day_that_was_not_corrected() -> None:
    resumed = SECOND.model_copy(update={"resumed": date(2026, 3, 6), "resumed_by": 7})
    event = e.TermAmended(occurred=AT, clock=DECISION, pause=1, suspended_from=date(2026, 3, 4), cause=11)

    assert after(event, clock(DECISION, FIRST, resumed)).suspensions == (
        FIRST,
        resumed.model_copy(update={"begin": date(2026, 3, 4)}),
    )


@pytest.mark.parametrize("event", ON_A_CLOCK, ids=lambda event: event.topic)
def test_a_fact_touches_no_clock_but_its_own(event: e.TermEvent) -> None:
    response, second = clock(RESPONSE, FIRST), clock(AGAIN, FIRST)

    changed = evolve_clocks((response, clock(DECISION, FIRST), second), event)

    assert [each.id for each in changed] == [RESPONSE, DECISION, AGAIN]
    assert (changed[0], changed[2]) == (response, second)


@pytest.mark.parametrize("event", ON_A_CLOCK, ids=lambda event: event.topic)
def test_a_fact_about_an_unknown_clock_changes_nothing(event: e.TermEvent) -> None:
    others = (clock(RESPONSE, FIRST), clock(AGAIN))

    assert evolve_clocks(others, event) == others
    assert evolve_clocks((), event) == ()


def test_clocks_that_were_handed_over_are_not_changed_themselves() -> None:
    before = clock(DECISION, FIRST)

    for event in ON_A_CLOCK:
        evolve_clocks((before,), event)

    assert before == clock(DECISION, FIRST)
