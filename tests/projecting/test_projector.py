"""The projector: in order, nothing twice and nothing lost, whoever dies or runs beside it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from psycopg import Cursor

from domain.attempt import Attempt
from domain.roles import Role
from domain.rulebook import Rulebook
from projections.followed import Followed
from projections.model import ReadModel
from projections.models import MODELS
from projections.projector import Projector
from projections.replay import differences
from projections.schema import create_schema
from projections.table import Row
from projections.tracking import Bookmarks
from projections.worklist import WORKLIST
from projections.yardstick import Yardstick
from tests.projecting.town import Town

RULEBOOK = Rulebook.read()


def dump(town: Town) -> dict[str, list[Any]]:
    return {
        table.name: sorted(town.execute(f"SELECT t::text FROM {table.name} t"))  # noqa: S608 - our own tables
        for model in MODELS
        for table in model.tables
    }


@pytest.mark.parametrize("batch", [1, 2, 7, 1000])
def test_any_batch_size_gives_the_same_rows_as_a_replay(lived: Town, batch: int) -> None:
    last = lived.log.last_position()
    assert lived.catch_up(batch=batch) == len([1 for case in lived.log.cases() for _ in lived.log.read(case)])
    assert differences(lived.dsn, lived.log, RULEBOOK) == []
    assert lived.answers.positions() == dict.fromkeys((model.name for model in MODELS), last)


def test_following_step_by_step_gives_what_a_replay_gives(town: Town) -> None:
    with town.projector() as projector:
        for step in ("receive-initiative", "confirm-receipt", "assign-kind", "refuse", "reopen"):
            town.does("case", step)
            projector.catch_up()
            assert differences(town.dsn, town.log, RULEBOOK) == []
        assert projector.catch_up() == 0


class Killed(BaseException):
    """What no handler catches."""


@pytest.mark.parametrize("dies_at", [1, 2, 5, 9])
def test_dying_right_before_a_commit_loses_and_doubles_nothing(
    lived: Town, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    moves = 0
    move = Bookmarks.move

    def dying(self: Bookmarks, cursor: Cursor[Any], model: str, position: int) -> None:
        nonlocal moves
        move(self, cursor, model, position)
        moves += 1
        if moves == dies_at:
            raise Killed

    monkeypatch.setattr(Bookmarks, "move", dying)
    with pytest.raises(Killed):
        lived.catch_up(batch=11)
    assert differences(lived.dsn, lived.log, RULEBOOK) == []
    lived.catch_up(batch=11)
    assert differences(lived.dsn, lived.log, RULEBOOK) == []
    assert set(lived.answers.positions().values()) == {lived.log.last_position()}


def test_kill_9_loses_and_doubles_nothing(lived: Town) -> None:
    program = Path(__file__).with_name("kill_me.py")
    root = Path(__file__).parents[2]
    died = subprocess.run(
        [sys.executable, program, lived.dsn], check=False, cwd=root, env={"PYTHONPATH": str(root)}
    )
    assert died.returncode == -9
    assert 0 < lived.answers.positions()["worklist"] < lived.log.last_position()
    assert differences(lived.dsn, lived.log, RULEBOOK) == []
    lived.catch_up()
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_several_projectors_at_once_do_each_batch_once(lived: Town) -> None:
    counts: list[int] = []

    def work() -> None:
        with lived.projector(batch=3, models=MODELS[:1]) as projector:
            counts.append(projector.catch_up())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == len([1 for case in lived.log.cases() for _ in lived.log.read(case)])
    lived.catch_up()
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_refused_attempts_leave_no_rows_and_move_the_position(town: Town) -> None:
    town.does("case", "receive-initiative")
    for minute in range(5):
        town.log.note_attempt(
            Attempt(
                by="ref",
                role=Role.HANDLER,
                recorded=datetime(2026, 2, 3, 10, minute, tzinfo=UTC),
                transition="close",
                code="wrong-stage",
                case="case",
            )
        )
    assert town.catch_up(batch=2) == 3
    assert set(town.answers.positions().values()) == {town.log.last_position()}
    assert town.answers.wait_until(town.log.last_position(), 0)


@contextmanager
def running(town: Town) -> Iterator[None]:
    stop = threading.Event()
    with town.projector() as projector:
        thread = threading.Thread(target=projector.run, args=(stop,))
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()


def test_a_running_projector_shows_what_was_just_written(town: Town) -> None:
    with running(town):
        for step in ("receive-initiative", "confirm-receipt", "assign-kind"):
            position = town.does("case", step)
            assert town.answers.wait_until(position, 10)
        assert not town.answers.wait_until(position + 1, 0.05)


def test_a_lost_connection_is_survived(town: Town) -> None:
    with running(town):
        assert town.answers.wait_until(town.does("case", "receive-initiative"), 10)
        for _ in range(2):
            town.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            position = town.log.last_position()
        position = town.does("case", "confirm-receipt")
        assert town.answers.wait_until(position, 20)
    assert differences(town.dsn, town.log, RULEBOOK) == []


def stumbling(model: ReadModel, over: str) -> ReadModel:
    """A model with a bug: it cannot take one case in."""

    def of_case(after: Followed, measure: Yardstick) -> Row:
        if after.case.id == over:
            raise KeyError("Buurtgroep De Linde")
        return model.of_case(after, measure)

    return replace(model, of_case=of_case)


def test_a_poison_fact_stops_one_model_there_and_no_other(lived: Town) -> None:
    position = lived.does("poison", "receive-initiative")
    last = lived.does("after", "receive-initiative")
    models = (stumbling(WORKLIST, "poison"), *MODELS[1:])
    lived.catch_up(models=models)
    positions = lived.answers.positions()
    assert positions["worklist"] == position - 3
    assert positions["case-file"] == positions["term-register"] == last
    (fault,) = lived.answers.faults()
    assert (fault.model, fault.position, fault.case, fault.version) == ("worklist", position - 2, "poison", 1)
    assert (fault.topic, fault.error) == ("case.initiative-received.v1", "KeyError")
    assert "Linde" not in fault.message
    assert "of_case" in fault.message
    assert differences(lived.dsn, lived.log, RULEBOOK) == []
    lived.catch_up(models=models)
    assert lived.answers.faults() == [fault]


def test_a_model_goes_on_by_itself_after_the_mend(lived: Town) -> None:
    lived.does("poison", "receive-initiative")
    lived.catch_up(models=(stumbling(WORKLIST, "poison"),))
    assert lived.answers.faults()
    with running(lived):
        assert lived.answers.wait_until(lived.log.last_position(), 10)
    assert lived.answers.faults() == []
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_a_fact_that_cannot_be_read_stops_every_model_visibly(lived: Town) -> None:
    before = lived.log.last_position()
    lived.execute(
        "SELECT * FROM ledger_append('{odd}', '{0}', '{c}', '{f}', '{LW}', '{1}',"
        " '{case.never-heard-of.v1}', ARRAY['{}'::bytea])"
    )
    lived.catch_up()
    assert set(lived.answers.positions().values()) == {before}
    assert {(fault.topic, fault.error) for fault in lived.answers.faults()} == {
        ("case.never-heard-of.v1", "UnreadableFactError")
    }
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_a_case_under_unknown_rules_waits_for_them(lived: Town) -> None:
    with lived.projector(models=MODELS) as projector:
        projector.catch_up()
        lived.does("leiden", "receive-initiative", municipality="leiden")
    rules = RULEBOOK.on("lindewaard", date(2026, 1, 1))
    only = Rulebook([rules.regulation], [rules.calendar])
    with Projector(lived.dsn, only) as blind:
        blind.catch_up()
        assert {fault.error for fault in blind.faults()} == {"UnknownRulesError"}
    lived.catch_up()
    assert lived.answers.faults() == []


@pytest.mark.parametrize(
    ("mischief", "columns"),
    [
        ("UPDATE worklist SET next_due = next_due + 1 WHERE \"case\" = 'late'", ("next_due",)),
        (
            "UPDATE case_story SET text = 'Er is niets gebeurd.' WHERE \"case\" = 'late' AND version = 1",
            ("text",),
        ),
        ("DELETE FROM term_register WHERE \"case\" = 'late' AND name = 'acknowledgement'", ()),
        ("INSERT INTO term_register_case VALUES ('made-up', 1, '{}')", ()),
    ],
)
def test_an_edited_row_is_found(lived: Town, mischief: str, columns: tuple[str, ...]) -> None:
    lived.catch_up()
    lived.execute(mischief)
    (difference,) = differences(lived.dsn, lived.log, RULEBOOK)
    assert difference.columns == columns
    assert "Er is niets gebeurd" not in str(difference)


def test_the_schema_may_be_created_again_and_by_several_at_once(lived: Town) -> None:
    lived.catch_up()
    before = dump(lived)
    threads = [threading.Thread(target=create_schema, args=(lived.dsn,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert dump(lived) == before
