"""Whether a step names a clock of this case, and an article that is about such a clock."""

from domain.case import Case
from domain.decision import Refused
from domain.terms.basis import ARTICLES, LABELS, ExtensionBasis, StandstillBasis
from domain.terms.clock import Clock
from domain.terms.effects import latest
from domain.terms.names import CLOCK_LABELS, COMPLAINT, OBJECTION

_OF = {
    COMPLAINT: frozenset({ExtensionBasis.COMPLAINT_ADJOURNED, ExtensionBasis.COMPLAINANT_AGREED}),
    OBJECTION: frozenset(
        {
            ExtensionBasis.OBJECTION_ADJOURNED,
            ExtensionBasis.OBJECTOR_AGREED,
            StandstillBasis.OBJECTION_COMPLETED,
        }
    ),
}
_OF_ANY_OTHER = frozenset(StandstillBasis) - {StandstillBasis.OBJECTION_COMPLETED} | {
    ExtensionBasis.TOLD_OF_DELAY,
    ExtensionBasis.REASONABLE_TERM,
}


def unfit(clock: Clock, basis: ExtensionBasis | StandstillBasis) -> Refused | None:
    """Return a refusal where somebody chose an article about another sort of term, or None."""
    if basis in _OF.get(clock.id.name, _OF_ANY_OTHER):
        return None
    article = str(ARTICLES[basis])
    return Refused(
        code="not-for-this-clock",
        sentence=f"{article} ({LABELS[article]}) gaat niet over deze termijn:"
        f" {CLOCK_LABELS.get(clock.id.name, clock.id.name)}. Kies een ander artikel of een andere termijn.",
        basis=article,
    )


def one_clock(case: Case, name: str, ordinal: int | None) -> Clock | Refused:
    """Return the clock that a step names, or a refusal where there is none or more than one it may mean.

    Without an ordinal it is the one that runs, or the last one where none does. Of several that run
    nobody guesses: a letter about one objection must not move another.
    """
    clock = latest(case, name, ordinal)
    if clock is None:
        return unknown_clock(case, name)
    running = case.running(name)
    if ordinal is not None or len(running) < _AMBIGUOUS:
        return running[0] if ordinal is None and running else clock
    which = "; ".join(f"{each.id.ordinal}: {each.term.basis}" for each in running)
    return Refused(
        code="which-clock",
        sentence=f"Er lopen meer termijnen '{CLOCK_LABELS.get(name, name)}' in deze zaak ({which})."
        " Geef met 'ordinal' het nummer van de termijn die u bedoelt.",
    )


_AMBIGUOUS = 2


def unknown_clock(case: Case, name: str) -> Refused:
    """Return a refusal that tells which terms there are, where a step names one that is not among them."""
    there = ", ".join(dict.fromkeys(clock.id.name for clock in case.clocks)) or "geen"
    named = f" ({CLOCK_LABELS[name]})" if name in CLOCK_LABELS else ""
    return Refused(
        code="unknown-clock",
        sentence=f"Deze zaak heeft zo'n termijn niet{named}. De termijnen in deze zaak zijn: {there}.",
    )
