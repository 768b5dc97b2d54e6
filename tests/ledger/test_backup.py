"""A ledger taken into two files and put back elsewhere is the same ledger, or nothing is touched."""

import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest

from domain.attempt import Attempt
from domain.roles import Role
from ledger.backup import key_return
from ledger.backup.container import opened
from ledger.backup.files import digest_of, finished
from ledger.backup.key_return import KeySources
from ledger.backup.manifest import KeysManifest, LedgerManifest
from ledger.backup.refusals import BackupRefusedError
from ledger.backup.restoring import Came, Restoring, look_at, restore
from ledger.backup.resuming import NUMBERS_SKIPPED, POSITIONS_SKIPPED, Known
from ledger.backup.sources import SOURCES
from ledger.backup.taking import About, Pair, take
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.outbox import Counts, Outbox
from ledger.schema import create_schema
from ledger.vault import Vault
from tests.ledger.examples import AT, CONFIRMED, RECEIVED, stamp

NOW = AT + timedelta(days=400)
ABOUT = About("lindewaard", "0.1.0", {"b" * 64: ("own.toml", b"version = 'own'")})


def silent(_line: str) -> None:
    """Nobody listens."""


@dataclass
class Town:
    """A ledger with a vault, and a place for its backups."""

    dsn: str
    log: EventLog
    vault: Vault
    folder: Path

    def begins(self, case: str, text: str = "de brug moet open blijven") -> str:
        sealing = self.vault.sealing(f"case:{case}", f"intake-{case}")
        ref, _ = sealing.seal("text", text)
        sealing.keep()
        self.log.append(case, 0, [RECEIVED], stamp(f"begin-{case}"), number_prefix="LW")
        return ref

    def lives(self, case: str) -> None:
        self.log.append(case, 1, [CONFIRMED, CONFIRMED], stamp(f"more-{case}"), number_prefix=None)

    def backed_up(self, name: str = "copy") -> Pair:
        pair = Pair(self.folder / name, self.folder / f"{name}.keys")
        with finished(pair.ledger) as ledger, finished(pair.keys) as keys:
            take(self.dsn, self.vault.keys, Pair(ledger, keys), ABOUT, silent)
        return pair


@pytest.fixture
def town(dsn: str, log: EventLog, tmp_path: Path) -> Iterator[Town]:
    with Vault(dsn, Keys(tmp_path / "keys")) as vault:
        town = Town(dsn, log, vault, tmp_path)
        log.hold_rules({"own": "b" * 64, "gone": "c" * 64})
        for case in ("a", "b", "c"):
            town.begins(case)
        town.lives("b")
        log.note_attempt(
            Attempt(
                by="staff-1", role=Role.INTAKE, recorded=AT, transition="admit", code="wrong-role", case="a"
            )
        )
        yield town


def put_back(
    pair: Pair,
    dsn: str,
    directory: Path,
    *,
    known: Known | None = None,
    journal: Path | None = None,
    without: bool = False,
) -> tuple[Came, Keys]:
    """Put a backup back the way the command does."""
    create_schema(dsn)
    with ExitStack() as exits:
        ledger = exits.enter_context(opened(pair.ledger, LedgerManifest))
        keys_backup = exits.enter_context(opened(pair.keys, KeysManifest)) if pair.keys.exists() else None
        given = KeySources(directory, keys_backup, journal, without)
        key_return.refuse_unfit(given, ledger)
        keys, erased = key_return.put_back(given, directory.with_name("aside"))
        what = Restoring(
            ledger, digest_of(pair.ledger), "j.devries", NOW, known, frozenset({"LW"}), closed_allowed=without
        )
        return restore(dsn, what, keys, erased, silent), keys


def tables(dsn: str) -> dict[str, bytes]:
    with psycopg.connect(dsn) as connection:
        found = {}
        for source in SOURCES:
            with connection.cursor().copy(source.to_stdout()) as copy:
                found[source.table] = b"".join(bytes(block) for block in copy)
        return found


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(BackupRefusedError) as told:
        yield
    assert told.value.refused.code == code
    assert told.value.refused.sentence.endswith(".")


def test_every_table_and_column_of_the_ledger_is_copied(dsn: str) -> None:
    with psycopg.connect(dsn) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND is_generated = 'NEVER'"
        ).fetchall()
    assert set(columns) == {(source.table, column) for source in SOURCES for column in source.columns}


def test_a_ledger_comes_back_byte_for_byte_with_one_event_more(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    before = tables(town.dsn)
    came, keys = put_back(town.backed_up(), second_database, tmp_path / "elsewhere")
    after = tables(second_database)
    assert after["rule_versions"] == before["rule_versions"]
    assert after["ledger_events"].startswith(before["ledger_events"])
    with EventLog(second_database) as log, Vault(second_database, keys) as vault:
        assert list(log.cases()) == ["a", "b", "c"]
        assert {case: log.verify(case) for case in "abc"} == {case: town.log.verify(case) for case in "abc"}
        assert len(log.attempts("a")) == 1
        (noted,) = log.restores()
        assert noted.restored == came.restored
        assert vault.open([noted.restored.by]) == {noted.restored.by: "j.devries"}
        assert noted.position == came.restored.resumed_after + 1 > POSITIONS_SKIPPED
        page = log.positions_after(0, 100)
        assert (len(page.facts), page.last) == (5, noted.position)
        assert log.answer("more-b") == town.log.answer("more-b")
    assert (came.vault.opened, came.vault.closed) == (3, 0)
    assert (came.restored.position, came.restored.lost) == (6, None)


def test_a_file_in_the_vault_comes_back_as_it_was(town: Town, second_database: str, tmp_path: Path) -> None:
    photo = bytes(range(256)) * 10_000
    sealing = town.vault.sealing("case:a", "attached")
    ref, digest = sealing.seal_document(photo)
    sealing.keep()
    came, keys = put_back(town.backed_up(), second_database, tmp_path / "elsewhere")
    with Vault(second_database, keys) as vault:
        assert vault.document("case:a", ref, digest) == photo
    assert (came.vault.opened, came.vault.closed) == (4, 0)


def test_both_files_are_private_and_say_what_is_in_them(town: Town) -> None:
    pair = town.backed_up()
    assert {path.stat().st_mode & 0o777 for path in (pair.ledger, pair.keys)} == {0o600}
    with opened(pair.ledger, LedgerManifest) as ledger, opened(pair.keys, KeysManifest) as keys:
        manifest = ledger.manifest
        assert (manifest.cases, manifest.events, manifest.position) == (3, 6, 6)
        assert manifest.rules == {"own": "b" * 64, "gone": "c" * 64}
        assert b"".join(ledger.blocks("rules/own.toml")) == b"version = 'own'"
        assert keys.manifest.keys == 3
    # Without the program: any zip, any SHA-256.
    with zipfile.ZipFile(pair.ledger) as file:
        told = json.loads(file.read("manifest.json"))
        for part in told["parts"]:
            assert sha256(file.read(part["name"])).hexdigest() == part["sha256"]
        everything = b"".join(file.read(name) for name in file.namelist())
    for _, key in town.vault.keys.all():
        assert key not in everything
        assert key.hex().encode() not in everything


def test_a_key_that_is_not_here_is_told_while_the_backup_is_made(town: Town) -> None:
    """As with a wrong data directory: afterwards is too late to hear of it."""
    keys = town.vault.keys
    keys.destroy(keys.name("case:a"))
    town.vault.destroy("case:b", NOW)
    with opened(town.backed_up().keys, KeysManifest) as backup:
        assert (backup.manifest.missing, backup.manifest.erasures) == (1, 1)


def test_a_file_is_never_written_over(town: Town) -> None:
    town.backed_up()
    with refused("file-exists"):
        town.backed_up()


def test_a_backup_that_breaks_off_leaves_nothing(town: Town) -> None:
    def falls(line: str) -> None:
        if "ledger_events" in line:
            raise OSError(28, "No space left on device")

    pair = Pair(town.folder / "copy", town.folder / "copy.keys")
    with pytest.raises(OSError, match="No space"), finished(pair.ledger) as one, finished(pair.keys) as other:
        take(town.dsn, town.vault.keys, Pair(one, other), ABOUT, falls)
    assert list(town.folder.glob("copy*")) == []
    town.backed_up()


def test_appends_and_refusals_go_on_meanwhile_and_each_backup_is_of_one_moment(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    stop = threading.Event()

    def busy(worker: int) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            town.begins(f"{worker}-{number}")
            unused = town.vault.sealing(f"case:refused-{worker}-{number}", "s")
            unused.seal("text", "wat is geweigerd")
            unused.keep()
            unused.discard()

    people = [threading.Thread(target=busy, args=(worker,)) for worker in range(3)]
    for each in people:
        each.start()
    try:
        pairs = [town.backed_up(f"copy-{number}") for number in range(3)]
    finally:
        stop.set()
        for each in people:
            each.join()
    came, keys = put_back(pairs[1], second_database, tmp_path / "elsewhere")
    assert came.vault.closed == 0
    with EventLog(second_database) as log:
        assert 3 < len(list(log.cases())) < len(list(town.log.cases()))
        assert keys.find(keys.name(f"case:{list(log.cases())[-1]}")) is not None


def test_what_was_erased_stays_erased_on_this_machine(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    ref, other = town.begins("d"), town.begins("e")
    pair = town.backed_up()
    town.vault.destroy("case:d", NOW)
    later = town.vault.sealing("case:d", "later")
    new, _ = later.seal("text", "na de wissing opnieuw geschreven")
    later.keep()
    came, keys = put_back(pair, second_database, tmp_path / "keys")
    with Vault(second_database, keys) as vault:
        assert vault.open([ref, other]) == {other: "de brug moet open blijven"}
    assert came.restored.erased == (keys.name("case:d"),)
    assert (came.vault.erased, came.vault.closed) == (1, 0)
    assert town.vault.open([new]) == {new: "na de wissing opnieuw geschreven"}
    with psycopg.connect(second_database) as connection:
        assert connection.execute("SELECT count(*) FROM vault WHERE ref = %s", (ref,)).fetchone() == (0,)


def test_what_was_erased_stays_erased_elsewhere_where_its_journal_is_handed_in(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    ref = town.begins("d")
    pair = town.backed_up()
    town.vault.destroy("case:d", NOW)
    newer = tmp_path / "keys" / "erasures"
    _, keys = put_back(pair, second_database, tmp_path / "elsewhere", journal=newer)
    with Vault(second_database, keys) as vault:
        assert vault.open([ref]) == {}
    assert (tmp_path / "elsewhere" / "erasures").read_bytes() == newer.read_bytes()
    assert list(keys.directory.rglob(keys.name("case:d")[2:])) == []


def test_an_erasure_before_the_backup_comes_along_in_its_keys(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    town.begins("d")
    older = town.backed_up("older")
    town.vault.destroy("case:d", NOW)
    newer = town.backed_up("newer")
    mixed = Pair(older.ledger, newer.keys)
    came, _ = put_back(mixed, second_database, tmp_path / "elsewhere")
    assert (came.vault.erased, came.vault.closed) == (1, 0)


def test_keys_that_are_missing_are_told_and_only_left_out_when_asked(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    older = town.backed_up("older")
    town.begins("d")
    pair = town.backed_up()
    with refused("keys-incomplete"):
        put_back(replace(pair, keys=older.keys), second_database, tmp_path / "elsewhere")
    nowhere = replace(pair, keys=tmp_path / "nowhere")
    with refused("keys-missing"):
        put_back(nowhere, second_database, tmp_path / "nothing")
    came, _ = put_back(nowhere, second_database, tmp_path / "nothing", without=True)
    assert (came.vault.opened, came.vault.closed) == (0, 4)


def test_keys_of_another_ledger_are_refused_and_those_of_an_idle_start_set_aside(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    pair = town.backed_up()
    elsewhere = Keys(tmp_path / "elsewhere")
    elsewhere.obtain("ab" * 32)
    with refused("keys-of-another-ledger"):
        put_back(pair, second_database, elsewhere.directory)
    Keys(tmp_path / "idle")
    put_back(pair, second_database, tmp_path / "idle")
    assert (tmp_path / "aside" / "installation.key").exists()


def test_numbers_and_positions_are_never_given_out_twice(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    pair = town.backed_up()
    town.begins("d")
    known = look_at(town.dsn, 6)
    assert known is not None
    assert (known.lost, known.last) == (1, 7)
    came, _ = put_back(pair, second_database, tmp_path / "elsewhere", known=known)
    year = next(iter(came.restored.numbers)).removeprefix("LW-")
    assert (came.restored.lost, came.restored.numbers[f"LW-{year}"]) == (1, 4)
    with EventLog(second_database) as log:
        stored = log.append("d", 0, [RECEIVED], stamp("begin-d"), number_prefix="LW")
    assert getattr(stored, "number", None) == f"LW-{year}-00005"


def test_numbers_jump_where_nobody_knows(town: Town, second_database: str, tmp_path: Path) -> None:
    came, _ = put_back(town.backed_up(), second_database, tmp_path / "elsewhere")
    years = sorted(int(series.removeprefix("LW-")) for series in came.restored.numbers)
    assert came.restored.numbers[f"LW-{years[0]}"] == 3 + NUMBERS_SKIPPED
    assert all(came.restored.numbers[f"LW-{year}"] == NUMBERS_SKIPPED for year in years[1:])
    assert years[-1] >= NOW.year


def test_who_delivers_starts_at_the_end_of_a_ledger_that_was_put_back(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    create_schema(second_database)
    with EventLog(second_database) as log:
        outbox = Outbox(log.connections)
        outbox.create()
        put_back(town.backed_up(), second_database, tmp_path / "elsewhere")
        assert outbox.turn(lambda turn: turn.position) is None
        assert outbox.counts() == Counts(log.last_position(), 0, 0)
        assert not outbox.asks()


def test_a_ledger_that_is_not_empty_is_not_written_into(town: Town, tmp_path: Path) -> None:
    pair, before = town.backed_up(), tables(town.dsn)
    with refused("ledger-not-empty"):
        put_back(pair, town.dsn, tmp_path / "keys")
    assert tables(town.dsn) == before


def test_a_restore_that_breaks_off_leaves_an_empty_ledger_and_is_done_again(
    town: Town, second_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = town.backed_up()
    with monkeypatch.context() as patched:
        patched.setattr("ledger.backup.restoring.append", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            put_back(pair, second_database, tmp_path / "elsewhere")
    assert look_at(second_database, 0) is None
    put_back(pair, second_database, tmp_path / "elsewhere")


def breaks_off(*_: object) -> None:
    raise KeyboardInterrupt


CUTS = (0.0, 0.1, 0.5, 0.9, 0.999)


@pytest.mark.parametrize("cut", CUTS)
def test_half_a_file_is_refused(town: Town, cut: float) -> None:
    pair = town.backed_up()
    whole = pair.ledger.read_bytes()
    pair.ledger.write_bytes(whole[: int(len(whole) * cut)])
    with refused("backup-damaged"), opened(pair.ledger, LedgerManifest):
        pass


def test_a_byte_that_changed_in_any_part_is_noticed(town: Town) -> None:
    pair = town.backed_up()
    whole = pair.ledger.read_bytes()
    with zipfile.ZipFile(pair.ledger) as file:
        entries = [entry for entry in file.infolist() if entry.filename.endswith((".copy", ".json", ".toml"))]
    for entry in entries:
        at = entry.header_offset + 30 + len(entry.filename.encode()) + 20 + entry.compress_size // 2
        changed = bytearray(whole)
        changed[at] ^= 0x10
        pair.ledger.write_bytes(bytes(changed))
        with refused("backup-damaged"), opened(pair.ledger, LedgerManifest):
            pass


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write a backup anew, with other content and digests that fit it."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    manifest = json.loads(parts["manifest.json"])
    for part in manifest["parts"]:
        part["sha256"] = sha256(parts[part["name"]]).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)


def test_a_forged_event_breaks_its_chain_and_nothing_is_kept(
    town: Town, second_database: str, tmp_path: Path
) -> None:
    pair = town.backed_up()

    def forge(parts: dict[str, bytes]) -> None:
        lines = parts["ledger_events.copy"]
        assert lines.count(b"email".hex().encode()) > 0
        parts["ledger_events.copy"] = lines.replace(b"email".hex().encode(), b"phone".hex().encode())

    repacked(pair.ledger, forge)
    with refused("backup-damaged"):
        put_back(pair, second_database, tmp_path / "elsewhere")
    assert look_at(second_database, 0) is None


def test_a_missing_row_is_noticed(town: Town, second_database: str, tmp_path: Path) -> None:
    pair = town.backed_up()

    def lose(parts: dict[str, bytes]) -> None:
        *kept, _ = parts["ledger_events.copy"].splitlines(keepends=True)
        parts["ledger_events.copy"] = b"".join(kept)

    repacked(pair.ledger, lose)
    with refused("backup-damaged"):
        put_back(pair, second_database, tmp_path / "elsewhere")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip at all" * 100])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "foreign").write_bytes(content)
    with refused("backup-damaged"), opened(tmp_path / "foreign", LedgerManifest):
        pass
    with refused("file-not-readable"), opened(tmp_path / "nowhere", LedgerManifest):
        pass


@pytest.mark.parametrize("line", [b"../../../elsewhere " + b"a" * 64, b"half", b"a" * 64 + b" " + b"b" * 60])
def test_a_name_in_a_key_file_leads_nowhere_else(
    town: Town, second_database: str, tmp_path: Path, line: bytes
) -> None:
    pair = town.backed_up()

    def forge(parts: dict[str, bytes]) -> None:
        parts["keys"] = line + b"\n"

    repacked(pair.keys, forge)
    with refused("backup-damaged"):
        put_back(pair, second_database, tmp_path / "elsewhere")


def test_keys_for_a_ledger_and_a_later_format_are_told_apart(town: Town) -> None:
    pair = town.backed_up()
    with refused("backup-damaged"), opened(pair.keys, LedgerManifest):
        pass

    def later(parts: dict[str, bytes]) -> None:
        told: dict[str, Any] = json.loads(parts["manifest.json"])
        parts["manifest.json"] = json.dumps(told | {"format": 2, "more": "than we know"}).encode()

    repacked(pair.ledger, later)
    with refused("backup-too-new"), opened(pair.ledger, LedgerManifest):
        pass
