"""Absences: what can be recorded, how they fold, who stands in on a day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from domain.absence import (
    Absence,
    AbsenceEnded,
    AbsenceRecorded,
    StoredAbsence,
    absences,
    ended,
    refused_as,
    refused_to,
    substitutes,
)
from domain.decision import Refused
from domain.roles import Role

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = AT.date()


def day(number: int) -> date:
    return date(2026, 12, number)


def away(account: str, substitute: str, begin: int, until: int) -> AbsenceRecorded:
    return AbsenceRecorded(
        by="ref-lead",
        role=Role.TEAM_LEAD,
        recorded=AT,
        account=account,
        substitute=substitute,
        begin=day(begin),
        until=day(until),
    )


def back(absence: int, on: int) -> AbsenceEnded:
    return AbsenceEnded(by="ref-lead", role=Role.TEAM_LEAD, recorded=AT, absence=absence, back=day(on))


def folded(*events: AbsenceRecorded | AbsenceEnded) -> tuple[Absence, ...]:
    return absences(stored(events))


def stored(events: Iterable[AbsenceRecorded | AbsenceEnded]) -> list[StoredAbsence]:
    return [StoredAbsence(event=event, version=version) for version, event in enumerate(events, 1)]


def standing_in(known: tuple[Absence, ...], account: str) -> list[int]:
    return [number for number in range(1, 32) if account in substitutes(known, day(number))]


def test_both_ends_of_an_absence_are_days_of_it() -> None:
    assert standing_in(folded(away("a", "b", 3, 5)), "a") == [3, 4, 5]


def test_who_comes_back_earlier_is_there_from_that_day_on() -> None:
    known = folded(away("a", "b", 3, 9), away("c", "b", 3, 9), back(1, 6))

    assert standing_in(known, "a") == [3, 4, 5]
    assert standing_in(known, "c") == [3, 4, 5, 6, 7, 8, 9]


def test_an_absence_that_is_withdrawn_before_it_begins_has_no_days() -> None:
    assert standing_in(folded(away("a", "b", 3, 9), back(1, 3)), "a") == []
    assert standing_in(folded(away("a", "b", 3, 9), back(1, 1)), "a") == []


def test_an_end_never_makes_an_absence_longer() -> None:
    assert standing_in(folded(away("a", "b", 3, 9), back(1, 5), back(1, 8)), "a") == [3, 4]


def test_of_two_absences_at_once_the_last_one_recorded_holds() -> None:
    known = folded(away("a", "b", 3, 9), away("a", "c", 5, 20))

    assert substitutes(known, day(4)) == {"a": "b"}
    assert substitutes(known, day(5)) == substitutes(known, day(20)) == {"a": "c"}


@pytest.mark.parametrize(
    ("account", "substitute", "begin", "until", "code"),
    [
        ("a", "b", day(3), day(3), None),
        ("a", "b", date(2026, 11, 1), TODAY, None),
        ("a", "a", day(3), day(4), "substitute-is-self"),
        ("a", "b", day(4), day(3), "until-before-begin"),
        ("a", "b", date(2026, 11, 1), date(2026, 11, 23), "absence-over"),
    ],
    ids=["a day", "up to today", "oneself", "backward", "the past"],
)
def test_what_cannot_be_an_absence_is_refused(
    account: str, substitute: str, begin: date, until: date, code: str | None
) -> None:
    refused = refused_as(account, substitute, begin, until, TODAY)

    assert (None if refused is None else refused.code) == code
    assert refused is None or refused.sentence.endswith(".")


@pytest.mark.parametrize(
    ("number", "on", "code"),
    [(1, 9, None), (1, 10, "absence-over"), (2, 5, "unknown-absence"), (3, 5, "unknown-absence")],
    ids=["on its last day", "after it", "the number of an end", "a number of nothing"],
)
def test_what_cannot_end_is_refused(number: int, on: int, code: str | None) -> None:
    came_to = ended(folded(away("a", "b", 3, 9), back(1, 10)), number, day(on))

    assert (came_to.code if isinstance(came_to, Refused) else None) == code


def test_whoever_does_not_work_here_records_nobodys_absence() -> None:
    refused = {role for role in Role if refused_to(role) is not None}

    assert refused == {Role.INITIATOR, Role.AUDITOR, Role.OMBUDSMAN, Role.SYSTEM}
