"""The templates: dated, versioned files that are only ever added to."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from domain.letters.kind import LetterKind
from domain.reply.likeness import StandardTexts
from domain.value import Frozen


class Template(Frozen):
    """What a letter of a kind says from a day on; its blanks are filled by `render`."""

    kind: LetterKind
    number: Annotated[int, Field(ge=1)]
    in_force_from: date
    subject: str
    body: str
    sha256: str

    @property
    def version(self) -> str:
        """Its name in a fact and in a proof: kind and number."""
        return f"{self.kind}-{self.number}"

    @classmethod
    def parse(cls, data: bytes) -> "Template":
        """Return the template in a TOML file. Raises `ValueError` where it does not fit the form."""
        return cls.model_validate(tomllib.loads(data.decode()) | {"sha256": sha256(data).hexdigest()})


@cache
def templates() -> tuple[Template, ...]:
    """Return every template that ever was, by kind and number."""
    read = (Template.parse(content) for _, content in _files("templates", ".toml"))
    return tuple(sorted(read, key=lambda each: (each.kind, each.number)))


@cache
def parts() -> dict[str, str]:
    """Return the passages that templates share, by name and number: never changed under their name."""
    return {name: content.decode() for name, content in _files("parts", ".txt")}


@cache
def standard_texts() -> StandardTexts:
    """Return what the templates say of themselves: by that a message is known that was written to nobody."""
    return StandardTexts([*(each.body for each in templates()), *parts().values()])


def in_force(kind: LetterKind, day: date) -> Template:
    """Return the template of that kind on a day; before the first one, the first.

    Raises `LookupError` where a kind has none: a test looks that each has.
    """
    of_kind = [each for each in templates() if each.kind is kind]
    if not of_kind:
        raise LookupError(kind)
    begun = [each for each in of_kind if each.in_force_from <= day]
    return max(begun, key=lambda each: (each.in_force_from, each.number)) if begun else of_kind[0]


def _files(folder: str, ending: str) -> Iterable[tuple[str, bytes]]:
    for file in sorted((files("gateways.letters") / folder).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(ending):
            yield file.name.removesuffix(ending), file.read_bytes()
