"""The calendar: its file, its holidays, and the public-holiday library it must differ from."""

from datetime import date, timedelta
from hashlib import sha256
from importlib.resources import files
from itertools import chain

import holidays as library
import pytest

from domain.rulebook import Rulebook
from domain.terms.calendar import Calendar, Decree, Evidence
from domain.terms.holidays import birthday_celebrated, easter_sunday, holidays


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    "sunday",
    [
        *("1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24"),
        *("2019-04-21", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19"),
    ],
)
def test_easter(sunday: str) -> None:
    assert easter_sunday(day(sunday).year) == day(sunday)


def test_easter_in_every_year_of_the_gregorian_calendar_so_far_and_to_come() -> None:
    """Against the way of Meeus, Jones and Butcher, which reckons from March to April in one go."""
    for year in range(1583, 4000):
        golden, (century, rest) = year % 19, divmod(year, 100)
        leap, left = divmod(century, 4)
        moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
        month, before = divmod(moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114, 31)

        assert easter_sunday(year) == date(year, month, before + 1)


def test_the_first_kings_day_was_celebrated_on_a_saturday() -> None:
    assert holidays(2013)[date(2013, 4, 30)] == "Koninginnedag"
    assert holidays(2014)[date(2014, 4, 26)] == "Koningsdag"


@pytest.mark.parametrize(
    ("year", "celebrated"),
    [
        (1948, "1948-08-31"),
        (1949, "1949-04-30"),
        (1978, "1978-05-01"),
        (1989, "1989-04-29"),
        (2013, "2013-04-30"),
        (2014, "2014-04-26"),
        (2025, "2025-04-26"),
        (2026, "2026-04-27"),
    ],
)
def test_the_birthday_on_the_day_it_is_celebrated(year: int, celebrated: str) -> None:
    assert birthday_celebrated(year) == day(celebrated)


@pytest.mark.parametrize(
    ("closed", "reason"),
    [
        ("2026-11-21", "zaterdag"),
        ("2026-11-22", "zondag"),
        ("2026-01-01", "Nieuwjaarsdag"),
        ("2026-04-03", "Goede Vrijdag"),
        ("2026-04-05", "zondag"),
        ("2026-04-06", "Tweede Paasdag"),
        ("2026-04-27", "Koningsdag"),
        ("2013-04-30", "Koninginnedag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2026-05-14", "Hemelvaartsdag"),
        ("2016-05-05", "Hemelvaartsdag"),
        ("2026-05-25", "Tweede Pinksterdag"),
        ("2026-12-25", "Eerste Kerstdag"),
        ("2026-12-26", "Tweede Kerstdag"),
        ("2026-05-15", "gelijkgestelde dag (KB 2026-2028)"),
        ("2009-05-04", "gelijkgestelde dag (KB 27 september 2007, nr. 07.003139)"),
    ],
)
def test_closed_days_have_a_reason(closed: str, reason: str, calendar: Calendar) -> None:
    assert calendar.closed(day(closed)) == reason


@pytest.mark.parametrize("ordinary", ["2025-04-28", "2026-02-16", "2026-12-24", "2026-05-04", "2022-05-31"])
def test_ordinary_days(ordinary: str, calendar: Calendar) -> None:
    assert calendar.closed(day(ordinary)) is None


@pytest.mark.parametrize("year", range(1980, 2036))
def test_the_library_differs_in_liberation_day_only(year: int) -> None:
    theirs = {each for each in library.country_holidays("NL", years=year) if each.weekday() != 6}
    ours = {each for each in holidays(year) if each.weekday() != 6}

    lustrum = year % 5 == 0
    on_another_feast = date(year, 5, 5) - easter_sunday(year) in {timedelta(days=39), timedelta(days=50)}
    on_sunday = date(year, 5, 5).weekday() == 6
    assert ours - theirs == (set() if lustrum or on_another_feast or on_sunday else {date(year, 5, 5)})
    assert theirs <= ours


def test_the_library_knows_no_decree(calendar: Calendar) -> None:
    theirs = library.country_holidays("NL", years=range(1990, 2029))

    assert not any(each in theirs for decree in calendar.decrees for each in decree.days)


def test_decrees_close_weekdays_that_were_open_once_each(calendar: Calendar) -> None:
    days = list(chain.from_iterable(decree.days for decree in calendar.decrees))

    assert len(days) == len(set(days)) == 53
    for each in days:
        assert each.weekday() < 5
        assert each not in holidays(each.year)
        assert calendar.covers(each)


def test_the_friday_after_ascension_is_equated_wherever_decrees_are_known(calendar: Calendar) -> None:
    for year in range(1990, 2029):
        friday = easter_sunday(year) + timedelta(days=40)
        assert not calendar.covers(friday) or calendar.closed(friday) is not None


def test_ranges_are_in_order_and_apart(calendar: Calendar) -> None:
    edges = [edge for known in calendar.complete for edge in (known.first, known.last)]

    assert edges == sorted(set(edges))


@pytest.mark.parametrize(
    ("edge", "covered"),
    [
        ("1990-05-24", False),
        ("1990-05-25", True),
        ("1992-12-31", True),
        ("1993-01-01", False),
        ("2004-12-31", False),
        ("2005-01-01", True),
        ("2028-12-31", True),
        ("2029-01-01", False),
    ],
)
def test_what_the_calendar_covers(edge: str, covered: bool, calendar: Calendar) -> None:  # noqa: FBT001 - a table
    assert calendar.covers(day(edge)) is covered


def test_days_from_2020_rest_on_secondary_sources(calendar: Calendar) -> None:
    for decree in calendar.decrees:
        official = max(decree.days) < day("2020-01-01")
        assert decree.evidence is (Evidence.OFFICIAL if official else Evidence.SECONDARY)


FROZEN = {"nl-2026-11": "139a5dabd53484e17ce9aef584234966a2e46013d5d82ad20fca3d4ef26f47f7"}
"""Versions that cases run under: their bytes never change again."""


@pytest.mark.parametrize("version", FROZEN)
def test_a_calendar_that_was_shipped_is_never_edited(version: str) -> None:
    data = (files("domain") / "calendars" / f"{version}.toml").read_bytes()

    assert sha256(data).hexdigest() == FROZEN[version]


def test_the_newest_calendar_closes_the_same_days_and_leaves_2020_to_2022_open(calendar: Calendar) -> None:
    newest = Rulebook.read().calendar()
    assert newest is not None
    assert newest.version == "nl-2026-11-24"
    days = [date(1990, 1, 1) + timedelta(days=ahead) for ahead in range(45 * 366)]

    assert all(newest.closed(each) == calendar.closed(each) for each in days)
    differing = [each for each in days if newest.covers(each) != calendar.covers(each)]
    assert (differing[0], differing[-1]) == (day("2020-01-01"), day("2022-12-31"))
    assert len(differing) == 3 * 365 + 1
    assert all(known.evidence is not None for known in newest.complete)


def test_an_unknown_calendar_is_none() -> None:
    assert Rulebook.read().calendar("nl-1999-01") is None


@pytest.mark.parametrize(
    ("closed", "article"),
    [
        ("2026-11-21", "Atw art. 1 lid 1"),
        ("2026-04-06", "Atw art. 3 lid 1"),
        ("2026-12-26", "Atw art. 3 lid 1"),
        ("2026-04-03", "Atw art. 3 lid 2"),
        ("2026-05-15", "Atw art. 3 lid 3"),
        ("2026-05-13", "None"),
    ],
)
def test_closed_days_have_their_article(closed: str, article: str, calendar: Calendar) -> None:
    assert str(calendar.ground(day(closed))) == article


def test_a_copy_with_another_decree_forgets_what_it_knew(calendar: Calendar) -> None:
    monday = day("2026-06-15")
    assert calendar.days.at_or_after[monday] == monday
    decree = Decree(cited="KB test", source="test", evidence=Evidence.SECONDARY, days=(monday,))

    changed = calendar.model_copy(update={"decrees": (*calendar.decrees, decree)})

    assert changed.days.at_or_after[monday] == day("2026-06-16")
    assert calendar.days.at_or_after[monday] == monday


def test_every_file_is_named_after_its_version_and_hashed() -> None:
    for file in (files("domain") / "calendars").iterdir():
        data = file.read_bytes()
        parsed = Calendar.parse(data)
        assert f"{parsed.version}.toml" == file.name
        assert parsed.sha256 == sha256(data).hexdigest()


@pytest.mark.parametrize("data", [b"", b"version = ", b'version = "x"\nsurprise = 1', b"\xff"])
def test_a_file_of_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - TOML, UTF-8 and pydantic each say it their way
        Calendar.parse(data)
