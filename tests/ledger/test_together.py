"""Many threads, several processes' worth of logs, one ledger."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import psycopg
import pytest

from domain.decision import Conflict, Stored
from domain.fact import StoredFact
from ledger.group_commit import GroupCommit
from ledger.log import EventLog
from tests.ledger.examples import CONFIRMED, RECEIVED, stamp

WRITERS, ROUNDS = 16, 12


class Reader:
    """Follows a ledger while others write, as a projection does."""

    def __init__(self, log: EventLog) -> None:
        self.seen: list[StoredFact] = []
        self._log = log
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def _follow(self) -> None:
        position = 0
        while True:
            last_round = self._stop.is_set()
            page = self._log.positions_after(position, 50)
            self.seen += page.facts
            if page.last == position and last_round:
                return
            position = page.last

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()


def all_at_once(work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))


def test_nothing_is_lost_doubled_or_missed_by_a_reader_that_follows(dsn: str, log: EventLog) -> None:
    with EventLog(dsn) as another:
        reader = Reader(log)

        def write(writer: int) -> None:
            own = (log, another)[writer % 2]
            for version in range(ROUNDS):
                for case in (f"{writer}-a", f"{writer}-b"):
                    answer = own.append(
                        case, version, [CONFIRMED], stamp(f"{case}-{version}"), number_prefix="LW"
                    )
                    assert isinstance(answer, Stored)

        all_at_once(write)
        reader.stop()
    positions = [each.position for each in reader.seen]
    assert positions == sorted(set(positions))
    assert len(positions) == WRITERS * 2 * ROUNDS
    assert all(one.committed_at < next_.committed_at for one, next_ in pairwise(reader.seen))
    for case in log.cases():
        assert [fact.fact.version for fact in log.read(case)] == list(range(1, ROUNDS + 1))
        log.verify(case)


def test_numbers_have_no_gaps_whatever_is_refused(log: EventLog) -> None:
    def write(writer: int) -> None:
        log.append(f"own-{writer}", 0, [RECEIVED], stamp(f"own-{writer}"), number_prefix="LW")
        log.append("shared", 0, [RECEIVED], stamp(f"shared-{writer}"), number_prefix="LW")
        log.append(f"other-{writer}", 0, [RECEIVED], stamp(f"own-{writer}"), number_prefix="LW")

    all_at_once(write)
    first = [log.read(case)[0] for case in log.cases()]
    year = first[0].committed_at.year
    assert [each.number for each in first] == [f"LW-{year}-{n:05}" for n in range(1, WRITERS + 2)]


def test_of_those_who_want_the_same_version_one_gets_it(log: EventLog) -> None:
    answers: list[object] = []
    all_at_once(
        lambda writer: answers.append(log.append("a", 0, [RECEIVED], stamp(f"{writer}"), number_prefix=None))
    )
    assert sum(isinstance(answer, Stored) for answer in answers) == 1
    assert answers.count(Conflict(version=1)) == WRITERS - 1


def test_a_number_past_five_digits_is_written_out(dsn: str, log: EventLog) -> None:
    answer = log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix="LW")
    assert isinstance(answer, Stored)
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE ledger_case_numbers SET last = 99999")
    answer = log.append("b", 0, [RECEIVED], stamp("c2"), number_prefix="LW")
    assert isinstance(answer, Stored)
    assert str(answer.number).endswith("-100000")


def test_a_lost_connection_is_tried_again_and_stores_once(dsn: str, log: EventLog) -> None:
    """Each append may find its connection cut, anywhere in it; on a slow machine not time after time."""
    stop, stored = threading.Event(), threading.Event()

    def cut() -> None:
        with psycopg.connect(dsn, autocommit=True) as connection:
            while not stop.is_set():
                stored.wait(1)
                stored.clear()
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )

    cutter = threading.Thread(target=cut)
    cutter.start()
    try:
        for version in range(40):
            answer = log.append("a", version, [CONFIRMED], stamp(f"c{version}"), number_prefix="LW")
            assert isinstance(answer, Stored)
            stored.set()
    finally:
        stop.set()
        stored.set()
        cutter.join()
    assert [fact.fact.stamp.command for fact in log.read("a")] == [f"c{n}" for n in range(40)]


def test_an_acknowledgement_that_was_lost_is_answered_from_the_ledger(
    dsn: str, log: EventLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ledger import log as module  # noqa: PLC0415 - the module, to cut its connection after the commit

    genuine, cuts = module.append, []

    def cut_after(connection: psycopg.Connection[object], items: object) -> object:
        answers = genuine(connection, items)  # type: ignore[arg-type] # passed through
        if not cuts:
            cuts.append(1)
            connection.close()
            raise psycopg.OperationalError("the connection went away after the commit")
        return answers

    monkeypatch.setattr(module, "append", cut_after)
    answer = log.append("a", 0, [RECEIVED, CONFIRMED], stamp("c1"), number_prefix="LW")
    assert isinstance(answer, Stored)
    assert (answer.version, log.read("a")) == (2, answer.facts)
    assert dsn


def test_a_wait_ends_with_an_append_and_not_before(log: EventLog) -> None:
    log.wait_for_append(0.1)
    writer = threading.Timer(0.2, lambda: log.append("a", 0, [RECEIVED], stamp("c1"), number_prefix=None))
    writer.start()
    log.wait_for_append(20)
    assert log.last_position() == 1
    writer.join()


def test_an_error_reaches_everybody_in_the_batch_and_nobody_after_it() -> None:
    entered, go = threading.Event(), threading.Event()
    batches: list[list[int]] = []

    def commit(items: list[int]) -> list[int]:
        batches.append(list(items))
        entered.set()
        go.wait()
        if len(items) > 1:
            raise RuntimeError("this batch fails")
        return items

    group = GroupCommit[int, int](commit)  # type: ignore[arg-type] # a list is what it is given
    with ThreadPoolExecutor(WRITERS) as pool:
        first = pool.submit(group.submit, 0)
        entered.wait()
        rest = [pool.submit(group.submit, number) for number in range(1, 6)]
        while len(group._queue) < len(rest):  # noqa: SLF001 - to know that all of them wait
            pass
        go.set()
        assert first.result() == 0
        assert {str(each.exception()) for each in rest} == {"this batch fails"}
        assert group.submit(7) == 7
    assert len(batches) == 3
