"""The totals of the register are what counting every clock gives, on any day and whoever wrote the rows."""

import random
from collections import Counter
from datetime import date, timedelta

import psycopg
import pytest

from domain.terms.due import standing
from projections.followed import Followed
from projections.rebuild import rebuild
from projections.replay import differences
from projections.schema import create_schema
from projections.term_register import TERM_REGISTER
from projections.term_totals import follow
from tests.projecting.town import LIVES, RULEBOOK, Town

DAYS = [date(2026, 1, 1) + timedelta(days=days) for days in range(0, 330, 11)]
"""Before all receipts, between them, and after all last days."""


def counted(town: Town, day: date) -> Counter[tuple[str, ...]]:
    """Every clock of every case, by the law of it and one by one."""
    found: Counter[tuple[str, ...]] = Counter()
    for (state,) in town.execute("SELECT state FROM term_register_case"):
        followed = Followed.model_validate(state)
        for clock in followed.case.clocks:
            how = standing(clock, followed.rules(RULEBOOK).measure_of(clock), day)
            found[followed.case.municipality, clock.id.name, clock.term.regime, how] += 1
    return found


def told(town: Town, day: date) -> Counter[tuple[str, ...]]:
    return Counter(
        {
            (row.municipality, row.name, row.regime, row.standing): row.clocks
            for row in town.answers.totals(day)
        }
    )


def test_totals_are_what_counting_gives_on_every_day(lived: Town) -> None:
    lived.does("leiden", "receive-initiative", municipality="leiden")
    lived.catch_up()
    for day in DAYS:
        assert told(lived, day) == counted(lived, day), day
    assert {row.municipality for row in lived.answers.totals(DAYS[5], municipality="leiden")} == {"leiden"}


@pytest.mark.parametrize("seed", range(4))
def test_totals_follow_facts_in_any_order_of_cases(town: Town, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same order for the same seed
    left = {case: list(steps) for case, steps in LIVES.items()}
    with town.projector(batch=dice.choice((1, 3, 1000))) as projector:
        while left:
            case = dice.choice(sorted(left))
            town.lives(case, left[case].pop(0))
            if not left[case]:
                del left[case]
            if dice.random() < 0.2:
                projector.catch_up()
                day = dice.choice(DAYS)
                assert told(town, day) == counted(town, day), day
        projector.catch_up()
    assert all(told(town, day) == counted(town, day) for day in DAYS)
    assert differences(town.dsn, town.log, RULEBOOK) == []


def test_a_corrected_date_moves_a_clock_from_one_count_to_another(town: Town) -> None:
    town.lives("case", *LIVES["corrected"][:3])
    town.catch_up()
    before = told(town, date(2026, 3, 14))
    assert before["lindewaard", "substantive-response", "ordinance", "running"] == 1
    town.lives("case", LIVES["corrected"][3])
    town.catch_up()
    after = told(town, date(2026, 3, 14))
    assert after["lindewaard", "substantive-response", "ordinance", "overdue"] == 1
    assert after["lindewaard", "substantive-response", "ordinance", "running"] == 0
    assert after == counted(town, date(2026, 3, 14))


def test_what_is_over_leaves_no_numbers_behind(town: Town) -> None:
    town.lives("case", *LIVES["untreated"])
    town.catch_up()
    assert town.execute("SELECT count(*) FROM term_totals WHERE since <> '-infinity' OR clocks < 1") == [(0,)]


def test_a_register_that_is_built_anew_is_counted_anew(lived: Town) -> None:
    lived.catch_up()
    before = lived.execute("SELECT t::text FROM term_totals t ORDER BY 1")
    lived.execute("DELETE FROM term_totals")
    (done,) = rebuild(lived.log, RULEBOOK, [TERM_REGISTER])
    assert set(done.comparison.counts) == {"term_totals"}
    assert lived.execute("SELECT t::text FROM term_totals t ORDER BY 1") == before


def test_a_table_that_takes_the_place_of_the_register_brings_its_totals(lived: Town) -> None:
    lived.catch_up()
    with psycopg.connect(lived.dsn) as connection:
        connection.execute("CREATE SCHEMA elsewhere")
        connection.execute("CREATE TABLE elsewhere.term_register (LIKE term_register INCLUDING ALL)")
        connection.execute("INSERT INTO elsewhere.term_register SELECT * FROM term_register")
        connection.execute("DELETE FROM term_totals")
        follow(connection.cursor(), "elsewhere.term_register")
        connection.execute("DROP TABLE term_register")
        connection.execute("ALTER TABLE elsewhere.term_register SET SCHEMA public")
    assert told(lived, DAYS[5]) == counted(lived, DAYS[5])
    create_schema(lived.dsn)
    lived.does("late", "withdraw", occurred="2026-04-01T10:00:00+02:00")
    lived.catch_up()
    assert all(told(lived, day) == counted(lived, day) for day in DAYS)
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_a_number_that_was_tampered_with_is_found(lived: Town) -> None:
    lived.catch_up()
    lived.execute(
        "UPDATE term_totals SET clocks = clocks + 1 WHERE since = '-infinity' AND standing = 'late'"
    )
    found = differences(lived.dsn, lived.log, RULEBOOK)
    assert {(each.table, each.what) for each in found} == {("term_totals", "count")}
