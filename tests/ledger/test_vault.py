"""The vault: byte-equal on repeat, gone when refused or erased, never plain in a table."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from ledger.keys import KeyDirectoryError, Keys
from ledger.sealing import KeyGoneError
from ledger.vault import STAFF_HOLD, DocumentAlteredError, Vault, staff_row
from tests.ledger.examples import AT

NAME, TEXT = "Geesje Hoekstra-Wiersma", "De brug bij de Oude Vaart moet open blijven"


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "keys")


@pytest.fixture
def vault(dsn: str, keys: Keys) -> Iterator[Vault]:
    with Vault(dsn, keys) as vault:
        yield vault


def files(keys_of: Path) -> list[Path]:
    beside = {"installation.key", "erasures"}
    return [path for path in keys_of.rglob("*") if path.is_file() and path.name not in beside]


def sealed(vault: Vault, submission: str = "s1", subject: str = "case:1") -> list[tuple[str, str]]:
    sealing = vault.sealing(subject, submission)
    pairs = [sealing.seal("person", NAME), sealing.seal("text", TEXT), sealing.seal("text", TEXT)]
    sealing.keep()
    return pairs


def test_what_is_kept_opens_again_and_matches_its_digest(vault: Vault) -> None:
    pairs = sealed(vault)
    assert vault.open([ref for ref, _ in pairs] + ["unknown"]) == {
        ref: plain for (ref, _), plain in zip(pairs, (NAME, TEXT, TEXT), strict=True)
    }
    assert len({ref for ref, _ in pairs}) == len({digest for _, digest in pairs}) == 3
    assert vault.compare(dict(pairs)) == {ref: True for ref, _ in pairs}
    assert vault.compare({pairs[0][0]: "0" * 64, "unknown": ""}) == {pairs[0][0]: False, "unknown": None}


def test_a_repeat_is_byte_equal(vault: Vault, dsn: str) -> None:
    first = sealed(vault)
    with psycopg.connect(dsn) as connection:
        before = connection.execute("SELECT ref, subject, sealed FROM vault ORDER BY ref").fetchall()
        assert sealed(vault) == first
        assert connection.execute("SELECT ref, subject, sealed FROM vault ORDER BY ref").fetchall() == before
    assert not {ref for ref, _ in sealed(vault, "s2")} & {ref for ref, _ in first}
    assert not {ref for ref, _ in sealed(vault, "s1", "case:2")} & {ref for ref, _ in first}


def test_other_content_under_the_same_submission_never_replaces_what_was_accepted(vault: Vault) -> None:
    ((ref, _), *_) = sealed(vault)
    other = vault.sealing("case:1", "s1")
    other_ref, _ = other.seal("person", "Iemand Anders")
    other.keep()
    other.discard()
    assert vault.open([ref, other_ref]) == {ref: NAME}


def test_nothing_is_stored_before_it_is_kept(vault: Vault) -> None:
    ref, _ = vault.sealing("case:1", "s1").seal("text", TEXT)
    assert vault.open([ref]) == {}


def test_a_refusal_removes_what_it_put_there_and_the_key(vault: Vault, dsn: str, tmp_path: Path) -> None:
    sealing = vault.sealing("case:1", "s1")
    sealing.seal("text", TEXT)
    sealing.seal("staff", "j.devries")
    sealing.keep()
    sealing.discard()
    sealing.discard()
    with psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT count(*) FROM vault").fetchone() == (0,)
    assert files(tmp_path / "keys") == []


def test_a_refused_repeat_leaves_what_was_accepted(vault: Vault) -> None:
    pairs = sealed(vault)
    repeat = vault.sealing("case:1", "s1")
    repeat.seal("person", NAME)
    repeat.keep()
    repeat.keep()
    repeat.discard()
    assert len(vault.open(ref for ref, _ in pairs)) == 3


def test_of_two_tries_at_once_the_refused_one_leaves_the_rows_it_wrote_first(
    vault: Vault, dsn: str, keys: Keys
) -> None:
    with Vault(dsn, keys) as elsewhere:
        refused, accepted = vault.sealing("case:1", "s1"), elsewhere.sealing("case:1", "s1")
        ref, _ = refused.seal("text", TEXT)
        accepted.seal("text", TEXT)
        refused.keep()
        accepted.keep()
        refused.discard()
        assert vault.open([ref]) == {ref: TEXT}
        accepted.discard()
        assert vault.open([ref]) == {}


def test_a_key_that_goes_before_keeping_is_noticed(vault: Vault, dsn: str) -> None:
    first, second = vault.sealing("case:1", "s1"), vault.sealing("case:1", "s2")
    first.seal("text", TEXT)
    second.seal("text", TEXT)
    first.keep()
    first.discard()
    with pytest.raises(KeyGoneError):
        second.keep()
    with psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT count(*) FROM vault").fetchone() == (0,)
    sealed(vault, "s2")


def test_keeping_and_refusing_at_once_never_loses_what_was_kept(vault: Vault, dsn: str, keys: Keys) -> None:
    def attempt(number: int) -> tuple[str, bool]:
        with Vault(dsn, keys) as own:
            for _ in range(20):
                sealing = own.sealing("case:1", f"s{number % 4}")
                ref, _ = sealing.seal("text", TEXT)
                try:
                    sealing.keep()
                except KeyGoneError:
                    continue
                if number % 2:
                    sealing.discard()
                    continue
                return ref, True
        return "", False

    with ThreadPoolExecutor(8) as pool:
        kept = {ref for ref, accepted in pool.map(attempt, range(8)) if accepted}
    assert vault.open(kept) == dict.fromkeys(kept, TEXT)


def test_erasing_destroys_the_key_and_what_it_opened(vault: Vault, tmp_path: Path) -> None:
    pairs, others = sealed(vault), sealed(vault, "s1", "case:2")
    assert len(files(tmp_path / "keys")) == 2
    vault.destroy("case:1", AT)
    vault.destroy("case:1", AT)
    assert len(files(tmp_path / "keys")) == 1
    assert vault.open(ref for ref, _ in pairs) == {}
    assert len(vault.open(ref for ref, _ in others)) == 3


def test_a_row_from_a_backup_stays_closed_without_its_key(vault: Vault, dsn: str, keys: Keys) -> None:
    ((ref, _), *_) = sealed(vault)
    keys.destroy(keys.name("case:1"))
    assert vault.open([ref]) == {}
    sealed(vault, "s2")
    assert vault.open([ref]) == {}
    with psycopg.connect(dsn) as connection:
        assert connection.execute("SELECT count(*) FROM vault WHERE ref = %s", (ref,)).fetchone() == (1,)


def test_an_account_has_one_reference_everywhere(vault: Vault, dsn: str, keys: Keys) -> None:
    ref = vault.staff("j.devries")
    one, two = vault.sealing("case:1", "s1"), vault.sealing("case:2", "s2")
    assert one.seal("staff", "j.devries") == two.seal("staff", "j.devries")
    assert one.seal("staff", "j.devries")[0] == ref
    assert vault.staff("another") != ref
    one.keep()
    one.discard()
    with Vault(dsn, keys) as elsewhere:
        assert elsewhere.staff("j.devries") == ref
        assert elsewhere.open([ref]) == {ref: "j.devries"}


def test_an_account_that_was_stored_with_a_capital_keeps_its_reference(
    vault: Vault, dsn: str, keys: Keys
) -> None:
    _, before = staff_row(keys, "J.deVries", {})
    vault.write(STAFF_HOLD, (before,))
    with Vault(dsn, keys) as today:
        assert today.staff("j.devries") == before.ref
        assert today.account("j.devries") == before.ref
        assert today.sealing("case:1", "s1").seal("staff", "j.devries") == (before.ref, before.digest)
        assert today.open([before.ref]) == {before.ref: "J.deVries"}


def test_of_two_spellings_that_were_stored_the_one_without_capitals_goes_on(
    vault: Vault, dsn: str, keys: Keys
) -> None:
    spellings = ("J.deVries", "j.devries", "J.DEVRIES")
    rows = {spelling: staff_row(keys, spelling, {})[1] for spelling in spellings}
    vault.write(STAFF_HOLD, tuple(rows.values()))
    with Vault(dsn, keys) as today:
        assert today.staff("j.devries") == rows["j.devries"].ref


def test_nothing_plain_stands_in_any_table_or_path(vault: Vault, dsn: str, tmp_path: Path) -> None:
    sealed(vault)
    vault.staff("j.devries")
    with psycopg.connect(dsn) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        dump = b""
        for (table,) in tables:
            with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)".encode()) as copy:
                dump += b"".join(bytes(block) for block in copy)
    assert b"person-" in dump
    for plain in (NAME, TEXT, "j.devries", "Hoekstra", "Vaart"):
        assert plain.encode() not in dump
        assert plain not in "".join(str(path) for path in tmp_path.rglob("*"))


def test_keys_are_for_their_owner_only(vault: Vault, tmp_path: Path) -> None:
    sealed(vault)
    root = tmp_path / "keys"
    assert {path.stat().st_mode & 0o777 for path in root.rglob("*") if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in root.rglob("*") if path.is_file()} == {0o600}
    assert {path.stat().st_size for path in root.rglob("*") if path.is_file()} == {32}
    assert root.stat().st_mode & 0o777 == 0o700


def test_an_open_directory_and_half_a_key_are_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    with pytest.raises(KeyDirectoryError, match="0700"):
        Keys(tmp_path / "open")
    keys = Keys(tmp_path / "keys")
    keys.obtain("ab" * 32)
    (path,) = files(tmp_path / "keys")
    path.write_bytes(b"half")
    with pytest.raises(KeyDirectoryError, match="4 bytes"):
        keys.find("ab" * 32)


def test_processes_that_make_the_same_key_get_the_same_key(keys: Keys, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: Keys(tmp_path / "keys").obtain("cd" * 32), range(40)))
    assert made == {keys.find("cd" * 32)}
    assert len(files(tmp_path / "keys")) == 1


PHOTO = bytes(range(256)) * 4000
"""A file that is no text in any encoding."""


def test_a_file_comes_out_as_it_went_in_and_a_repeat_is_byte_equal(vault: Vault, dsn: str) -> None:
    def kept() -> tuple[str, str]:
        sealing = vault.sealing("case:1", "s1")
        sealing.seal("text", TEXT)
        pair = sealing.seal_document(PHOTO)
        sealing.keep()
        return pair

    ref, digest = kept()
    assert kept() == (ref, digest)
    assert vault.document("case:1", ref, digest) == PHOTO
    assert vault.compare({ref: digest}) == {ref: True}
    with psycopg.connect(dsn) as connection:
        (stored,) = connection.execute("SELECT sealed FROM vault WHERE ref = %s", (ref,)).fetchone() or (b"",)
    assert PHOTO[:64] not in stored
    other = vault.sealing("case:1", "s1")
    other.seal("text", TEXT)
    assert other.seal_document(PHOTO + b"1") != (ref, digest)


def test_a_file_that_is_not_what_was_sealed_is_not_shown(vault: Vault, dsn: str) -> None:
    sealing = vault.sealing("case:1", "s1")
    ref, digest = sealing.seal_document(PHOTO)
    sealing.keep()
    with pytest.raises(DocumentAlteredError):
        vault.document("case:1", ref, "0" * 64)

    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE vault SET sealed = set_byte(sealed, 100, 7) WHERE ref = %s", (ref,))
    with pytest.raises(DocumentAlteredError):
        vault.document("case:1", ref, digest)
    with psycopg.connect(dsn) as connection:
        connection.execute("DELETE FROM vault WHERE ref = %s", (ref,))
    with pytest.raises(DocumentAlteredError):
        vault.document("case:1", ref, digest)


def test_a_file_that_was_erased_is_nothing(vault: Vault) -> None:
    sealing = vault.sealing("case:1", "s1")
    ref, digest = sealing.seal_document(PHOTO)
    sealing.keep()
    vault.destroy("case:1", AT)
    sealed(vault, "s2")

    assert vault.document("case:1", ref, digest) is None
