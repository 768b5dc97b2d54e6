"""What is made of a string or a file under the key of its subject: reference, digest, ciphertext.

Everything derives from the key and the place of the string in its submission, so a
repeat gives the same bytes, and nothing can be recomputed once the key is gone.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from domain.canonical import canonical_json

_SALT_SIZE = 32

DOCUMENT = "document"
"""The sort of a file: bytes, where every other sort is a string."""


@dataclass(frozen=True)
class SealedRow:
    """A row for the vault, and the digest that goes into the event."""

    ref: str
    subject: str
    sort: str
    content: bytes
    digest: str


def seal(key: bytes, subject: str, place: tuple[str, int], sort: str, plain: str) -> SealedRow:
    """Return what becomes of `plain` at `place`: the submission, and the how-manieth string in it.

    The content is part of the reference: other content under the same submission id gets
    another row, and can never take the place of what was accepted.
    """
    return _sealed(key, subject, place, sort, plain, plain.encode())


def seal_document(key: bytes, subject: str, place: tuple[str, int], content: bytes) -> SealedRow:
    """Return what becomes of a file at `place`; its reference names its SHA-256 in place of its content."""
    return _sealed(key, subject, place, DOCUMENT, sha256(content).hexdigest(), content)


def unseal(key: bytes, ref: str, content: bytes) -> tuple[bytes, str] | None:
    """Return the plain bytes and their digest; nothing where this key is not the one of their sealing."""
    try:
        opened = _siv(key).decrypt(content, [ref.encode()])
    except InvalidTag:
        return None
    plain = opened[_SALT_SIZE:]
    return plain, _digest(opened[:_SALT_SIZE], plain)


def _sealed(  # noqa: PLR0913, PLR0917 - the place of a row and what it is made of
    key: bytes, subject: str, place: tuple[str, int], sort: str, told_by: str, plain: bytes
) -> SealedRow:
    ref = f"{sort}-{_derive(key, 'ref', *place, sort, told_by).hex()[:32]}"
    salt = _derive(key, "salt", *place, sort)
    content = _siv(key).encrypt(salt + plain, [ref.encode()])
    return SealedRow(ref, subject, sort, content, _digest(salt, plain))


def _digest(salt: bytes, plain: bytes) -> str:
    return sha256(salt + plain).hexdigest()


def _siv(key: bytes) -> AESSIV:
    """AES-SIV with 256-bit keys: deterministic, and a repeated nonce cannot hurt it."""
    return AESSIV(hmac.digest(key, b"weerklank/vault/encrypt", "sha512"))


def _derive(key: bytes, purpose: str, *parts: str | int) -> bytes:
    return hmac.digest(key, canonical_json(["weerklank/vault", purpose, *parts]), "sha256")
