"""Days and moments as Dutch readers write them."""

from datetime import date, datetime

from domain.terms.counting import AMSTERDAM


def day_or_dash(day: object, *, provisional: object = False, proposal: object = False) -> str:
    """Return an ISO day as day-month-year, marked where it is provisional or a proposal."""
    if not isinstance(day, str):
        return "-"
    marks = ["voorlopig"] * bool(provisional) + ["voorstel"] * bool(proposal)
    return f"{date.fromisoformat(day):%d-%m-%Y}" + (f" ({', '.join(marks)})" if marks else "")


def moment(instant: object) -> str:
    """Return an ISO instant as day, month, year and time in Amsterdam."""
    if not isinstance(instant, str):
        return "-"
    return f"{datetime.fromisoformat(instant).astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
