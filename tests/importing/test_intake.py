"""Reports in a real ledger: once, under the same lock as everybody's appends, completed by a rerun."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice

import pytest

from domain.report import Report
from domain.roles import Role
from gateways.foreign_log.findings import Findings
from gateways.foreign_log.intake import Intake, Interrupted
from gateways.foreign_log.summary import Tally
from ledger.log import EventLog
from ledger.schema import create_schema
from tests.importing.conftest import NOW, RULEBOOK, Log

TakeIn = Callable[..., Tally]


@pytest.fixture
def ledger(database: str) -> Iterator[EventLog]:
    """Yield a ledger in which nothing has happened."""
    create_schema(database)
    with EventLog(database, pool_size=4) as log:
        yield log


@pytest.fixture
def take_in(ledger: EventLog) -> TakeIn:
    """Take reports in, and return the counts."""

    def act(reports: list[Report], findings: Findings | None = None) -> Tally:
        intake = Intake(ledger, RULEBOOK, findings or Findings(), lambda: NOW)
        *_, last = intake.take_in(reports, lambda: False)
        return last

    return act


@pytest.fixture
def many(log: Log) -> list[Report]:
    """Return reports of 250 cases: two batches and a half."""
    rows = "".join(f"Z-{number},Ingekomen,2024-03-{1 + number % 28:02},a\n" for number in range(250))
    return log.read(f"zaak,stap,tijd,wie\n{rows}", None)[0]


def test_facts_are_stored_with_then_and_now_apart(log: Log, ledger: EventLog, take_in: TakeIn) -> None:
    tally = take_in(log.read()[0])
    first = ledger.read(next(ledger.cases()))

    assert tally.facts == ledger.last_position() == 13
    assert first[0].fact.event.occurred.year == 2024
    assert first[0].fact.stamp.recorded == NOW
    assert {each.fact.stamp.role for each in first} == {Role.SYSTEM}
    assert first[0].number is not None
    for case in ledger.cases():
        ledger.verify(case)


def test_a_second_run_adds_nothing_and_counts_the_same(log: Log, ledger: EventLog, take_in: TakeIn) -> None:
    once = take_in(log.read()[0])
    position = ledger.last_position()
    again = take_in(log.read()[0])

    assert ledger.last_position() == position
    assert again.facts == 0
    assert (again.cases, again.open, again.in_time, again.late) == (
        once.cases,
        once.open,
        once.in_time,
        once.late,
    )


def test_what_the_source_knows_since_is_all_that_is_added(
    log: Log, ledger: EventLog, take_in: TakeIn
) -> None:
    reports = log.read()[0]
    take_in([each.model_copy(update={"responded": None, "closed": None}) for each in reports])
    position = ledger.last_position()
    tally = take_in(reports)

    assert ledger.last_position() - position == tally.facts == 6


def test_an_import_that_was_stopped_is_completed_by_a_rerun(
    many: list[Report], ledger: EventLog, take_in: TakeIn
) -> None:
    intake = Intake(ledger, RULEBOOK, Findings(), lambda: NOW)
    batches = intake.take_in(many, lambda: intake.tally.cases >= 100)
    with pytest.raises(Interrupted):
        list(batches)
    assert len(list(ledger.cases())) == 100

    assert take_in(many).facts == 300
    assert len(list(ledger.cases())) == 250


def test_two_imports_at_once_are_one(many: list[Report], ledger: EventLog) -> None:
    def act() -> None:
        list(Intake(ledger, RULEBOOK, Findings(), lambda: NOW).take_in(many, lambda: False))

    threads = [threading.Thread(target=act) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(list(ledger.cases())) == 250
    assert ledger.last_position() >= 500
    assert sum(len(ledger.read(case)) for case in islice(ledger.cases(), 250)) == 500


def test_cases_are_numbered_in_the_order_in_which_they_came_in(
    log: Log, ledger: EventLog, take_in: TakeIn
) -> None:
    take_in(log.read()[0])
    firsts = [ledger.read(case)[0] for case in ledger.cases()]

    assert [each.fact.event.occurred for each in firsts] == sorted(
        each.fact.event.occurred for each in firsts
    )
    assert [each.number for each in firsts] == sorted(each.number or "" for each in firsts)


def test_a_moment_told_otherwise_is_counted_and_left(log: Log, ledger: EventLog, take_in: TakeIn) -> None:
    reports = log.read()[0]
    take_in(reports)
    position = ledger.last_position()
    moved = reports[0].received.model_copy(
        update={"occurred": reports[0].received.occurred + timedelta(days=1)}
    )
    findings = Findings()
    take_in([reports[0].model_copy(update={"received": moved})], findings)

    assert ledger.last_position() == position
    assert findings.notices["told-otherwise"] == 1
