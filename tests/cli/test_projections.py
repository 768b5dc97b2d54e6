"""`weerklank projections rebuild`: on a running engine, resumed after any death, told in Dutch."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from projections.models import MODELS

Run = Callable[..., Any]
NAMES = [model.name for model in MODELS]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")


@pytest.fixture
def dsn(up: Any) -> str:
    return str(json.loads((up.data_dir / "run" / "stack.json").read_text())["postgres_dsn"])


def rebuild(run: Run, up: Any, *words: str) -> Any:
    return run("projections", "rebuild", *words, "--data-dir", str(up.data_dir))


def test_all_are_rebuilt_and_what_differed_is_told(run: Run, submit: Run, up: Any, dsn: str) -> None:
    case = submit("receive-initiative").json()["case"]
    with psycopg.connect(dsn, autocommit=True) as edited:
        edited.execute('UPDATE worklist SET next_due = next_due + 1 WHERE "case" = %s', (case,))
    said = rebuild(run, up)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].startswith("worklist: herbouwd tot en met positie ")
    assert lines[0].endswith("Het oude leesmodel had andere rijen: 1 in worklist.")
    assert lines[1] == f"  worklist: een rij is anders: case {case} (next_due)"
    assert all("was gelijk" in line for line in lines[2:])
    done = rebuild(run, up, "--json").json()["rebuilt"]
    assert [each["model"] for each in done] == NAMES
    assert all(each["differences"] == {} and each["first"] == [] for each in done)
    assert run("status", "--json", "--data-dir", str(up.data_dir)).json()["projections"]["faults"] == []


def test_one_is_rebuilt_by_its_name(run: Run, up: Any) -> None:
    (only,) = rebuild(run, up, "case-file", "--json").json()["rebuilt"]
    assert only["model"] == "case-file"
    assert (only["not_compared"], only["compared_at"]) == (None, only["position"])


def test_a_name_that_is_not_there_is_told_without_an_engine(run: Run, tmp_path: Path) -> None:
    said = run("projections", "rebuild", "werklijst", "--data-dir", str(tmp_path))
    assert said.refused() == "unknown-read-model"
    assert all(name in said.err for name in NAMES)


def test_a_second_one_is_told_that_one_is_under_way(run: Run, up: Any, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(1464156498, 5)")
        assert rebuild(run, up, "--json").fault() == "rebuild-under-way"
    assert rebuild(run, up, "--json").code == 0


def test_a_table_that_lost_a_column_is_mended(run: Run, up: Any, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as edited:
        edited.execute("ALTER TABLE term_register DROP COLUMN regime")
    said = rebuild(run, up, "term-register")
    assert said.out.strip().endswith("De kolommen zijn veranderd, niet vergeleken.")
    assert run("terms", "register", "--json", "--data-dir", str(up.data_dir)).code == 0


def test_a_server_killed_under_it_is_told_and_the_same_command_goes_on(
    run: Run, start: Any, tmp_path: Path
) -> None:
    engine = start(tmp_path / "data")
    try:
        place = ("--data-dir", str(engine.data_dir))
        where = json.loads((engine.data_dir / "run" / "stack.json").read_text())["postgres_dsn"]
        with suppress(psycopg.OperationalError), psycopg.connect(where, autocommit=True) as held:
            held.execute("BEGIN")
            held.execute("SELECT * FROM case_story LIMIT 1")
            waiting = subprocess.Popen(
                [WEERKLANK, "projections", "rebuild", "--json", *place],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            _until_loaded(where)
            server = int((engine.data_dir / "postgres" / "postmaster.pid").read_text().split()[0])
            os.kill(server, signal.SIGKILL)
        out, err = waiting.communicate(timeout=60)
        assert (waiting.returncode, out) == (1, ""), err
        assert err.startswith("not-reachable: ")
        assert _patiently(run, place)["rebuilt"]
    finally:
        engine.stop()


def _until_loaded(dsn: str) -> None:
    for _ in range(600):
        with psycopg.connect(dsn, autocommit=True) as asking:
            found = asking.execute("SELECT to_regclass('anew.progress')").fetchone()
            if found != (None,):
                rows = asking.execute("SELECT count(comparison) FROM anew.progress").fetchone()
                if rows == (len(NAMES),):
                    return
        time.sleep(0.1)
    raise AssertionError("the rebuild did not come to its swap")


def _patiently(run: Run, place: tuple[str, ...]) -> Any:
    for _ in range(60):
        said = run("projections", "rebuild", "--json", *place)
        if said.code == 0:
            return said.json()
        time.sleep(0.5)
    raise AssertionError(said.err)
