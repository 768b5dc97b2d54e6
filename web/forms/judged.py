"""What is wrong with a form, each thing at its field: all at once, before anything is handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.documents.document import Document
from domain.reading import faults
from domain.transition import Transition
from web.forms.fields import Field, Sort
from web.forms.typed import kept_rows, numbered


@dataclass(frozen=True)
class Told:
    """One sentence, about the field `name` or the form as a whole; a link to the field goes to `anchor`."""

    sentence: str
    name: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Nowhere:
    """A sealer that keeps nothing: the form is read only to see whether it can be."""

    enclosed: str | None

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return a reference to nothing."""
        del plain
        return sort, ""

    def enclose(self, sha256: str) -> Document | None:
        """Return a file where that one came with the form."""
        return Document.example() if sha256 == self.enclosed else None


def judged(
    transition: Transition[Any],
    fields: Sequence[Field],
    content: bytes,
    typed: Mapping[str, Sequence[str]],
    enclosed: str | None = None,
) -> list[Told]:
    """Return all that is wrong with what was typed; nothing where it can be handed in."""
    found = []
    for fault in faults(transition, content, Nowhere(enclosed)):
        each, label = _placed(fields, fault.path, typed)
        sentence = fault.named(label).sentence
        found.append(Told(sentence) if each is None else Told(sentence, each.name, anchor(each)))
    return list(dict.fromkeys(found))


def anchor(field: Field) -> str:
    """Return the id of what somebody has to go to: of choices the first."""
    return f"{field.name}-1" if field.sort in {Sort.CHOICES, Sort.CHECK} else field.name


def _placed(
    fields: Sequence[Field], path: Sequence[str | int], typed: Mapping[str, Sequence[str]]
) -> tuple[Field | None, str]:
    """The field at a path, and what it is called with the group that it is in."""
    for each in fields:
        if path and each.name.rsplit("-", 1)[-1] == path[0]:
            return _within(each, path[1:], typed)
    return None, ""


def _within(field: Field, path: Sequence[str | int], typed: Mapping[str, Sequence[str]]) -> tuple[Field, str]:
    inner, called = field.fields, field.label
    if field.sort is Sort.GROUPS and path and isinstance(path[0], int):
        # What was left empty was not handed in: the third that was may be the fifth on the form.
        row = kept_rows(field, typed)[path[0]]
        inner, called, path = numbered(field, row), f"{field.label} {row + 1}", path[1:]
    found, label = _placed(inner, path, typed)
    return (field, called) if found is None else (found, f"{called}: {label}")
