"""From what was typed into a form to the JSON of a command; judging it is for the command itself."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData

from domain.terms.counting import AMSTERDAM
from web.forms.fields import Field, Sort

MOST_GROUPS = 50


def content_of(fields: Sequence[Field], typed: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the content of a submission. What was left empty is left out, so that its default holds.

    A moment is read as it stands on a clock in Amsterdam. Of the hour that comes twice in October the first
    is meant. What cannot be read stays as it was typed: the command then tells what is wrong with it.
    """
    found = {_last(each.name): _value(each, typed) for each in fields}
    return {name: value for name, value in found.items() if value is not None}


def texts_of(form: FormData) -> dict[str, list[str]]:
    """Return what was typed, without files; lines end in one way, whatever browser sent them."""
    return {
        name: [each.replace("\r\n", "\n") for each in form.getlist(name) if isinstance(each, str)]
        for name in form
    }


def rows_of(field: Field, typed: Iterable[str]) -> int:
    """Return how many of a group that may come more often were typed."""
    numbers = [
        int(row)
        for name in typed
        if name.startswith(f"{field.name}-")
        and (row := name.removeprefix(f"{field.name}-").split("-", 1)[0]).isascii()
        and row.isdecimal()
        and len(row) <= len(str(MOST_GROUPS))
    ]
    return min(max(numbers, default=-1) + 1, MOST_GROUPS)


def kept_rows(field: Field, typed: Mapping[str, Sequence[str]]) -> list[int]:
    """Return which rows of a group say something: the others are not handed in."""
    return [row for row in range(rows_of(field, typed)) if _row(field, row, typed)]


def numbered(field: Field, row: int) -> tuple[Field, ...]:
    """Return the fields of one of several, by the names that its row has on the form."""
    return tuple(_renamed(each, f"{field.name}-", f"{field.name}-{row}-") for each in field.fields)


def groups(field: Field, typed: FormData) -> list[tuple[Field, ...]]:
    """Return the rows that a form shows: what was typed, and one more where it was asked for."""
    shown = rows_of(field, typed) + (typed.get("more") == field.name)
    return [numbered(field, row) for row in range(min(max(shown, 1), MOST_GROUPS))]


def _renamed(field: Field, was: str, now: str) -> Field:
    return Field(
        name=now + field.name.removeprefix(was),
        label=field.label,
        hint=field.hint,
        sort=field.sort,
        required=field.required,
        choices=field.choices,
        fields=tuple(_renamed(each, was, now) for each in field.fields),
        most=field.most,
    )


def _value(field: Field, typed: Mapping[str, Sequence[str]]) -> Any:  # noqa: ANN401, PLR0911 - JSON, a sort a line
    given = [value for value in typed.get(field.name, ()) if value.strip()]
    if field.sort is Sort.GROUP:
        return content_of(field.fields, typed) or None
    if field.sort is Sort.GROUPS:
        groups = [_row(field, row, typed) for row in kept_rows(field, typed)]
        return groups or ([] if field.required else None)
    if field.sort is Sort.CHOICES:
        return given or ([] if field.required else None)
    if field.sort is Sort.STORIES:
        lines = [line.strip() for line in "\n".join(given).splitlines() if line.strip()]
        return lines or ([] if field.required else None)
    if field.sort is Sort.NUMBERS:
        return [_number(part) for part in " ".join(given).replace(",", " ").split()] or None
    if field.sort is Sort.CHECK:
        return _CHECKED.get(given[-1]) if given else None
    if not given:
        return None
    if field.sort is Sort.NUMBER:
        return _number(given[-1])
    return _moment(given[-1]) if field.sort is Sort.MOMENT else given[-1].strip()


def _row(field: Field, row: int, typed: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """One of several; nothing where it holds no more than what the page itself filled in."""
    found = content_of(numbered(field, row), typed)
    return {} if found.keys() <= _FILLED_IN.get(field.name, frozenset()) else found


def _moment(typed: str) -> str:
    """A day without a time stays as it is, and is told: midnight would be a guess."""
    try:
        found = datetime.fromisoformat(typed.strip())
    except ValueError:
        return typed
    if len(typed.strip()) <= _DAY_ALONE:
        return typed
    return (found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)).isoformat()


def _number(typed: str) -> int | str:
    """A number of thousands of digits is none, and no computer should be asked to read it."""
    digits = typed.strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS else typed


def _last(name: str) -> str:
    return name.rsplit("-", 1)[-1]


_FILLED_IN = {"answers": frozenset({"ask"})}
"""What stands in a row before anybody typed: an answer begins with the number of its ask."""

_DAY_ALONE = len("2026-02-02")
_DIGITS = 9
_CHECKED = {"yes": True, "no": False}
