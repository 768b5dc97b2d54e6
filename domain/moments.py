"""Times and days as they may come in: with an offset, in a range in which law exists to judge them."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
_AHEAD = timedelta(hours=2)
"""How far Dutch clocks are ahead of UTC at most."""


def _moment(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
    """Read a moment from text only: seconds since 1970 would pass without anybody noticing."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or "T" not in value.upper():
        raise PydanticCustomError("datetime_parsing", "not a moment")
    try:
        return datetime.fromisoformat(value)
    except ValueError as fault:
        raise PydanticCustomError("datetime_parsing", "not a moment") from fault


def _to_utc(value: datetime) -> datetime:
    """Judge the year before anything converts: the year 1 with an offset has no UTC.

    And after it, on both sides of midnight in the Netherlands: what is read again as UTC, or asked for its
    legal day, must be in range still.
    """
    _in_range(value)
    if value.utcoffset() is None:
        raise PydanticCustomError("timezone_aware", "a time without offset")
    utc = value.astimezone(UTC)
    _in_range(utc)
    _in_range(utc + _AHEAD)
    return utc


def _read_day(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as fault:
        raise PydanticCustomError("date_parsing", "not a day") from fault


def _in_range(value: date) -> date:
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise PydanticCustomError("date_out_of_range", "date lies outside 1900-2200")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment), AfterValidator(_to_utc)]
"""An instant: any offset is accepted and kept as UTC, a time without offset is refused."""

Day = Annotated[date, BeforeValidator(_read_day), AfterValidator(_in_range)]
"""A legal day in Europe/Amsterdam."""

Identifier = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-zÀ-ÖØ-öø-ÿ0-9'][A-Za-zÀ-ÖØ-öø-ÿ0-9 .,_:/()'-]{0,99}$")
]
"""A number or code from elsewhere, as it stands there; too short a form to tell a story about anybody."""

FileNumber = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:/-]{0,30}[0-9][A-Za-z0-9._:/-]{0,30}$")]
"""The number of a file that is kept elsewhere: without spaces and with a digit; no name fits in it."""
