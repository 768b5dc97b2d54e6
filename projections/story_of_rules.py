"""A case under other rules: which they are, and what they made of a term."""

from domain import events as e
from projections.dutch import day, length


def applied(event: e.RulesApplied, on: str) -> str:
    """Return which rules hold from here on, and which did. `on` begins the sentence."""
    former, rules = event.former, event.rules
    changes = [
        f"De {what} is nu {now}; eerst was dat {before}."
        for what, before, now in (
            ("kalender", former.calendar, rules.calendar),
            ("regeling", former.regulation, rules.regulation),
        )
        if before != now
    ]
    return (
        f"{on} zijn nieuwe regels toegepast. {' '.join(changes)} Termijnen die al waren geëindigd, houden hun"
        " oordeel. De reden staat in het dossier."
    )


def set_anew(event: e.TermReset, name: str) -> str:
    """Return what other rules made of a term: its old last day, its new one, and why. `name` begins it."""
    last_day = f"{'voorlopig ' if event.provisional else ''}{day(event.due)}"
    moved = (
        f"De laatste dag blijft {last_day}."
        if event.due == event.former
        else f"De laatste dag was {day(event.former)} en is nu {last_day}."
    )
    by = f"{name} is opnieuw berekend door de nieuwe regels van regel {event.cause}. {moved}"
    if event.term is None:
        return by
    proposal = " Deze termijn is een voorstel: zij is niet vastgesteld." if event.term.proposal else ""
    return f"{by} De termijn is nu {length(event.term)}. Grondslag: {event.term.basis}.{proposal}"
