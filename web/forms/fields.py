"""What a form asks, made from the fields of a command."""

import types
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.catalogue import transition_named
from domain.documents.document import Document
from domain.sealed import Sealed, Text
from domain.transition import Transition
from web.forms.choices import NAMED, labels
from web.forms.left_out import NOT_ASKED, WITHOUT_FORM
from web.forms.words import said

_UNIONS = (Union, types.UnionType)


class Sort(StrEnum):
    """How something is asked, and read from what was typed."""

    STORY = "story"
    LINE = "line"
    MOMENT = "moment"
    DAY = "day"
    NUMBER = "number"
    CHECK = "check"
    CHOICE = "choice"
    CHOICES = "choices"
    FILE = "file"
    GROUP = "group"
    GROUPS = "groups"
    STORIES = "stories"
    NUMBERS = "numbers"


@dataclass(frozen=True)
class Field:
    """One question. `name` is its path with dashes; `fields` are those of a group, or of each of several."""

    name: str
    label: str
    hint: str
    sort: Sort
    required: bool
    choices: Sequence[tuple[str, str]] = ()
    fields: Sequence["Field"] = ()
    most: int | None = None


def fields_of(transition: Transition[Any]) -> tuple[Field, ...]:
    """Return what the form of a step asks, in the order of its command: first when it happened.

    Nothing for a step without a form: see `WITHOUT_FORM`.
    """
    return () if transition.name in WITHOUT_FORM else _of_step(transition.name)


@cache
def _of_step(name: str) -> tuple[Field, ...]:
    transition = transition_named(name)
    return () if transition is None else _of_model(transition.command, name, "")


def _of_model(model: type[BaseModel], step: str, above: str) -> tuple[Field, ...]:
    return tuple(
        _field(f"{above}{name}", info, step)
        for name, info in model.model_fields.items()
        if f"{step}.{above}{name}" not in NOT_ASKED
    )


def _field(name: str, info: FieldInfo, step: str) -> Field:
    annotation, optional = _bare(info.annotation)
    sort, inner, most = _sort(annotation)
    named = NAMED.get(name)
    if named is not None:
        sort = Sort.CHOICE
    if name in _ONE_LINE:
        sort = Sort.LINE
    label, hint = said(step, name)
    return Field(
        name=name,
        label=label,
        hint=hint,
        sort=sort,
        required=info.is_required() and not optional,
        choices=named or (labels(inner) if sort in {Sort.CHOICE, Sort.CHOICES} else ()),
        fields=_of_model(inner, step, f"{name}-") if sort in {Sort.GROUP, Sort.GROUPS} else (),
        most=most,
    )


def _bare(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - annotations are whatever a command says
    """The annotation without `None` and without what only validates."""
    optional = False
    while get_origin(annotation) in (*_UNIONS, Annotated):
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        parts = [each for each in get_args(annotation) if each is not type(None)]
        optional = optional or len(parts) < len(get_args(annotation))
        annotation = parts[0]
    return annotation, optional


def _sort(annotation: Any) -> tuple[Sort, Any, int | None]:  # noqa: ANN401, PLR0911 - one line a sort
    if get_origin(annotation) is tuple:
        return _several(_bare(get_args(annotation)[0])[0])
    if get_origin(annotation) is Literal:
        return Sort.CHOICE, annotation, None
    if not isinstance(annotation, type):
        return Sort.STORY, annotation, None
    if issubclass(annotation, Document):
        return Sort.FILE, annotation, None
    if issubclass(annotation, Sealed):
        return (Sort.STORY if annotation is Text else Sort.LINE), annotation, annotation.most
    if issubclass(annotation, BaseModel):
        return Sort.GROUP, annotation, None
    if issubclass(annotation, Enum):
        return Sort.CHOICE, annotation, None
    return _PLAIN.get(annotation, Sort.LINE), annotation, None


def _several(inner: Any) -> tuple[Sort, Any, int | None]:  # noqa: ANN401 - as above
    sort, bare, most = _sort(inner)
    return _SEVERAL[sort], bare, most


_ONE_LINE = frozenset({"title", "email", "representative-email"})
"""Texts that are as short as a line."""

_PLAIN = {bool: Sort.CHECK, int: Sort.NUMBER, datetime: Sort.MOMENT, date: Sort.DAY}
_SEVERAL = {
    Sort.CHOICE: Sort.CHOICES,
    Sort.GROUP: Sort.GROUPS,
    Sort.STORY: Sort.STORIES,
    Sort.LINE: Sort.STORIES,
    Sort.NUMBER: Sort.NUMBERS,
}
