"""The work list narrowed down: by moment, kind, stage, who may know of a complaint; and by name."""

from datetime import date
from typing import Any

import pytest

from domain.roles import Role
from domain.signals import Signal
from domain.stages import Kind, Stage
from projections.answers import search
from projections.narrowing import Narrowed, When
from projections.whose import EVERYBODYS, Whose
from tests.projecting.town import Town

DAYS = (date(2026, 2, 6), date(2026, 2, 10), date(2026, 3, 1), date(2026, 6, 1))
COMPLAINT = {"sort": "complaint", "file": "K-2026-1"}


@pytest.fixture
def busy(town: Town) -> Town:
    """Three initiatives, of which one waits for its initiator, and the file of a complaint."""
    for number, initiator in enumerate(("Zoë Veerman", "Buurtgroep De Linde", "Zoë van Dam")):
        town.does(
            f"case-{number}",
            "receive-initiative",
            title=f"Bank {number}",
            initiator=initiator,
            application=number == 1,
            occurred=f"2026-02-{number + 2:02}T10:00:00+01:00",
        )
    town.does("case-1", "assign-kind", occurred="2026-02-04T10:00:00+01:00")
    town.does("case-1", "confirm-receipt", occurred="2026-02-04T11:00:00+01:00")
    town.does("case-1", "request-completion", occurred="2026-02-05T10:00:00+01:00")
    town.does("complaint", "open-file", role=Role.COMPLAINTS_OFFICER, **COMPLAINT)
    town.catch_up()
    return town


def of(town: Town, today: date, **narrowed: Any) -> list[str]:
    return [row.case for row in town.answers.worklist(today, narrowed=Narrowed(**narrowed))]


def test_each_moment_has_its_own_cases(busy: Town) -> None:
    due = {row.case: row.next_due for row in busy.answers.worklist(date(2026, 2, 6)) if row.next_due}
    first = due["case-0"]

    assert of(busy, first, when=When.TODAY) == ["case-0"]
    assert "case-2" in of(busy, first, when=When.WEEK)
    assert of(busy, first, when=When.OVERDUE) == [
        case for case, day in due.items() if day < first and case != "case-1"
    ]
    assert "case-0" in of(busy, date(2026, 12, 1), when=When.OVERDUE)


def test_what_waits_for_the_initiator_is_suspended_until_its_day(busy: Town) -> None:
    assert of(busy, date(2026, 2, 6), when=When.WAITING) == ["case-1"]
    for day in DAYS:
        stand = {clock.state for clock in busy.file("case-1", day).clocks}
        assert of(busy, day, when=When.SUSPENDED) == ["case-1"] * ("suspended" in stand)
    assert of(busy, DAYS[0], when=When.SUSPENDED) == ["case-1"]


def test_kind_stage_and_moment_narrow_together(busy: Town) -> None:
    assert of(busy, date(2026, 2, 6), kind=Kind.SUPPORT) == ["case-1"]
    assert of(busy, date(2026, 2, 6), kind=Kind.CHALLENGE) == []
    assert of(busy, date(2026, 12, 1), stage=Stage.RECEIVED, when=When.OVERDUE) == ["case-0", "case-2"]


def test_a_complaint_is_on_no_list_of_those_it_may_be_about(busy: Town) -> None:
    today = date(2026, 6, 1)

    assert "complaint" in of(busy, today)
    assert "complaint" not in of(busy, today, complaints=False)
    for complaints in (True, False):
        rows = busy.answers.radar(Signal.QUIET, today, complaints=complaints, limit=9)
        assert ("complaint" in [row.case for row in rows]) is complaints
    found = busy.answers.search("K-2026-1", today, narrowed=Narrowed(complaints=False))
    assert found.rows == ()


def test_a_count_stops_where_nobody_waits_for_more(busy: Town) -> None:
    def count(most: int, whose: Whose = EVERYBODYS) -> int:
        return busy.answers.count_worklist(date(2026, 2, 6), whose=whose, narrowed=Narrowed(), most=most)

    assert (count(100), count(2), count(9, Whose(handlers=()))) == (4, 2, 0)


def test_a_name_is_found_as_people_type_it(busy: Town) -> None:
    def found(text: str) -> list[str]:
        return [row.case for row in busy.answers.search(text, date(2026, 2, 6)).rows]

    assert found("zoe") == ["case-0", "case-2"]
    assert found("DAM zoë") == ["case-2"]
    assert found("linde bank") == ["case-1"]
    assert found("niemand") == found("  ") == []


def test_a_search_looks_in_so_many_cases_and_tells_where_to_go_on(
    busy: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (search, __import__("projections.queries", fromlist=["queries"])):
        monkeypatch.setattr(module, "LOOKED_AT", 2)
    seen: list[str] = []
    after = None
    while True:
        found = busy.answers.search("zoe", date(2026, 2, 6), after=after)
        seen += [row.case for row in found.rows]
        after = found.following
        if after is None:
            break

    assert seen == ["case-0", "case-2"]
