"""A page at a time: what is promised to who walks through a list while cases change."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
from psycopg import sql

from projections import term_register, worklist
from projections.answers.clocks import RegisterRow
from projections.paging import UnknownPlaceError, every, read_by_due, read_by_opened
from projections.whose import Whose
from tests.projecting.town import Town

TODAY = date(2026, 2, 20)
MANY = 20_000


def week(number: int) -> str:
    return date.fromordinal(date(2026, 1, 5).toordinal() + 7 * number).isoformat() + "T10:00:00+01:00"


@pytest.fixture
def busy(town: Town) -> Town:
    """Twelve cases in no order of due day, three of which have no clock left."""
    for number in (7, 3, 11, 1, 9, 5, 0, 8, 2, 10, 4, 6):
        town.does(f"case-{number}", "receive-initiative", occurred=week(number))
        if number % 4 == 0:
            town.lives(
                f"case-{number}",
                ("assign-kind", {"occurred": week(number)}),
                ("send-substantive-response", {"occurred": week(number)}),
            )
    town.catch_up()
    return town


def walked(town: Town, size: int, between: Callable[[], object] = lambda: None, **only: str) -> list[str]:
    """The cases of the work list, asked a page at a time, with something happening between."""
    seen: list[str] = []
    after = None
    while rows := town.answers.worklist(TODAY, limit=size, after=after, **only):
        assert len(rows) <= size
        seen += [row.case for row in rows]
        after = rows[-1].place
        between()
    return seen


@pytest.mark.parametrize("size", [1, 2, 5, 12, 100])
def test_the_pages_of_both_lists_are_the_list(busy: Town, size: int) -> None:
    busy.does("leiden", "receive-initiative", municipality="leiden", occurred=week(3))
    busy.catch_up()
    assert walked(busy, size) == [row.case for row in busy.answers.worklist(TODAY)]
    here = [row.case for row in busy.answers.worklist(TODAY, municipality="lindewaard")]
    assert walked(busy, size, municipality="lindewaard") == here
    assert len(here) == 12
    register = busy.answers.register(TODAY)
    assert list(every(lambda after: busy.answers.register(TODAY, limit=size, after=after))) == register
    assert register


def test_a_page_of_the_register_never_cuts_a_case_in_two(busy: Town) -> None:
    one = busy.answers.register(TODAY, limit=1)
    assert len({row.case for row in one}) == 1
    assert len(one) == len([row for row in busy.answers.register(TODAY) if row.case == one[0].case]) > 1


def test_a_case_whose_term_does_not_move_is_on_one_page_whatever_others_do(busy: Town) -> None:
    """Some close, some come in, one is due later: of the rest none is lost and none is doubled."""
    happenings = [
        lambda: busy.does("case-0", "withdraw"),
        lambda: busy.does("new", "receive-initiative", occurred=week(2)),
        lambda: busy.lives(
            "case-7",
            ("assign-kind", {"occurred": week(8)}),
            ("send-substantive-response", {"occurred": week(8)}),
        ),
        lambda: busy.does("case-3", "withdraw", occurred=week(8)),
    ]

    def happens() -> None:
        if happenings:
            happenings.pop(0)()
            busy.catch_up()

    seen = walked(busy, 2, happens)
    for case in (f"case-{number}" for number in range(12) if number not in {0, 3, 7}):
        assert seen.count(case) == 1, case


def pages(town: Town) -> Iterator[list[RegisterRow]]:
    """Yield the pages of the register, of two clocks or one case, with much happening between."""
    after, turn = None, 0
    while rows := town.answers.register(TODAY, limit=2, after=after):
        yield rows
        after, turn = rows[-1].place, turn + 1
        if turn == 2:
            town.does("new", "receive-initiative", occurred=week(1))
            town.does("case-7", "correct-fact", by="handler-1", corrected=week(5), occurred=week(9))
            version = town.log.read("case-7")[-1].fact.version
            town.does("case-7", "confirm-correction", by="handler-2", proposal=version, occurred=week(9))
            town.does("case-11", "assign-kind", kind="challenge", occurred=week(12))
            town.catch_up()


def test_a_walk_through_the_register_meets_each_case_once_whatever_it_does(busy: Town) -> None:
    """Also where a correction changes on which day a clock began, or a clock is added to a case gone by."""
    before = {row.case for row in busy.answers.register(TODAY)}
    seen: list[str] = []
    for rows in pages(busy):
        seen += dict.fromkeys(row.case for row in rows)
    assert len(seen) == len(set(seen))
    assert set(seen) == before | {"new"}


@pytest.mark.parametrize(
    "place", ["", "x", "-1", "2026-02-30:1", "2026-02-20", "no-term:", "no-term:x", "\u0663", "9" * 30]
)
def test_what_is_no_place_is_told(busy: Town, place: str) -> None:
    with pytest.raises(UnknownPlaceError):
        read_by_due(place)
    with pytest.raises(UnknownPlaceError):
        read_by_opened(place)
    with pytest.raises(UnknownPlaceError):
        busy.answers.worklist(TODAY, limit=1, after=place)


def plan(dsn: str, query: sql.Composed, **arguments: object) -> list[dict[str, Any]]:
    """The nodes of the plan that the database makes, on a table large enough to choose."""
    given = {"municipality": "town-3", "limit": 50, "due": "2026-03-16", "opened": 40} | arguments
    with psycopg.connect(dsn) as connection:
        row = connection.execute(sql.SQL("EXPLAIN (FORMAT JSON) ") + query, given).fetchone()
    assert row is not None
    nodes = [row[0][0]["Plan"]]
    for node in nodes:
        nodes += node.get("Plans", [])
    return nodes


@pytest.fixture
def large(busy: Town) -> Town:
    """One case many times over, in seven municipalities; one in ten of them is open."""
    other = (
        "'case', n, 'opened', n, 'municipality', 'town-' || mod(n, 7), 'open', mod(n, 10) = 0,"
        " 'team', 'team-' || mod(n, 5), 'handler', CASE WHEN mod(n, 50) > 0 THEN 'staff-' || mod(n, 9) END"
    )
    for table in ("worklist", "term_register"):
        busy.execute(
            f"INSERT INTO {table} SELECT made.*"  # noqa: S608 - our own tables
            f" FROM (SELECT * FROM {table} WHERE \"case\" = 'case-7' LIMIT 1) one,"
            f" generate_series(1000, {MANY}) n, LATERAL"
            f" jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object({other})) made"
        )
    for table in ("worklist", "term_register"):
        busy.execute(f"ANALYZE {table}")
    return busy


@pytest.mark.parametrize("whose", [Whose(team="team-3"), Whose(nobodys=True)], ids=["team", "nobody"])
@pytest.mark.parametrize("after", [False, True])
def test_a_page_of_a_team_or_of_nobody_walks_along_an_index_of_its_own(
    large: Town, whose: Whose, *, after: bool
) -> None:
    nodes = plan(large.dsn, worklist.page(whose=whose, after=after), **whose.asked)

    assert [node["Node Type"] for node in nodes] == ["Limit", "Index Scan"], json.dumps(nodes)
    assert nodes[1]["Index Name"] == f"worklist_{'team' if whose.team else 'nobody'}_idx"


@pytest.mark.parametrize("municipality", [False, True])
@pytest.mark.parametrize("after", [False, True])
def test_a_page_walks_along_an_index_and_reads_nothing_else(
    large: Town, *, municipality: bool, after: bool
) -> None:
    of_worklist = plan(large.dsn, worklist.page(municipality=municipality, after=after))
    assert [node["Node Type"] for node in of_worklist] == ["Limit", "Index Scan"], json.dumps(of_worklist)
    of_register = plan(large.dsn, term_register.page(municipality=municipality, after=after, limited=True))
    scans = [node for node in of_register if "Scan" in node["Node Type"] and "Relation Name" in node]
    assert [node["Node Type"] for node in scans] == ["Index Scan"], json.dumps(of_register)
    for sort in (node for node in of_register if "Sort" in node["Node Type"]):
        assert sort["Plan Rows"] <= 60, json.dumps(of_register)
