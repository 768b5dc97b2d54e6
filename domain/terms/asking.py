"""Reads what somebody asks of the calculator, strictly: on a fault a stable code and a Dutch sentence."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Never, TypeVar

from domain.terms.counting import legal_day

EARLIEST, LATEST = 1900, 2200
"""The years in which the calculator answers: nobody asks beyond, and a slip of the pen is told as one."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_OFFSET = re.compile(r"([Zz]|[+-]\d{2}:?\d{2})$", re.ASCII)

_SHOWN = 40

E = TypeVar("E", bound=StrEnum)


class BadRequestError(ValueError):
    """A request that cannot be answered."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def bad(code: str, message: str) -> Never:
    """Raise what is wrong with a request."""
    raise BadRequestError(code, message)


def read_json(line: str) -> tuple[Any, str | None]:
    """Return the JSON value in a line, and the first key that stood twice in one object, if any did.

    Raises `BadRequestError` for what is no JSON; NaN and Infinity are none.
    """
    repeated: list[str] = []

    def unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                repeated.append(key)
            found[key] = value
        return found

    try:
        value = json.loads(line, object_pairs_hook=unrepeated, parse_constant=_no_constant)
    except RecursionError:
        bad("nested-too-deep", "De regel is te diep genest.")
    except ValueError:
        bad("invalid-json", "De regel is geen geldige JSON.")
    return value, repeated[0] if repeated else None


def _no_constant(name: str) -> Never:
    raise ValueError(name)


class Asked:
    """One JSON object of a request, read key by key; `where` names it in messages."""

    def __init__(self, value: object, keys: frozenset[str], where: str) -> None:
        if not isinstance(value, dict):
            bad("not-an-object", f"{where} moet een JSON-object zijn.")
        unknown = next((key for key in value if key not in keys), None)
        if unknown is not None:
            bad("unknown-key", f"{where} kent de sleutel '{shown(unknown)}' niet.")
        self._value: Mapping[str, Any] = value

    def has(self, key: str) -> bool:
        """Whether the key is there; null is as good as absent."""
        return self._value.get(key) is not None

    def raw(self, key: str) -> Any:  # noqa: ANN401 - any JSON value
        """Return what stands there, or None."""
        return self._value.get(key)

    def needed(self, key: str, read: Callable[[str], Any]) -> Any:  # noqa: ANN401 - what `read` returns
        """Return what `read` finds under a key that must be there."""
        if not self.has(key):
            bad("missing-key", f"De sleutel '{key}' ontbreekt.")
        return read(key)

    def flag(self, key: str) -> bool | None:
        """Return true, false or None; a number or a text is neither."""
        value = self._value.get(key)
        if value is not None and not isinstance(value, bool):
            bad("invalid-flag", f"'{key}' moet true of false zijn.")
        return value

    def number(self, key: str, code: str) -> int:
        """Return a whole number of at least one, written as such."""
        value = self._value[key]
        if type(value) is not int or value < 1:
            bad(code, f"'{key}' moet een geheel getal van ten minste 1 zijn.")
        return value

    def choice(self, key: str, choices: type[E], code: str) -> E:
        """Return one of a list of names."""
        value = self._value[key]
        found = next((each for each in choices if each == value), None)
        if found is None:
            names = ", ".join(each.value for each in choices)
            bad(code, f"'{key}' kent deze waarde niet; kies uit {names}.")
        return found

    def day(self, key: str) -> date | None:
        """Return a day, given as such or as an instant with its offset; None where it is absent."""
        value = self._value.get(key)
        return None if value is None else _day(key, value)


def _day(key: str, value: object) -> date:
    if not isinstance(value, str):
        bad("invalid-date", f"'{key}' moet een datum als tekst zijn, zoals 2026-02-02.")
    try:
        if is_day(value):
            found = date.fromisoformat(value)
        elif not _INSTANT.fullmatch(value):
            bad("invalid-date", f"'{key}' is geen datum als 2026-02-02 en geen tijdstip met tijdzone.")
        elif not _OFFSET.search(value[10:]):
            bad(
                "instant-without-offset",
                f"'{key}' is een tijdstip zonder tijdzone; schrijf +01:00 of Z erbij.",
            )
        else:
            found = legal_day(datetime.fromisoformat(value.upper().replace(",", ".")))
    except BadRequestError:
        raise
    except (ValueError, OverflowError):
        bad("invalid-date", f"'{key}' is geen bestaande dag of tijd.")
    return within(found, key)


def is_day(text: str) -> bool:
    """Return whether a text is written as a day, and so not as an instant."""
    return _DATE.fullmatch(text) is not None


def within(found: date, what: str) -> date:
    """Return the day where the calculator can answer for it."""
    if not EARLIEST <= found.year <= LATEST:
        bad("date-out-of-range", f"'{what}' valt buiten de jaren {EARLIEST} tot en met {LATEST}.")
    return found


def shown(text: str) -> str:
    """Return a text as typed, short, and without what no terminal or file can hold."""
    plain = "".join(each if each.isprintable() else "\ufffd" for each in text)
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"
