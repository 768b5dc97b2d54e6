"""Complaints and objections are told apart by the number of their file, which stands with their term."""

from datetime import date

from domain import law
from domain.case import Case
from domain.decision import Refused
from domain.terms.clock import Clock
from domain.terms.dutch import day
from domain.terms.names import COMPLAINT, OBJECTION, OMBUDSMAN

_SORTS = {
    COMPLAINT: (law.COMPLAINT_TERM, "klacht"),
    OBJECTION: (law.OBJECTION_TERM, "bezwaar"),
    OMBUDSMAN: (law.OMBUDSMAN_ASKS, "verzoek van de ombudsman"),
}
_THE = {COMPLAINT: "de klacht", OBJECTION: "het bezwaar", OMBUDSMAN: "het verzoek van de ombudsman"}


def filed_under(name: str, file: str) -> str:
    """Return the basis of the term of a complaint or an objection: the article and the file."""
    article, sort = _SORTS[name]
    return f"{article}, {sort} {file}"


def of_file(case: Case, name: str, file: str) -> Clock | Refused:
    """Return the clock of the complaint or the objection with that file, or a refusal where there is none.

    Nobody guesses: the end of one must never be taken for that of another.
    """
    basis = filed_under(name, file)
    found = next((clock for clock in case.clocks if clock.term.basis == basis), None)
    if found is not None:
        return found
    _, sort = _SORTS[name]
    known = [clock.term.basis.rsplit(" ", 1)[1] for clock in case.clocks if clock.id.name == name]
    there = f"Wel bekend: {', '.join(known)}." if known else f"Leg eerst de ontvangst van {_THE[name]} vast."
    return Refused(
        code=f"unknown-{name}", sentence=f"In deze zaak is geen {sort} met kenmerk {file} ontvangen. {there}"
    )


def known_already(name: str, file: str) -> Refused:
    """Return why a file that is known is not received once more with other dates."""
    _, sort = _SORTS[name]
    return Refused(
        code="file-known",
        sentence=f"Er is al een {sort} met kenmerk {file} ontvangen. Is een datum verkeerd, stel dan een"
        " verbetering voor; is het een ander stuk, geef dan het eigen kenmerk.",
    )


def to_end(case: Case, name: str, file: str, on: date) -> Clock | Refused | None:
    """Return the clock that ends with that file on that day; None where it did so already.

    A refusal where there is no such file, or where it ended on another day.
    """
    clock = of_file(case, name, file)
    if isinstance(clock, Refused) or clock.ending is None:
        return clock
    if clock.ending.on == on:
        return None
    return Refused(
        code="already-settled",
        sentence=f"Kenmerk {file} is al afgehandeld op {day(clock.ending.on)}. Is die dag verkeerd, stel dan"
        " een verbetering voor.",
    )
