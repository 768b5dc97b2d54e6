"""Figures on a real ledger: the right clocks, in one snapshot, found along an index."""

import json
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product

import psycopg
import pytest
from psycopg import sql

from benchmarks.filling import fill
from domain.case import Case
from domain.figures.period import Period, read_period
from domain.figures.verdict import Part, Verdict
from domain.fold import evolve, replay
from domain.terms.clock import Clock, Manner
from domain.terms.due import due
from projections.cohort import DUE_WITHIN, Statistics
from projections.rebuild import rebuild
from projections.term_register import TERM_REGISTER
from tests.projecting.town import REPORTED, RULEBOOK, Town

PERIODS = [read_period(each) for each in ("2025", "2026", "2026-Q1", "2026-Q2", "2026-03", "2030")]
TODAY = date(2026, 3, 20)
MANY = 20_000

Counted = Counter[tuple[str, str, str, bool, str]]


def replayed(town: Town, upto: int) -> list[Case]:
    """Every case as its facts up to a position leave it."""
    found = []
    for case in town.log.cases():
        facts = tuple(each.fact for each in town.log.read(case) if each.position <= upto)
        if facts:
            found.append(replay(case, facts))
    return found


def by_the_definition(clock: Clock, by: date, today: date) -> Part:
    """Where a clock is counted, said once more and otherwise: by what is true of it on that day."""
    over = today > by
    ended = clock.ending
    if ended is None:
        return Part.NOT_IN_TIME if over else Part.OPEN
    if ended.manner is Manner.REPORTED:
        return Part.AT_SOURCE
    if ended.manner is Manner.VOID:
        return Part.OUTSIDE
    if ended.on <= by and ended.manner in {Manner.WITHDRAWN, Manner.TRANSFERRED}:
        return Part.OUTSIDE
    return Part.IN_TIME if ended.manner is Manner.MET and ended.on <= by else Part.NOT_IN_TIME


def expected(cases: list[Case], period: Period, today: date) -> tuple[Counted, Counted]:
    """How many clocks of a period came out how, and how against the other day: case by case, anew."""
    against_due: Counted = Counter()
    against_original: Counted = Counter()
    for case in cases:
        assert case.rules is not None
        measure = RULEBOOK.of(case.rules).measure
        for clock in case.clocks:
            last = due(clock, measure)
            if period.first <= last.day <= period.last:
                key = (case.municipality, clock.id.name, clock.term.regime.value, clock.term.proposal)
                against_due[*key, by_the_definition(clock, last.day, today).value] += 1
                unsuspended = due(clock.model_copy(update={"suspensions": (), "extensions": ()}), measure).day
                against_original[*key, by_the_definition(clock, unsuspended, today).value] += 1
    return against_due, against_original


def told(found: Statistics) -> tuple[Counted, Counted]:
    against_due: Counted = Counter()
    against_original: Counted = Counter()
    for cell in found.cells:
        key = (cell.municipality, cell.name, cell.regime.value, cell.proposal)
        for part in Part:
            against_due[*key, part.value] += cell.by_due.parts[part]
            against_original[*key, part.value] += cell.by_original_due.parts[part]
    return against_due, against_original


@pytest.fixture
def generated(town: Town) -> Town:
    """A town in which some two hundred generated lives happened, not projected yet."""
    fill(town.dsn, 2500)
    return town


def test_the_figures_are_what_the_ledger_says_case_by_case(generated: Town) -> None:
    generated.catch_up()
    last = generated.log.last_position()
    cases = replayed(generated, last)
    for period, today in product(PERIODS, (TODAY, date(2026, 2, 27), date(2028, 1, 1))):
        found = generated.answers.statistics(period, today)
        assert (found.position, found.asked_on, found.period) == (last, today, period.name)
        assert told(found) == expected(cases, period, today), (period.name, today)
    cells = generated.answers.statistics(read_period("2026"), date(2028, 1, 1)).cells
    assert {cell.municipality for cell in cells} == {"leiden", "lindewaard"}
    assert all((cell.by_due.share is None) == cell.of_initiator for cell in cells)
    assert len({each for cell in cells for each, many in cell.by_due.verdicts.items() if many}) > 5


def test_every_sort_of_end_is_counted_as_the_definition_says(lived: Town) -> None:
    lived.catch_up()
    last = lived.log.last_position()
    cases = replayed(lived, last)
    for year, today in product((2011, 2025, 2026, 2027, 2028), (TODAY, date(2027, 1, 1), date(2030, 1, 1))):
        period = read_period(str(year))
        assert told(lived.answers.statistics(period, today)) == expected(cases, period, today), (year, today)


def test_the_clocks_behind_a_figure_are_those_of_the_register(generated: Town) -> None:
    generated.catch_up()
    found = generated.answers.statistics(read_period("2026"), TODAY)
    behind = {
        (clock.case, clock.name, clock.initiator, clock.ordinal): clock
        for cell in found.cells
        for clock in cell.clocks
    }
    register = {
        (row.case, row.name, row.initiator, row.ordinal): row
        for row in generated.answers.register(TODAY)
        if row.due.year == 2026
    }
    assert behind.keys() == register.keys()
    for key, clock in behind.items():
        row = register[key]
        assert (clock.number, clock.due, clock.original_due) == (row.number, row.due, row.original_due)
        assert clock.suspended == (row.state == "suspended")


def test_position_and_clocks_are_of_one_moment_while_the_register_moves_on(town: Town) -> None:
    """Every answer is checked, because only the few between whose two readings a batch falls can be wrong."""
    fill(town.dsn, 1100)
    period, found = read_period("2026"), list[Statistics]()
    with ThreadPoolExecutor(1) as projecting:
        follows = projecting.submit(town.catch_up, 2, [TERM_REGISTER])
        while not follows.done():
            found.append(town.answers.statistics(period, TODAY))
        follows.result()
    facts = deque(town.log.positions_after(0, 10_000).facts)
    cases: dict[str, Case] = {}
    for each in found:
        while facts and facts[0].position <= each.position:
            fact = facts.popleft().fact
            cases[fact.case] = evolve(cases.get(fact.case, Case(id=fact.case)), fact)
        assert told(each) == expected(list(cases.values()), period, TODAY), each.position
    assert len({each.position for each in found}) > 20


def test_position_and_clocks_are_of_one_moment_while_the_register_is_replaced(generated: Town) -> None:
    period = read_period("2026")
    generated.catch_up()
    last = generated.log.last_position()
    whole = told(generated.answers.statistics(period, TODAY))
    with ThreadPoolExecutor(1) as rebuilding:
        rebuilt = rebuilding.submit(rebuild, generated.log, RULEBOOK, [TERM_REGISTER])
        while not rebuilt.done():
            found = generated.answers.statistics(period, TODAY)
            assert (found.position, told(found)) == (last, whole)
        rebuilt.result()


def test_what_another_system_says_is_never_an_answer_of_ours(lived: Town) -> None:
    lived.catch_up()
    (cell,) = lived.answers.statistics(read_period("2011-11"), TODAY).cells
    assert cell.by_due.verdicts[Verdict.REPORTED_LATE] == cell.total == 1
    assert cell.by_due.share is None
    assert cell.median_days is None


def test_a_closing_that_another_system_reports_is_told_apart_from_one_here(town: Town) -> None:
    town.hears("source", REPORTED.model_copy(update={"responded": None}))
    town.catch_up()
    (cell,) = town.answers.statistics(read_period("2011-11"), TODAY).cells
    assert cell.by_due.verdicts[Verdict.REPORTED_CLOSED] == 1


def test_a_suspended_term_is_open_and_the_other_verdict_is_taken_of_the_same_clocks(town: Town) -> None:
    town.lives(
        "asked",
        ("receive-initiative", {"application": True}),
        "confirm-receipt",
        "assign-kind",
        ("request-completion", {"until": "2026-02-26"}),
    )
    town.catch_up()
    suspended = [row for row in town.answers.register(TODAY) if row.suspended_days]
    (row,) = suspended
    period = read_period(f"{row.due:%Y-%m}")
    assert row.original_due < row.due

    def on(today: date) -> tuple[Verdict, Verdict]:
        cell = next(each for each in town.answers.statistics(period, today).cells if each.name == row.name)
        (clock,) = cell.clocks
        return clock.verdict, clock.verdict_by_original_due

    assert on(date(2026, 2, 20)) == (Verdict.SUSPENDED, Verdict.SUSPENDED)
    assert on(row.due) == (Verdict.RUNNING, Verdict.UNANSWERED)


def test_a_period_in_which_nothing_is_due_has_no_figures(town: Town) -> None:
    found = town.answers.statistics(read_period("2026"), TODAY)
    assert (found.cells, found.position) == ((), 0)


def test_a_cohort_is_found_along_the_index_on_the_due_day(town: Town) -> None:
    town.does("one", "receive-initiative")
    town.catch_up()
    other = "'case', n, 'opened', n, 'due', date '2000-01-01' + mod(n * 7, 10000)::int"
    town.execute(
        "INSERT INTO term_register SELECT made.* FROM (SELECT * FROM term_register LIMIT 1) one,"  # noqa: S608 - our own table
        f" generate_series(1000, {MANY}) n, LATERAL"
        f" jsonb_populate_record(NULL::term_register, to_jsonb(one) || jsonb_build_object({other})) made"
    )
    town.execute("ANALYZE term_register")
    quarter = read_period("2010-Q2")
    with psycopg.connect(town.dsn) as connection:
        row = connection.execute(
            sql.SQL("EXPLAIN (FORMAT JSON) ") + DUE_WITHIN, {"first": quarter.first, "last": quarter.last}
        ).fetchone()
    assert row is not None
    nodes = [row[0][0]["Plan"]]
    for node in nodes:
        nodes += node.get("Plans", [])
    scans = [node for node in nodes if "Scan" in node["Node Type"]]
    assert "Seq Scan" not in {node["Node Type"] for node in scans}, json.dumps(nodes)
    assert {node["Index Name"] for node in scans if "Index Name" in node} == {"term_register_due_idx"}
