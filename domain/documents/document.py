"""A file in the vault, as an event knows it: a reference, what it is, and how large."""

from typing import Any, Self

from pydantic import GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from domain.documents.media import MediaType
from domain.value import Frozen


class Document(Frozen):
    """A reference into the vault, with the salted SHA-256 of what lies there; `size` is in bytes.

    A face hands in the SHA-256 of the file that it encloses, in hexadecimal: a step can then not be tied
    to another file than the one that was meant.
    """

    ref: str
    digest: str
    media_type: MediaType
    size: int

    @model_validator(mode="before")
    @classmethod
    def _enclose(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - pydantic hands over anything
        if info.context is None:
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("plain_text_expected", "plain text expected")
        found = info.context.enclose(value.strip().lower())
        if found is None:
            raise PydanticCustomError("document_not_enclosed", "no file with this digest is enclosed")
        return found.model_dump()

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of what a face hands in: the SHA-256 of the file."""
        return {"type": "string", "pattern": "^[0-9a-fA-F]{64}$", "format": "weerklank-document"}

    @classmethod
    def example(cls) -> Self:
        """A reference to nothing, for tests of rules that never open the vault."""
        return cls(ref="document-example", digest="0" * 64, media_type=MediaType.PDF, size=12_345)
