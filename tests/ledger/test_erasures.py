"""The journal of erasures: there before the key goes, and never taken back."""

from datetime import timedelta
from pathlib import Path

import pytest

from ledger import erasures
from ledger.erasures import Erasure, JournalDamagedError
from ledger.keys import Keys
from tests.ledger.examples import AT

NAME = "ab" * 32


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "keys")


def test_an_erased_key_is_in_the_journal_and_gone(keys: Keys) -> None:
    key = keys.obtain(NAME)
    keys.erase(NAME, AT)
    keys.erase(NAME, AT)
    assert keys.find(NAME) is None
    assert keys.erasures() == (Erasure.of(AT, NAME, key),)
    journal = keys.directory / "erasures"
    assert journal.stat().st_mode & 0o777 == 0o600
    assert key.hex() not in journal.read_text()


def test_a_key_that_was_taken_back_unused_is_no_erasure(keys: Keys) -> None:
    keys.obtain(NAME)
    keys.destroy(NAME)
    assert keys.erasures() == ()


def test_a_subject_that_gets_a_new_key_and_is_erased_again_stands_there_twice(keys: Keys) -> None:
    keys.obtain(NAME)
    keys.erase(NAME, AT)
    keys.obtain(NAME)
    keys.erase(NAME, AT + timedelta(days=1))
    assert [each.name for each in keys.erasures()] == [NAME, NAME]


def test_a_line_that_was_cut_short_hides_no_other(keys: Keys) -> None:
    first, second = Erasure.of(AT, NAME, b"1"), Erasure.of(AT, NAME, b"2")
    (keys.directory / erasures.FILE).write_bytes(first.line + second.line[:40])
    erasures.add(keys.directory, [second])
    assert erasures.read(keys.directory) == (first, second)


@pytest.mark.parametrize("damage", [b"rubbish", b"x" * 200, Erasure.of(AT, NAME, b"1").line.upper()])
def test_a_damaged_line_is_refused(keys: Keys, damage: bytes) -> None:
    (keys.directory / erasures.FILE).write_bytes(damage + b"\n")
    with pytest.raises(JournalDamagedError):
        erasures.read(keys.directory)
