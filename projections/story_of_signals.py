"""That somebody was told of a case that would go unseen."""

from domain import events as e
from domain.roles import LABELS
from domain.signals import Signal
from projections.dutch import day

_WHY = {
    Signal.QUIET: "er is niets gedaan sinds",
    Signal.UNOWNED: "er is geen behandelaar sinds",
    Signal.PROMISE: "een toezegging staat open sinds",
    Signal.REVIEW: "de reactie wacht op een toets sinds",
    Signal.CONTEST: "een betwisting wacht op een oordeel sinds",
    Signal.UNWANTED: "een bezwaar tegen wat openbaar is wacht op een antwoord sinds",
}


def signalled(event: e.CaseSignalled) -> str:
    """Return who was reminded, and of what."""
    who = f"de {LABELS[event.role]}" if event.recipient is None else "wie de zaak volgt"
    return f"Herinnering aan {who}: {_WHY[event.signal]} {day(event.since)}."
