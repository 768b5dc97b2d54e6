"""When something was, as a log wrote it, to the instant it means."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.moments import EARLIEST_YEAR, LATEST_YEAR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class MomentReader:
    """Reads times in the forms that one source writes.

    `zone` is where a time without offset was on the clock; of an hour that the clock showed
    twice it is the first. A day without a time is its first moment there, so the legal day holds.
    """

    def __init__(self, zone: ZoneInfo, formats: Sequence[str]) -> None:
        self._zone = zone
        self._formats = tuple(formats)

    def read(self, text: str) -> int | None:
        """Return microseconds since 1970 in UTC, or nothing where this is no time in 1900-2200."""
        moment = self._moment(text.strip())
        if moment is None or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            return None
        if moment.utcoffset() is None:
            moment = moment.replace(tzinfo=self._zone)
        return microseconds(moment)

    def _moment(self, text: str) -> datetime | None:
        for form in self._formats:
            try:
                return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is put in where none was read
            except ValueError:
                continue
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None


def microseconds(moment: datetime) -> int:
    """Return the microseconds since 1970 of a moment with an offset."""
    return (moment - _EPOCH) // _MICROSECOND


def instant(since_1970: int) -> datetime:
    """Return the moment, in UTC, so many microseconds after 1970 began."""
    return _EPOCH + since_1970 * _MICROSECOND
