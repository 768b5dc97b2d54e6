"""The holidays that follow from a rule: Algemene termijnenwet, art. 3 lid 1 and 2, by year."""

from datetime import date, timedelta
from functools import cache

GOOD_FRIDAY = "Goede Vrijdag"

_SUNDAY = 6

_FIRST_QUEENS_DAY_IN_APRIL = 1949
_NEVER_AFTER_A_SUNDAY = 1980
_FIRST_KINGS_DAY = 2014


@cache
def holidays(year: int) -> dict[date, str]:
    """Return the holidays of a year with their Dutch names; do not change the result.

    Easter Sunday and Whit Sunday are not among them: the act has no need of Sundays.
    Where two holidays meet, as Ascension and 5 May did in 2016, the movable one gives the name.
    The rules are those of today, 5 May every year included (in the act since 1982): years before
    the first decree in a calendar are provisional in any case.
    """
    easter = easter_sunday(year)
    birthday = "Koningsdag" if year >= _FIRST_KINGS_DAY else "Koninginnedag"
    return {
        date(year, 5, 5): "Bevrijdingsdag",
        birthday_celebrated(year): birthday,
        date(year, 1, 1): "Nieuwjaarsdag",
        easter - timedelta(days=2): GOOD_FRIDAY,
        easter + timedelta(days=1): "Tweede Paasdag",
        easter + timedelta(days=39): "Hemelvaartsdag",
        easter + timedelta(days=50): "Tweede Pinksterdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }


def birthday_celebrated(year: int) -> date:
    """Return the day on which the birthday of the King or Queen is celebrated.

    The act follows the celebration, not the birthday. From a Sunday it moves to the Saturday
    before (until 1979 to the Monday after), so since 1980 the move never changes a term: both
    days are closed already, and the Monday after is an ordinary day.
    """
    if year >= _FIRST_KINGS_DAY:
        day = date(year, 4, 27)
    elif year >= _FIRST_QUEENS_DAY_IN_APRIL:
        day = date(year, 4, 30)
    else:
        day = date(year, 8, 31)
    if day.weekday() != _SUNDAY:
        return day
    return day + timedelta(days=-1 if year >= _NEVER_AFTER_A_SUNDAY else 1)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar.

    Easter is the Sunday after the first full moon of spring, by the tables of the church. The
    moon's age follows a cycle of nineteen years, corrected by century; `offset` is the number of
    days from 21 March to that full moon, which the tables lower by one where plain counting
    gives 29, or 28 late in the cycle, and `weekday` leads on to the Sunday.
    """
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    offset = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + offset + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=offset - weekday)
