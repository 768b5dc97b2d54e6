"""The rehearsal: a municipality loses its ledger, and gets it back."""

import json
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ledger.keys import Keys
from ledger.log import EventLog
from ledger.vault import Vault
from tests.cli.conftest import FREE_PORTS
from workers.clock import now

Run = Callable[..., Any]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")
GOT_BACK = {"file", "sha256", "municipality", "made", "position", "cases", "events", "lost", "resumed_after"}


@dataclass
class Town:
    """One installation, in which cases lived, and its backups."""

    run: Run
    start: Any
    data: Path
    example: dict[str, Any]

    def hand_in(self, number: str, title: str = "Het plein") -> Any:
        return self.run(
            *("case", "submit", "receive-initiative", "--json", "-", "--as", "an", "--role", "intake"),
            *("--submission-id", number, "--data-dir", str(self.data)),
            given=json.dumps(self.example | {"title": title}).encode(),
            timeout=120,
        )

    def asks(self, *words: str) -> Any:
        return self.run(*words, "--json", "--data-dir", str(self.data))

    def file(self, case: str) -> Any:
        return self.asks("case", "show", case).json()

    def erases(self, case: str) -> None:
        """As the act that erases will: there is no command for it yet."""
        dsn = json.loads((self.data / "run" / "stack.json").read_text())["postgres_dsn"]
        with Vault(dsn, Keys(self.data / "keys")) as vault:
            vault.destroy(f"case:{case}", now())

    def log(self) -> EventLog:
        dsn = json.loads((self.data / "run" / "stack.json").read_text())["postgres_dsn"]
        return EventLog(dsn)


@pytest.fixture(scope="module")
def example(catalogue: dict[str, Any]) -> dict[str, Any]:
    return dict(catalogue["receive-initiative"]["example"])


@pytest.fixture(scope="module")
def lived(run: Run, start: Any, tmp_path_factory: pytest.TempPathFactory, example: dict[str, Any]) -> Town:
    """A town in which the sample lives were lived."""
    town = Town(run, start, tmp_path_factory.mktemp("lived") / "data", example)
    assert run("demo", "--data-dir", str(town.data), timeout=180).code == 0
    return town


@pytest.fixture(scope="module")
def original(run: Run, start: Any, tmp_path_factory: pytest.TempPathFactory, example: dict[str, Any]) -> Path:
    """A folder with one case and a backup of it, its engine stopped."""
    folder: Path = tmp_path_factory.mktemp("original")
    town = Town(run, start, folder / "data", example)
    up = start(town.data)
    town.hand_in("brief-1").json()
    town.asks("backup", str(folder / "copy")).json()
    assert up.stop() == 0
    return folder


@pytest.fixture
def copied(original: Path, run: Run, start: Any, tmp_path: Path, example: dict[str, Any]) -> Town:
    """The same, for one test to spoil; with the owners of its files."""
    subprocess.run(["/bin/cp", "-a", f"{original}/.", str(tmp_path)], check=True)
    return Town(run, start, tmp_path / "data", example)


def test_a_rehearsal_over_the_same_ledger(lived: Town, tmp_path: Path) -> None:
    copy = tmp_path / "copy.weerklank"
    up = lived.start(lived.data)
    try:
        erased = lived.hand_in("brief-wissen", "Wat gewist moet worden").json()
        kept = lived.hand_in("brief-houden", "Wat blijft").json()
        busy = threading.Thread(target=lambda: [lived.hand_in(f"tijdens-{number}") for number in range(3)])
        busy.start()
        made = lived.asks("backup", str(copy)).json()
        busy.join()
        before = {case: lived.file(case) for case in (kept["case"], erased["case"])}
        later = lived.hand_in("brief-later").json()
        lived.erases(erased["case"])
        assert lived.file(erased["case"])["title"] == "(gewist)"
        assert lived.asks("backup", str(copy)).refused() == "file-exists"
        assert lived.asks("restore", str(copy)).refused() == "engine-running"
    finally:
        assert up.stop() == 0
    assert made["cases"] >= 17
    assert (copy.stat().st_mode & 0o777, Path(made["keys_file"]).stat().st_mode & 0o777) == (0o600, 0o600)

    over_the_same(lived, copy, made)

    up = lived.start(lived.data)
    try:
        recovered = lived.asks("recover").json()
        assert (recovered["running"], recovered["reconciled"], recovered["silent"]) == (0, 0, 0)
        assert recovered["started"] + recovered["closed"] == made["cases"]
        assert lived.file(kept["case"]) == before[kept["case"]]
        gone = lived.file(erased["case"])
        assert (gone["title"], gone["number"]) == ("(gewist)", before[erased["case"]]["number"])
        # Handed in before: the same receipt. Handed in after: anew, under a number nobody had.
        assert lived.hand_in("brief-houden", "Wat blijft").json() == kept
        again = lived.hand_in("brief-later").json()
        assert (again["case"], again["number"] > later["number"]) == (later["case"], True)
        assert lived.hand_in("brief-later").json() == again
        holds(lived)
        # A backup of a restored ledger is a backup like any other.
        second = lived.asks("backup", str(tmp_path / "second")).json()
        assert second["events"] > made["events"]
    finally:
        assert up.stop() == 0


def over_the_same(town: Town, copy: Path, made: dict[str, Any]) -> None:
    assert town.asks("restore", str(copy)).refused() == "ledger-not-empty"
    done = town.asks("restore", str(copy), "--over-existing", "--as", "beheerder-1").json()
    assert set(done) >= GOT_BACK
    assert (done["cases"], done["position"]) == (made["cases"], made["position"])
    assert done["lost"] >= 5
    assert (done["erased"], done["texts"]["closed"]) == (1, 0)
    assert Path(done["set_aside"], "postgres", "PG_VERSION").exists()
    assert Path(done["set_aside"], "temporal", "temporal.db").exists()


def holds(town: Town) -> None:
    """The read models stand at the end of the ledger, every chain is whole, the restore is in it."""
    status = town.asks("status").json()
    assert status["projections"]["faults"] == []
    assert set(status["projections"]["behind"].values()) == {0}
    with town.log() as log, Vault(log.connections, Keys(town.data / "keys")) as vault:
        (noted,) = log.restores()
        assert vault.open([noted.restored.by]) == {noted.restored.by: "beheerder-1"}
        assert all(log.verify(case) for case in log.cases())


def test_on_another_machine_the_journal_keeps_erased_what_was_erased(copied: Town, tmp_path: Path) -> None:
    up = copied.start(copied.data)
    try:
        (row,) = copied.asks("worklist").json()
        copied.erases(row["case"])
    finally:
        assert up.stop() == 0
    there = replace(copied, data=tmp_path / "there")
    journal = ("--erasures", str(copied.data / "keys" / "erasures"))
    done = there.asks("restore", str(tmp_path / "copy"), *journal).json()
    assert (done["lost"], done["set_aside"], done["erased"]) == (None, None, 1)
    up = there.start(there.data)
    try:
        shown = there.file(row["case"])
        assert (shown["title"], shown["number"], shown["version"]) == (
            "(gewist)",
            row["number"],
            row["version"],
        )
        assert there.asks("recover").json()["started"] == 1
    finally:
        assert up.stop() == 0


def test_what_cannot_be_put_back_is_refused_and_touches_nothing(
    copied: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, keys = tmp_path / "copy", tmp_path / "copy.keys"
    there = replace(copied, data=tmp_path / "there")
    half = tmp_path / "half"
    half.write_bytes(copy.read_bytes()[:-100])
    assert there.asks("restore", str(half)).refused() == "backup-damaged"
    assert there.asks("restore", str(tmp_path / "nowhere")).refused() == "file-not-readable"
    assert there.asks("restore", str(keys)).refused() == "backup-damaged"
    assert there.asks("restore", str(copy), "--as", " ").refused() == "invalid-account"
    keys.rename(tmp_path / "elsewhere.keys")
    assert there.asks("restore", str(copy)).refused() == "keys-missing"
    (tmp_path / "elsewhere.keys").rename(keys)
    monkeypatch.setenv("WEERKLANK_MUNICIPALITY", "leiden")
    assert there.asks("restore", str(copy)).refused() == "wrong-municipality"
    monkeypatch.delenv("WEERKLANK_MUNICIPALITY")
    assert not there.data.exists()
    assert there.asks("backup", str(tmp_path / "none")).fault() == "not-running"


def test_rules_that_are_not_here_are_named(copied: Town, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "copy") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    told = json.loads(parts["manifest.json"])
    told["rules"]["elzenhoven-2026"] = "a" * 64
    with zipfile.ZipFile(tmp_path / "other", "w") as file:
        for name, content in (parts | {"manifest.json": json.dumps(told).encode()}).items():
            file.writestr(name, content)
    (tmp_path / "copy.keys").rename(tmp_path / "other.keys")
    there = replace(copied, data=tmp_path / "there")
    said = there.asks("restore", str(tmp_path / "other"))
    assert said.refused() == "rules-missing"
    assert "elzenhoven-2026" in said.err
    assert not there.data.exists()


def test_a_ledger_that_cannot_start_is_set_aside_and_nobody_pretends_to_know_what_was_lost(
    copied: Town, tmp_path: Path
) -> None:
    (copied.data / "postgres" / "global" / "pg_control").write_bytes(b"")
    assert copied.asks("restore", str(tmp_path / "copy")).refused() == "ledger-not-empty"
    done = copied.asks("restore", str(tmp_path / "copy"), "--over-existing").json()
    assert done["lost"] is None
    (last,) = {last for series, last in done["numbers"].items() if series == f"LW-{now().year}"}
    assert last == 1001
    assert Path(done["set_aside"], "postgres", "global", "pg_control").exists()


def begun(town: Town, *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [WEERKLANK, *words, "--data-dir", str(town.data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def until_said(process: "subprocess.Popen[bytes]", said: bytes) -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if said in line:
            return
    raise AssertionError("it never said so")


@pytest.mark.parametrize("moment", [b"grootboek laden", b"leesmodellen"])
def test_a_restore_that_is_killed_leaves_the_old_ledger_and_is_done_again(
    copied: Town, tmp_path: Path, moment: bytes
) -> None:
    restoring = begun(copied, "restore", str(tmp_path / "copy"), "--over-existing")
    until_said(restoring, moment)
    restoring.kill()
    restoring.communicate()
    up = copied.start(copied.data)
    assert len(copied.asks("worklist").json()) == 1
    assert up.stop() == 0
    done = copied.asks("restore", str(tmp_path / "copy"), "--over-existing").json()
    assert (done["cases"], done["lost"]) == (1, 0)
    assert not (copied.data / "restoring").exists()


def test_an_engine_does_not_start_on_a_restore_that_was_broken_off(copied: Town, tmp_path: Path) -> None:
    """As after a power cut between two renames: the old ledger is aside, the new not in its place."""
    (copied.data / "restoring").mkdir()
    (copied.data / "postgres").rename(copied.data / "set-aside")
    said = copied.run("up", "--data-dir", str(copied.data), *FREE_PORTS)
    assert (said.code, said.err.splitlines()[-1].split(": ")[0]) == (1, "restore-unfinished")
    assert copied.asks("restore", str(tmp_path / "copy")).json()["cases"] == 1


def test_a_backup_that_is_killed_leaves_no_file_under_its_name(copied: Town, tmp_path: Path) -> None:
    up = copied.start(copied.data)
    try:
        dsn = json.loads((copied.data / "run" / "stack.json").read_text())["postgres_dsn"]
        with psycopg.connect(dsn) as connection:
            # Nobody can read the vault now, so the backup stands still half-way.
            connection.execute("LOCK TABLE vault IN ACCESS EXCLUSIVE MODE")
            backup = begun(copied, "backup", str(tmp_path / "killed"))
            until_said(backup, b"sleutels")
            time.sleep(0.2)
            backup.send_signal(signal.SIGKILL)
            backup.communicate()
            interrupted = begun(copied, "backup", str(tmp_path / "interrupted"))
            until_said(interrupted, b"sleutels")
            interrupted.send_signal(signal.SIGTERM)
            interrupted.communicate(timeout=20)
        assert not (tmp_path / "killed").exists()
        assert not (tmp_path / "killed.keys").exists()
        assert list(tmp_path.glob("interrupted*")) == []
        assert copied.asks("backup", str(tmp_path / "killed")).json()["cases"] == 1
    finally:
        assert up.stop() == 0


def test_a_database_of_ones_own_is_filled_where_it_is(
    copied: Town, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEERKLANK_POSTGRES__DSN", database)
    config = tmp_path / "temporal.yaml"
    config.write_text("temporal:\n  profile: cluster\n  cluster:\n    address: 127.0.0.1:9\n")
    there = replace(copied, data=tmp_path / "there")
    place = ("--config", str(config))
    done = there.asks("restore", str(tmp_path / "copy"), *place).json()
    assert (done["cases"], done["set_aside"]) == (1, None)
    assert len(there.asks("worklist", *place).json()) == 1
    for more in ((), ("--over-existing",)):
        assert there.asks("restore", str(tmp_path / "copy"), *more, *place).refused() == "ledger-not-empty"
