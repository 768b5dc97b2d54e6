"""What goes with a form besides what was typed: which submission it is, and which version somebody saw."""

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData, UploadFile

from domain.decision import Refused
from web.forms.fields import Field
from web.forms.judged import Told
from workflows.activities import LEDGER_BEHIND
from workflows.slip import INVALID_MANDATE

MOVED = "case-moved"

_DIGITS = 9
_OUTSIDE = {INVALID_MANDATE.code: "mandate"}
"""Refusals about what stands on the outside of a submission, by the field that asks it."""


def begun(fields: tuple[Field, ...], found: Mapping[str, Any] | None = None) -> FormData:
    """Return a form before anybody typed: with the version of the case, and an answer for each ask of it."""
    typed: list[tuple[str, str | UploadFile]] = [("submission", secrets.token_urlsafe(16))]
    if found is not None:
        typed.append(("version", str(found["version"])))
    if found is not None and any(each.name == "answers" for each in fields):
        waiting = [each["number"] for each in found["asks"] if each["state"] == "open"]
        typed += [(f"answers-{row}-ask", str(number)) for row, number in enumerate(waiting)]
    return FormData(typed)


def anew(form: FormData, refused: Refused, version: int | None = None) -> FormData:
    """Return what was typed under another id: Temporal gives the same refusal again under the same one.

    Where Temporal knows what the ledger lost the id stays: under another it would be recorded twice.
    """
    outside = {}
    if refused.code != LEDGER_BEHIND.code:
        outside["submission"] = secrets.token_urlsafe(16)
    if refused.code == MOVED:
        outside["version"] = str(version)
    kept = [(name, value) for name, value in form.multi_items() if name not in outside]
    return FormData([*kept, *outside.items()])


def told(refused: Refused) -> Told:
    """Return a refusal as something to show, at the field that it is about where there is one."""
    name = _OUTSIDE.get(refused.code, "")
    return Told(refused.sentence, name, name)


def one(form: FormData, name: str) -> str:
    """Return what stands in a field, or an empty text."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def version_in(form: FormData) -> int | None:
    """Return which version of the case somebody saw."""
    typed = one(form, "version")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS else None
