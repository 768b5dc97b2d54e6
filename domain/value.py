"""What every value in the domain is: compared by content, never changed."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

ADDED = Field(exclude_if=lambda value: value is None)
"""For a field that was added later: not written where it says nothing, so that older bytes stay."""


class Frozen(BaseModel):
    """An immutable value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Remembering(Frozen):
    """A value that remembers what follows from it (`cached_property`).

    A copy remembers nothing: it may have been given other fields, and would answer for the old ones.
    """

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with those fields changed."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
