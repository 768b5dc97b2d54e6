"""Counting: raw last days, the Algemene termijnenwet, and the legal day of a moment."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.terms.calendar import Calendar, Known
from domain.terms.counting import AMSTERDAM, end_of_day, last_day, legal_day
from domain.terms.length import Length, Unit
from domain.terms.pause import Pause
from domain.terms.rolling import roll, settled

LONGEST_ROLL = 12
"""Days: eleven closed days in a row at the end of 2007, and one more for art. 2."""

days = st.dates(min_value=date(1980, 1, 1), max_value=date(2040, 12, 31))
lengths = st.builds(Length, number=st.integers(1, 120), unit=st.sampled_from(Unit))
moments = st.datetimes(
    min_value=datetime(1980, 1, 1),  # noqa: DTZ001 - hypothesis adds the offset
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-1439, 1439)),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def length(text: str) -> Length:
    number, unit = text.split()
    return Length(number=int(number), unit=Unit(unit))


@pytest.mark.parametrize(
    ("start", "term", "last", "last_if_the_start_day_counts"),
    [
        ("2026-02-02", "1 days", "2026-02-03", "2026-02-02"),
        ("2026-02-02", "1 weeks", "2026-02-09", "2026-02-08"),
        ("2026-01-15", "1 months", "2026-02-15", "2026-02-14"),
        ("2026-03-01", "1 months", "2026-04-01", "2026-03-31"),
        ("2026-01-31", "1 months", "2026-02-28", "2026-02-28"),
        ("2024-01-31", "1 months", "2024-02-29", "2024-02-29"),
        ("2026-02-28", "1 months", "2026-03-28", "2026-03-27"),
        ("2025-11-30", "3 months", "2026-02-28", "2026-02-28"),
        ("2025-12-31", "12 months", "2026-12-31", "2026-12-30"),
        ("2024-02-29", "1 years", "2025-02-28", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29", "2028-02-28"),
    ],
)
def test_last_day(start: str, term: str, last: str, last_if_the_start_day_counts: str) -> None:
    assert last_day(day(start), length(term)) == day(last)
    counted = last_day(day(start), length(term), start_day_counts=True)
    assert counted == day(last_if_the_start_day_counts)


@given(start=days, number=st.integers(1, 120))
def test_months_keep_the_day_number_or_end_the_month(start: date, number: int) -> None:
    last = last_day(start, Length(number=number, unit=Unit.MONTHS))

    assert (last.year - start.year) * 12 + last.month - start.month == number
    ends_the_month = (last + timedelta(days=1)).day == 1
    assert last.day == start.day or (last.day < start.day and ends_the_month)


@pytest.mark.parametrize(
    ("inside", "outside"),
    [("90 days", "91 days"), ("12 weeks", "13 weeks"), ("3 months", "4 months"), ("3 months", "1 years")],
)
def test_the_act_looks_at_the_words(inside: str, outside: str) -> None:
    assert length(inside).described.under_the_act
    assert not length(outside).described.under_the_act


@pytest.mark.parametrize(
    ("start", "term", "due"),
    [
        ("2026-04-02", "1 days", "2026-04-07"),
        ("2026-04-02", "2 days", "2026-04-07"),
        ("2026-04-02", "3 days", "2026-04-08"),
        ("2026-04-03", "4 days", "2026-04-08"),
        ("2007-12-21", "1 weeks", "2008-01-03"),
        ("2007-12-20", "1 weeks", "2008-01-02"),
        ("2026-05-01", "1 days", "2026-05-04"),
    ],
)
def test_two_ordinary_days_in_terms_of_three_days_or_more(
    start: str, term: str, due: str, calendar: Calendar
) -> None:
    raw = last_day(day(start), length(term))

    assert roll(raw, day(start), length(term), calendar) == day(due)


def test_a_named_day_rolls_without_two_ordinary_days(calendar: Calendar) -> None:
    assert roll(day("2026-04-03"), day("2026-04-02"), None, calendar) == day("2026-04-07")


def test_a_long_term_does_not_roll(calendar: Calendar) -> None:
    assert roll(day("2026-04-03"), day("2026-01-02"), length("13 weeks"), calendar) == day("2026-04-03")


def test_without_a_length_only_the_day_itself_must_be_known(calendar: Calendar) -> None:
    assert settled(day("2026-04-07"), day("2026-04-02"), None, calendar)
    assert not settled(day("2029-04-03"), day("2029-04-02"), None, calendar)


def test_no_decree_can_move_a_long_term(calendar: Calendar) -> None:
    assert settled(day("2030-04-08"), day("2030-01-07"), length("13 weeks"), calendar)
    assert not settled(day("2030-04-01"), day("2030-01-07"), length("12 weeks"), calendar)


@pytest.mark.parametrize(
    ("start", "known"),
    [("2004-12-28", True), ("2004-12-27", False)],
    ids=["5 and 6 January", "5 January alone"],
)
def test_two_days_with_a_known_decree_settle_a_term_that_stood_still(
    start: str,
    known: bool,  # noqa: FBT001 - a table
    calendar: Calendar,
) -> None:
    stood_still = (Pause(day("2005-01-01"), day("2005-01-04"), of=0),)
    three_days = length("3 days")
    rolled = roll(day(start) + timedelta(days=9), day(start), three_days, calendar, stood_still)

    assert settled(rolled, day(start), three_days, calendar, stood_still) is known


@given(start=days, term=lengths)
def test_roll_moves_forward_to_an_ordinary_day_and_not_far(
    start: date, term: Length, calendar: Calendar
) -> None:
    raw = last_day(start, term)

    rolled = roll(raw, start, term, calendar)

    if term.described.under_the_act:
        assert calendar.closed(rolled) is None
        assert raw <= rolled <= raw + timedelta(days=LONGEST_ROLL)
    else:
        assert rolled == raw


@given(start=days, term=lengths)
def test_a_later_start_never_falls_due_earlier(start: date, term: Length, calendar: Calendar) -> None:
    def due(first: date) -> date:
        return roll(last_day(first, term), first, term, calendar)

    assert due(start) <= due(start + timedelta(days=1))


@pytest.mark.parametrize(
    ("moment", "legal"),
    [
        ("2026-01-31T22:59:59+00:00", "2026-01-31"),
        ("2026-01-31T23:00:00+00:00", "2026-02-01"),
        ("2026-07-31T21:59:59+00:00", "2026-07-31"),
        ("2026-07-31T22:00:00+00:00", "2026-08-01"),
        ("2026-03-29T00:30:00+01:00", "2026-03-29"),
        ("2026-10-25T23:30:00+01:00", "2026-10-25"),
        ("2026-06-01T00:30:00+14:00", "2026-05-31"),
        ("2026-06-01T23:30:00-10:00", "2026-06-02"),
    ],
)
def test_legal_day(moment: str, legal: str) -> None:
    assert legal_day(datetime.fromisoformat(moment)) == day(legal)


def test_a_time_without_offset_has_no_legal_day() -> None:
    with pytest.raises(ValueError, match="offset"):
        legal_day(datetime(2026, 1, 1))  # noqa: DTZ001 - the naive time is the point


@given(moment=moments)
def test_a_moment_lies_within_its_legal_day(moment: datetime) -> None:
    legal = legal_day(moment)

    assert end_of_day(legal - timedelta(days=1)) <= moment < end_of_day(legal)
    assert legal_day(moment.astimezone(UTC)) == legal == moment.astimezone(AMSTERDAM).date()


@given(legal=days)
def test_the_end_of_a_day_is_the_first_moment_of_the_next(legal: date) -> None:
    end = end_of_day(legal)

    assert end.tzinfo is UTC
    assert legal_day(end) == legal + timedelta(days=1)
    assert legal_day(end - timedelta(microseconds=1)) == legal


@pytest.mark.parametrize(("changing", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)])
def test_days_last_as_long_as_the_clock_says(changing: str, hours: int) -> None:
    last = end_of_day(day(changing)) - end_of_day(day(changing) - timedelta(days=1))

    assert last == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("known", "is_settled"),
    [
        ([("2026-06-01", "2026-06-09"), ("2026-06-12", "2026-12-31")], False),
        ([("2026-06-01", "2026-06-10"), ("2026-06-12", "2026-12-31")], True),
        ([("2026-06-01", "2026-06-09"), ("2026-06-11", "2026-06-12")], True),
        ([("2026-06-01", "2026-06-11")], False),
    ],
    ids=[
        "Friday alone is known, and the day before the term says nothing",
        "Wednesday and Friday are",
        "Thursday and Friday, and nothing after it",
        "the last day itself is not",
    ],
)
def test_two_days_of_the_term_itself_settle_it(
    known: list[tuple[str, str]],
    is_settled: bool,  # noqa: FBT001 - a table
) -> None:
    """Three days after Tuesday 9 June 2026, to Friday 12 June."""
    ranges = tuple(Known(first=day(first), last=day(last)) for first, last in known)
    gapped = Calendar(version="gapped", sha256="", decrees=(), complete=ranges)

    for paused in ((), (Pause(day("2026-07-01"), day("2026-07-02"), of=0),)):
        assert settled(day("2026-06-12"), day("2026-06-09"), length("3 days"), gapped, paused) is is_settled
