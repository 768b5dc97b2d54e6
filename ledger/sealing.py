"""What one submission puts into the vault: gathered first, then kept, or taken back."""

import secrets
from typing import TYPE_CHECKING

from domain.sealed import KeyGoneError
from ledger.cipher import SealedRow, seal, seal_document

if TYPE_CHECKING:
    from ledger.vault import Vault


class Sealing:
    """The sealer of one submission. Nothing is in the database before `keep`.

    The strings of a submission, and its file, are told apart by their order, so the same submission
    has to hand them in in the same order; validating a command does. For one thread.
    """

    def __init__(self, vault: "Vault", subject: str, submission: str) -> None:
        self._vault = vault
        self._subject = vault.keys.name(subject)
        self._submission = submission
        self._hold = secrets.token_hex(16)
        self._sealed = 0
        self._rows: dict[str, SealedRow] = {}
        self._used: dict[str, bytes] = {}

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return reference and digest. An account has one reference wherever it is named."""
        if sort == "staff":
            return self._took(*self._vault.staff_row(plain))
        key = self._key()
        return self._took(key, seal(key, self._subject, (self._submission, self._sealed), sort, plain))

    def seal_document(self, content: bytes) -> tuple[str, str]:
        """Return reference and digest of a file."""
        key = self._key()
        return self._took(key, seal_document(key, self._subject, (self._submission, self._sealed), content))

    def _key(self) -> bytes:
        return self._used.get(self._subject) or self._vault.keys.obtain(self._subject)

    def _took(self, key: bytes, row: SealedRow) -> tuple[str, str]:
        self._sealed += 1
        self._used[row.subject] = key
        self._rows[row.ref] = row
        return row.ref, row.digest

    def keep(self) -> None:
        """Write what was sealed, in one round trip; doing so again changes nothing.

        Raises `KeyGoneError` where a key was destroyed meanwhile: what was written can
        then not be read, and is taken back.
        """
        if not self._rows:
            return
        self._vault.write(self._hold, tuple(self._rows.values()))
        if any(self._vault.keys.find(subject) != key for subject, key in self._used.items()):
            self.discard()
            raise KeyGoneError("a key was destroyed while something was being sealed under it")

    def discard(self) -> None:
        """Take back what a refused command put there, and the keys under which nothing is left.

        What another sealing of the same submission counts on stays: each sealing that was
        kept has its own hold on a row, and this removes only its own.
        """
        if self._used:
            self._vault.release(self._hold, tuple(self._rows), tuple(self._used))
