"""A share as an exact fraction, and as a Dutch percentage that never says more than it is."""

from domain.value import Frozen


class Share(Frozen):
    """So many of so many, and the same in words: `66,7%`."""

    numerator: int
    denominator: int
    percentage: str


def share(numerator: int, denominator: int) -> Share | None:
    """Return so many of so many; of none there is no share."""
    if denominator == 0:
        return None
    return Share(numerator=numerator, denominator=denominator, percentage=_percentage(numerator, denominator))


def _percentage(numerator: int, denominator: int) -> str:
    """To a tenth, half up; but all is said of all only, and none of none only."""
    tenths = (2000 * numerator + denominator) // (2 * denominator)
    if 0 < numerator < denominator:
        tenths = min(max(tenths, 1), 999)
    return f"{tenths // 10},{tenths % 10}%"
