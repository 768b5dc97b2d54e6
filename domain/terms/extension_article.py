"""What each article allows that moves a term: whose term, how far, and how often."""

from collections.abc import Iterable

from domain.terms.basis import ARTICLES, ExtensionBasis
from domain.terms.clock import Extension, Regime, Term
from domain.terms.dutch import counted
from domain.terms.length import Unit
from domain.terms.reckoning import Facts
from domain.terms.rejection import EXTENSION, Rejected, untouched

MOST_WEEKS = {ExtensionBasis.COMPLAINT_ADJOURNED: 4, ExtensionBasis.OBJECTION_ADJOURNED: 6}
"""How many weeks an article gives, once; the others name no number."""

_TITLE_4_1 = frozenset({ExtensionBasis.TOLD_OF_DELAY, ExtensionBasis.REASONABLE_TERM})


def used_up(extension: Extension, granted: Iterable[ExtensionBasis]) -> Rejected | None:
    """Return why an article that allows one adjournment is used up, or None where it is not."""
    if extension.basis not in MOST_WEEKS or extension.basis not in granted:
        return None
    article = ARTICLES[extension.basis]
    return no("already-adjourned", f"Op grond van {article} kan de termijn één keer worden verdaagd.")


def out_of_place(extension: Extension, facts: Facts) -> Rejected | None:
    """Return why this article cannot move this term, whenever that was announced; None where it can."""
    basis, article, term = extension.basis, ARTICLES[extension.basis], facts.term
    subject = f"De verlenging volgens {article}"
    if basis in _TITLE_4_1:
        return untouched(EXTENSION, subject, term, backward=facts.backward) or _not_by_title_4_1(
            extension, term
        )
    if facts.backward:
        return no("backward-term", f"{subject} heeft geen gevolg: deze termijn telt terug.")
    if term.regime is not Regime.STATUTORY:
        return no(
            "not-for-this-regime",
            f"{subject} heeft geen gevolg: dat artikel gaat over de termijn die de Awb zelf stelt.",
        )
    return None


def _not_by_title_4_1(extension: Extension, term: Term) -> Rejected | None:
    article = ARTICLES[extension.basis]
    if extension.basis is ExtensionBasis.TOLD_OF_DELAY:
        return no("informs-only", f"{article} schrijft een bericht voor en verlengt de termijn niet.")
    if term.regime is Regime.ORDINANCE:
        return no(
            "term-set-by-law",
            f"{article} geldt alleen als geen wettelijk voorschrift een termijn stelt; een verordening is een"
            " wettelijk voorschrift.",
        )
    if extension.until is None:
        return no("no-date-named", f"{article} vraagt om een genoemde dag; een aantal weken verlengt niets.")
    return None


def beyond(extension: Extension, most: int) -> Rejected:
    """Return what of an extension went further than its article."""
    article = ARTICLES[extension.basis]
    return no(
        "longer-than-allowed",
        f"{article} staat ten hoogste {counted(most, Unit.WEEKS)} toe; wat daarboven is gevraagd, verlengt"
        " niets.",
    )


def no(code: str, reason: str) -> Rejected:
    """Return an extension without effect."""
    return Rejected(EXTENSION, code, reason)
