"""What must never stand in an event: names and free text, carried as a reference to the vault.

A face hands in plain strings. Whoever validates a command for it passes a `Sealer` as
validation context, and each string becomes a reference on the spot; past the desk a plain
string is refused, because an event and a Temporal history cannot be cleaned afterwards.
"""

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Protocol, Self

from pydantic import BeforeValidator, GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from domain.documents.document import Document
from domain.value import Frozen


class KeyGoneError(RuntimeError):
    """A key was destroyed while something was being sealed under it. Nothing was kept; seal anew."""


class Sealer(Protocol):
    """Gives the reference and the salted digest of a plain string; storing it comes later."""

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return reference and digest; the same submission gives the same pair again."""
        ...

    def enclose(self, sha256: str) -> Document | None:
        """Return the file of that SHA-256 that came with the submission, or nothing where none did."""
        ...


class Sealed(Frozen):
    """A reference into the vault with the salted SHA-256 of what lies there.

    The digest makes the text evidence: it can be compared, and not be guessed.
    """

    sort: ClassVar[str]
    most: ClassVar[int]
    shape: ClassVar[re.Pattern[str] | None] = None

    ref: str
    digest: str

    @model_validator(mode="before")
    @classmethod
    def _seal(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - pydantic hands over anything
        if info.context is None:
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("plain_text_expected", "plain text expected")
        if not value.strip():
            raise PydanticCustomError("text_empty", "text is empty")
        if len(value) > cls.most:
            raise PydanticCustomError("text_too_long", "text is too long", {"most": cls.most})
        if cls.shape is not None and not cls.shape.fullmatch(value):
            raise PydanticCustomError(f"{cls.sort}_misformed", "not of the form it must have")
        ref, digest = info.context.seal(cls.sort, cls.written(value))
        return {"ref": ref, "digest": digest}

    @classmethod
    def written(cls, typed: str) -> str:
        """Return what is sealed of what was typed: texts and names stay as they are, to the letter."""
        return typed

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of what a face hands in: a plain string."""
        return {"type": "string", "minLength": 1, "maxLength": cls.most, "format": f"weerklank-{cls.sort}"}

    @classmethod
    def example(cls) -> Self:
        """A reference to nothing, for tests of rules that never open the vault."""
        return cls(ref=f"{cls.sort}-example", digest="0" * 64)


class Text(Sealed):
    """Free text: what an initiator asks, what a letter says, why something was decided."""

    sort = "text"
    most = 200_000


def _worded(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
    """Look at what was typed only: what is sealed already was looked at when it was."""
    if isinstance(value, str) and value.strip() and not _WORD.search(value):
        raise PydanticCustomError("text_wordless", "text has no word")
    return value


_WORD = re.compile(r"[^\W\d_]{2}")

Reason = Annotated[Text, BeforeValidator(_worded)]
"""Why somebody departs from what is usual: with at least one word in it.

A full stop is no reason. Whether a word is a good one no program can tell: it is kept, and people judge.
"""


class Person(Sealed):
    """Somebody outside the municipality, by name."""

    sort = "person"
    most = 300


class Staff(Sealed):
    """An account of the municipality."""

    sort = "staff"
    most = 200

    @classmethod
    def written(cls, typed: str) -> str:
        """Return the account written in one way: a capital or a space would make another colleague of it.

        Two people where the law asks two (Awb 10:3 lid 3; who proposes a correction does not confirm it)
        would otherwise be one person with another first letter.
        """
        folded = unicodedata.normalize("NFC", typed.strip()).casefold()
        return unicodedata.normalize("NFC", folded)
