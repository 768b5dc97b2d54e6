"""One question to the what-if calculator: a term, what happened to it, and what is read as JSON."""

from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from domain.terms.asking import EARLIEST, LATEST, Asked, bad, is_day
from domain.terms.clock import Extension, Regime, Suspension, Term
from domain.terms.length import Length, Unit
from domain.terms.requested import MOST_WEEKS, read_extension, read_suspensions

_KEYS = frozenset(
    {"id", "start", "length", "unit", "regime", "awb_application", "atw", "start_day_counts", "backward"}
    | {"suspensions", "extension", "calendar", "notice_of_default", "decided_on"}
)

_YEARS = LATEST - EARLIEST + 1
_MOST = {Unit.DAYS: _YEARS * 366, Unit.WEEKS: MOST_WEEKS, Unit.MONTHS: _YEARS * 12, Unit.YEARS: _YEARS}
_DECLARABLE = frozenset({Regime.ORDINANCE, Regime.SERVICE_NORM, Regime.CONTRACT})


class AskedLength(Length):
    """A length as somebody asks about it: longer than any that may be set in a case."""

    number: Annotated[int, Field(ge=1)]


class Request(NamedTuple):
    """What is asked.

    `term` has the Algemene termijnenwet where the law or a declaration gives it; `declared` is what the
    request said of that. Where the start was given as an instant, that is the `moment`, and the
    term starts on its legal day.
    """

    id: str | int | None
    term: Term
    declared: bool | None
    backward: bool
    suspensions: tuple[Suspension, ...]
    extension: Extension | None
    calendar: str | None
    notice_of_default: date | None
    decided_on: date | None
    moment: str | None


def name_of(value: Any) -> str | int | None:  # noqa: ANN401 - any JSON value
    """Return the id in a request, or None where it has none that can be echoed."""
    named = value.get("id") if isinstance(value, dict) else None
    if isinstance(named, str):
        return named if _whole(named) else None
    return named if type(named) is int else None


def read_request(value: Any) -> Request:  # noqa: ANN401 - any JSON value
    """Return the request in a JSON value. Raises `BadRequestError` with the first thing wrong with it."""
    asked = Asked(value, _KEYS, "De vraag")
    if asked.has("id") and name_of(value) is None:
        bad("invalid-id", "'id' moet een tekst of een geheel getal zijn.")
    calendar = asked.raw("calendar")
    if calendar is not None and not isinstance(calendar, str):
        bad("unknown-calendar", "'calendar' moet de versie van een kalender zijn.")
    declared = asked.flag("atw")
    return Request(
        id=name_of(value),
        term=_term(asked, declared=declared),
        declared=declared,
        backward=asked.flag("backward") or False,
        suspensions=read_suspensions(asked.raw("suspensions")),
        extension=read_extension(asked.raw("extension")) if asked.has("extension") else None,
        calendar=calendar,
        notice_of_default=asked.day("notice_of_default"),
        decided_on=asked.day("decided_on"),
        moment=None if is_day(asked.raw("start")) else asked.raw("start"),
    )


def _term(asked: Asked, *, declared: bool | None) -> Term:
    start = asked.needed("start", asked.day)
    number = asked.needed("length", lambda key: asked.number(key, "invalid-length"))
    unit = asked.needed("unit", lambda key: asked.choice(key, Unit, "unknown-unit"))
    regime = asked.needed("regime", lambda key: asked.choice(key, Regime, "unknown-regime"))
    if number > _MOST[unit]:
        bad("date-out-of-range", f"Deze termijn eindigt buiten de jaren {EARLIEST} tot en met {LATEST}.")
    statutory = regime is Regime.STATUTORY
    application = asked.flag("awb_application")
    return Term(
        regime=regime,
        basis="",
        start=start,
        length=AskedLength(number=number, unit=unit),
        atw=statutory or (declared is True and regime in _DECLARABLE),
        start_day_counts=asked.flag("start_day_counts") or False,
        awb_application=statutory if application is None else application,
    )


def _whole(text: str) -> bool:
    """Whether a text can be written as UTF-8: half of a pair of surrogates cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
