"""Whether a step names a clock of this case, and an article that is about such a clock."""

from domain.case import Case
from domain.decision import Refused
from domain.terms.basis import ARTICLES, LABELS, ExtensionBasis, StandstillBasis
from domain.terms.clock import Clock
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


def unknown_clock(case: Case, name: str) -> Refused:
    """Return a refusal that tells which terms there are, where a step names one that is not among them."""
    there = ", ".join(dict.fromkeys(clock.id.name for clock in case.clocks)) or "geen"
    named = f" ({CLOCK_LABELS[name]})" if name in CLOCK_LABELS else ""
    return Refused(
        code="unknown-clock",
        sentence=f"Deze zaak heeft zo'n termijn niet{named}. De termijnen in deze zaak zijn: {there}.",
    )
