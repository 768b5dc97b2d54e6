"""Times and days as they may come in: with an offset, in a range in which law exists to judge them."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200


def _in_range(year: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise PydanticCustomError("date_out_of_range", "date lies outside 1900-2200")


def _year_first(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
    """Judge the year before anything converts: the year 1 with an offset has no UTC."""
    if isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-":
        _in_range(int(value[:4]))
    return value


def _to_utc(value: datetime) -> datetime:
    _in_range(value.year)
    return value.astimezone(UTC)


def _day(value: date) -> date:
    _in_range(value.year)
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_year_first), AfterValidator(_to_utc)]
"""An instant: any offset is accepted and kept as UTC, a time without offset is refused."""

Day = Annotated[date, BeforeValidator(_year_first), AfterValidator(_day)]
"""A legal day in Europe/Amsterdam."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._:/()-]{0,99}$")]
"""A number or code from elsewhere, as it stands there; too short a form to tell a story about anybody."""
