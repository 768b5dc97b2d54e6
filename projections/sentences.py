"""Days and moments as Dutch readers write them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from domain.documents.media import MEDIA_LABELS, MediaType, size_in_words
from domain.grounds import POSITION_LABELS, Position
from domain.kinds import KIND_LABELS
from domain.parties import PARTY_LABELS, PartySort
from domain.roles import LABELS as ROLE_LABELS
from domain.roles import Role
from domain.stages import Kind
from domain.terms.clock import Regime, Standing
from domain.terms.counting import AMSTERDAM, legal_day
from domain.terms.labels import REGIME_LABELS, STANDING_LABELS
from domain.terms.names import CLOCK_LABELS


def kind(name: str | None) -> str:
    """Return what a kind is called."""
    return "soort nog niet bepaald" if name is None else KIND_LABELS[Kind(name)]


def clock(name: str | None, ordinal: int = 1) -> str:
    """Return what a clock is called, with its ordinal where it is not the first."""
    if name is None:
        return "-"
    return CLOCK_LABELS.get(name, name) + (f" ({ordinal})" if ordinal > 1 else "")


def regime(name: str) -> str:
    """Return what a regime is called."""
    return REGIME_LABELS[Regime(name)]


def standing(name: str | None) -> str:
    """Return how a clock stands, in words."""
    return "-" if name is None else STANDING_LABELS[Standing(name)]


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


def recorded(line: Mapping[str, Any]) -> str:
    """Return by whom and in which role a line of the story was recorded, and when where that was another day.

    A fact that was typed in months later may be true, and whoever judges the file must see that it was.
    """
    role = ROLE_LABELS[Role(line["role"])]
    who = role if line["by"] == role else f"{line['by']}, {role}"
    later = (_legal_day(line["recorded"]) - _legal_day(line["occurred"])).days
    if later == 0:
        return f"door {who}"
    days = f", {later} {'dag' if later == 1 else 'dagen'} later" if later > 0 else ""
    return f"door {who}; vastgelegd op {moment(line['recorded'])}{days}"


def _legal_day(instant: str) -> date:
    return legal_day(datetime.fromisoformat(instant))


def who_has(case: Mapping[str, Any]) -> str:
    """Return who has a case: its team and its handler."""
    return f"Team: {case['team'] or 'geen'}; behandelaar: {case['handler'] or 'niemand'}"


_CONFIRMED = {
    "not-sent": "niet voorgelegd",
    "sent": "voorgelegd",
    "corrected": "door initiatiefnemer verbeterd",
}
_ASK_STATES = {
    "open": "nog open",
    "answered": "beantwoord",
    "withdrawn": "ingetrokken",
    "split-off": "afgesplitst",
}


def ask(row: Mapping[str, Any]) -> str:
    """Return one ask and what became of it, on one line."""
    text = "staat in het systeem waar de zaak vandaan komt" if row["text"] is None else row["text"]
    position = f", {POSITION_LABELS[Position(row['position'])]}" if row["position"] else ""
    on = f" op {day_or_dash(row['on'])}" if row["on"] else ""
    how = f"{_ASK_STATES[row['state']]}{on}{position}; {_CONFIRMED[row['confirmation']]}"
    return f"Vraag {row['number']}: {' '.join(text.split())} ({how})"


def party(row: Mapping[str, Any]) -> str:
    """Return one who takes part, on one line."""
    of = f" van partij {row['on_behalf_of']}" if row["on_behalf_of"] else ""
    agreed = "e-mail mag" if row["email_agreed"] else "alleen per post"
    ended = "; doet niet meer mee" if row["ended"] else f"; {agreed}"
    unproven = "; geen machtiging" if row["sort"] == "representative" and not row["authorised"] else ""
    reached = "".join(f", {' '.join(row[each].split())}" for each in ("address", "email") if row[each])
    sort = PARTY_LABELS[PartySort(row["sort"])]
    return f"Partij {row['number']}, {sort}{of}: {row['name']}{reached}{ended}{unproven}"


def watcher(row: Mapping[str, Any]) -> str:
    """Return one who follows the case, on one line."""
    reached = f", {' '.join(row['contact'].split())}" if row["contact"] else ""
    sort = "van buiten" if row["outside"] else "collega"
    return f"Volger {row['number']}, {sort}: {row['name']}{reached}"


def attachment(each: Mapping[str, Any]) -> str:
    """Return a document of the case on one line: its number, its title and what it is."""
    what = f"{MEDIA_LABELS[MediaType(each['media_type'])]}, {size_in_words(each['size'])}"
    by = f", van partij {each['party']}" if each["party"] else ""
    seen = "" if each["scanned"] else ", niet op schadelijke software gecontroleerd"
    return f"Bijlage {each['number']}: {each['title']} ({what}{by}{seen})"
