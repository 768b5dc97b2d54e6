"""A rebuild: beside the live models, unseen by readers, whatever dies, and what it found is told."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.rulebook import Rulebook
from projections import swapping
from projections.beside import SoFar
from projections.followed import Followed
from projections.model import ReadModel
from projections.models import MODELS
from projections.rebuild import Rebuilt, UnderWayError, rebuild
from projections.replay import differences
from projections.table import Row
from projections.term_register import TERM_REGISTER
from projections.untakable import UntakableError
from projections.worklist import WORKLIST
from projections.yardstick import Yardstick
from tests.projecting.town import LIVES, RULEBOOK, Town

TODAY = date(2026, 2, 20)
NAMES = [model.name for model in MODELS]
ROOT = Path(__file__).parents[2]


def dump(town: Town) -> dict[str, list[Any]]:
    return {
        table.name: sorted(town.execute(f"SELECT t::text FROM {table.name} t"))  # noqa: S608 - our own tables
        for model in MODELS
        for table in model.tables
    }


def catalogue(town: Town) -> list[tuple[Any, ...]]:
    """Every table, index and constraint by name."""
    return town.execute(
        "SELECT n.nspname, c.relname, c.relkind::text FROM pg_class c JOIN pg_namespace n"
        " ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'anew')"
        " UNION SELECT n.nspname, c.conname, c.contype::text FROM pg_constraint c JOIN pg_namespace n"
        " ON n.oid = c.connamespace WHERE n.nspname IN ('public', 'anew') ORDER BY 1, 2, 3"
    )


def rebuilt(town: Town, *models: ReadModel, told: Callable[[SoFar], None] = lambda _: None) -> list[Rebuilt]:
    return rebuild(town.log, RULEBOOK, models or MODELS, told)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case or two a block, so that a small town takes many."""
    monkeypatch.setattr("projections.building._BLOCK", 20)


@pytest.mark.parametrize("block", [1, 7, 2000])
def test_rebuilt_is_what_following_gave_for_every_event(
    lived: Town, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr("projections.building._BLOCK", block)
    lived.catch_up(batch=7)
    followed, names = dump(lived), catalogue(lived)
    done = rebuilt(lived)
    last = lived.log.last_position()
    assert [(each.model, each.position, each.resumed) for each in done] == [
        (name, last, False) for name in NAMES
    ]
    assert all(each.comparison.counts == {} and each.comparison.position == last for each in done)
    assert dump(lived) == followed
    assert catalogue(lived) == names
    assert lived.answers.positions() == dict.fromkeys(NAMES, last)
    assert lived.catch_up() == 0
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_one_model_is_rebuilt_and_the_others_are_left_alone(lived: Town) -> None:
    lived.catch_up()
    lived.execute("UPDATE case_file SET stage = 'new'")
    (done,) = rebuilt(lived, TERM_REGISTER)
    assert done.model == "term-register"
    assert lived.execute("SELECT DISTINCT stage FROM case_file") == [("new",)]


def test_what_differed_is_counted_and_named_without_its_content(lived: Town) -> None:
    lived.catch_up()
    before = dump(lived)
    lived.execute("UPDATE worklist SET next_due = next_due + 1, stage = 'geheim' WHERE \"case\" = 'late'")
    lived.execute("UPDATE case_story SET text = 'Er is niets gebeurd.'")
    lived.execute("DELETE FROM term_register WHERE \"case\" = 'late' AND name = 'acknowledgement'")
    lived.execute("INSERT INTO term_register_case VALUES ('made-up', 1, '{}')")
    told = {each.model: each.comparison for each in rebuilt(lived)}
    (late,) = told["worklist"].first
    assert (late.key, late.what, late.columns) == ({"case": "late"}, "differs", ("stage", "next_due"))
    assert told["case-file"].counts == {"case_story": len(before["case_story"])}
    assert len(told["case-file"].first) == 20
    extra, missing = told["term-register"].first
    assert (extra.what, extra.key) == ("extra", {"case": "made-up"})
    assert (missing.what, missing.key["name"]) == ("missing", "acknowledgement")
    told_in_words = "\n".join(str(each) for one in told.values() for each in one.first)
    assert "geheim" not in told_in_words
    assert "niets gebeurd" not in told_in_words
    assert dump(lived) == before


class Killed(BaseException):
    """What no handler catches."""


@pytest.mark.usefixtures("small_blocks")
def test_what_was_broken_off_goes_on_where_it_was(lived: Town) -> None:
    lived.catch_up()
    before, heard = dump(lived), list[int]()

    def breaking(so_far: SoFar) -> None:
        heard.append(so_far.facts)
        if len(heard) == 3:
            raise Killed

    with pytest.raises(Killed):
        rebuilt(lived, told=breaking)
    assert dump(lived) == before
    again = list[int]()
    done = rebuilt(lived, told=lambda so_far: again.append(so_far.facts))
    assert all(each.resumed and each.comparison.counts == {} for each in done)
    assert again[0] > heard[-1]
    assert len(heard) + len(again) == len(set(heard + again))
    assert dump(lived) == before


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("other", ["rules", "code"])
def test_other_code_or_other_rules_start_over(lived: Town, tmp_path: Path, other: str) -> None:
    lived.catch_up()

    def breaking(_: SoFar) -> None:
        raise Killed

    with pytest.raises(Killed):
        rebuilt(lived, told=breaking)
    rulebook = RULEBOOK
    if other == "rules":
        shipped = (ROOT / "domain" / "regulations" / "lindewaard-2025.toml").read_text()
        (tmp_path / "elders.toml").write_text(shipped.replace("lindewaard-2025-01-01", "elders-2025-01-01"))
        rulebook = Rulebook.read(tmp_path)
    if other == "code":
        lived.execute("COMMENT ON SCHEMA anew IS 'made by other code'")
        lived.execute("ALTER TABLE anew.progress DROP COLUMN comparison")
    heard = list[int]()
    done = rebuild(lived.log, rulebook, MODELS, lambda so_far: heard.append(so_far.facts))
    assert not any(each.resumed for each in done)
    assert len(heard) > 1
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


@pytest.mark.parametrize("dies_at", ["loaded", "was_compared", "done"])
def test_kill_9_at_any_step_leaves_the_live_models_and_what_was_done(lived: Town, dies_at: str) -> None:
    lived.catch_up()
    lived.execute("UPDATE worklist SET stage = 'closed' WHERE \"case\" = 'late'")
    before = dump(lived)
    program = Path(__file__).with_name("kill_my_rebuild.py")
    died = subprocess.run(
        [sys.executable, program, lived.dsn, dies_at], check=False, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )
    assert died.returncode == -9
    assert dump(lived) == before
    loaded = lived.execute("SELECT DISTINCT facts FROM anew.progress")
    assert loaded[0][0] > 0
    heard = list[int]()
    done = rebuilt(lived, told=lambda so_far: heard.append(so_far.facts))
    assert all(each.resumed for each in done)
    assert all(facts > loaded[0][0] for facts in heard)
    assert bool(heard) == (dies_at == "loaded")
    assert [each.comparison.counts for each in done] == [{"worklist": 1}, *[{}] * (len(MODELS) - 1)]
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


@contextmanager
def beside(*works: Callable[[], object]) -> Iterator[None]:
    """Do things over and over while something else is done; whatever one of them raises is raised."""
    over = threading.Event()

    def repeat(work: Callable[[], object]) -> None:
        while not over.is_set():
            work()

    with ThreadPoolExecutor(len(works)) as threads:
        running = [threads.submit(repeat, work) for work in works]
        try:
            yield
        finally:
            over.set()
        for each in running:
            each.result()


@pytest.mark.usefixtures("small_blocks")
def test_readers_and_projector_notice_nothing_and_appends_meanwhile_are_in_it(lived: Town) -> None:
    lived.catch_up()
    opened = len(lived.answers.worklist(TODAY))
    story = len(lived.file("together", TODAY).story)
    seen = dict.fromkeys(NAMES, 0)
    asked = 0

    def ask() -> None:
        nonlocal asked
        asked += 1
        assert len(lived.answers.worklist(TODAY)) >= opened
        assert len(lived.file("together", TODAY).story) == story
        assert lived.answers.register(TODAY)
        for name, position in lived.answers.positions().items():
            assert position >= seen[name]
            seen[name] = position

    appended = 0

    def append() -> None:
        nonlocal appended
        appended += 1
        position = lived.does(f"meanwhile-{appended}", "receive-initiative")
        assert lived.answers.wait_until(position, 20)

    stop = threading.Event()
    with lived.projector() as projector:
        following = threading.Thread(target=projector.run, args=(stop,))
        following.start()
        try:
            with beside(ask, append):
                for _ in range(5):
                    for each in rebuilt(lived):
                        assert (each.comparison.counts, each.comparison.not_compared) == ({}, None)
            assert lived.answers.wait_until(lived.log.last_position(), 20)
        finally:
            stop.set()
            following.join()
        assert projector.faults() == []
    assert asked > 5
    assert appended > 5
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def test_a_reader_that_stays_too_long_is_waited_for_and_then_told(
    lived: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.catch_up()
    monkeypatch.setattr(swapping, "_TRIES", 2)
    monkeypatch.setattr(swapping, "_PAUSE", 0)
    before = dump(lived)
    with psycopg.connect(lived.dsn) as reader:
        reader.execute("SELECT * FROM case_story LIMIT 1")
        with pytest.raises(swapping.HeldError):
            rebuilt(lived)
        assert dump(lived) == before
    assert all(each.resumed for each in rebuilt(lived))


def test_a_table_with_other_columns_is_replaced_and_not_compared(lived: Town) -> None:
    lived.catch_up()
    before = dump(lived)
    lived.execute("ALTER TABLE worklist DROP COLUMN proposal, ADD COLUMN former text")
    lived.does("after", "receive-initiative")
    lived.catch_up()
    assert [fault.model for fault in lived.answers.faults()] == ["worklist"]
    first, *others = rebuilt(lived)
    assert first.comparison.not_compared == "columns-changed"
    assert [each.comparison.counts for each in others] == [{}] * (len(MODELS) - 1)
    assert lived.answers.faults() == []
    assert len(dump(lived)["worklist"]) == len(before["worklist"]) + 1
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


def stumbling(model: ReadModel, over: str) -> ReadModel:
    """A model with a bug: it cannot take one case in."""

    def of_case(after: Followed, measure: Yardstick) -> Row:
        if after.case.id == over and after.case.version > 2:
            raise KeyError("Buurtgroep De Linde")
        return model.of_case(after, measure)

    return replace(model, of_case=of_case)


def test_a_model_that_stands_still_before_a_fact_is_mended_by_a_rebuild(lived: Town) -> None:
    lived.does("poison", "receive-initiative")
    lived.does("after", "receive-initiative")
    lived.catch_up(models=(stumbling(WORKLIST, "poison"), *MODELS[1:]))
    stood = lived.answers.positions()["worklist"]
    first, *_ = rebuilt(lived)
    assert (first.comparison.position, first.comparison.counts) == (stood, {})
    assert first.position == lived.log.last_position()
    assert lived.answers.faults() == []
    assert lived.catch_up() == 0
    assert differences(lived.dsn, lived.log, RULEBOOK) == []


@pytest.mark.parametrize("followed", [True, False], ids=["loading", "following"])
def test_a_fact_that_cannot_be_taken_in_is_named_and_nothing_is_replaced(
    lived: Town, *, followed: bool
) -> None:
    lived.catch_up()
    last = lived.does("poison", "receive-initiative")
    if followed:
        lived.catch_up()
    before, positions = dump(lived), lived.answers.positions()
    with pytest.raises(UntakableError) as stopped:
        rebuilt(lived, WORKLIST, stumbling(TERM_REGISTER, "poison"))
    error = stopped.value
    assert (error.model, error.position, error.case, error.version) == ("term-register", last, "poison", 3)
    assert (error.error, "Linde" in str(error)) == ("KeyError", False)
    assert dump(lived) == before
    assert lived.answers.positions() == positions


def test_a_fact_that_cannot_be_read_is_named_too(lived: Town) -> None:
    lived.catch_up()
    lived.execute(
        "SELECT * FROM ledger_append('{odd}', '{0}', '{c}', '{f}', '{LW}', '{1}',"
        " '{case.never-heard-of.v1}', ARRAY['{}'::bytea])"
    )
    with pytest.raises(UntakableError) as stopped:
        rebuilt(lived)
    assert (stopped.value.position, stopped.value.topic) == (
        lived.log.last_position(),
        "case.never-heard-of.v1",
    )


def test_a_second_rebuild_is_told_that_one_is_under_way(lived: Town) -> None:
    lived.catch_up()
    refused = list[bool]()

    def meanwhile(_: SoFar) -> None:
        with pytest.raises(UnderWayError):
            rebuilt(lived, WORKLIST)
        refused.append(True)

    rebuilt(lived, told=meanwhile)
    assert refused
    assert rebuilt(lived, WORKLIST)


def test_a_live_model_that_lags_is_given_time_and_then_not_compared(
    lived: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.catch_up()
    monkeypatch.setattr("projections.beside._WAIT", 0)
    lived.execute("UPDATE projection_tracking SET notification_id = 1 WHERE application_name = 'worklist'")
    first, *others = rebuilt(lived)
    assert first.comparison.not_compared == "behind"
    assert [each.comparison.not_compared for each in others] == [None] * (len(MODELS) - 1)
    assert set(lived.answers.positions().values()) == {lived.log.last_position()}


def test_an_empty_ledger_is_rebuilt_in_no_time(town: Town) -> None:
    begin = time.monotonic()
    assert [each.position for each in rebuilt(town)] == [0] * len(MODELS)
    assert time.monotonic() - begin < 60
    assert len(LIVES) > 0
