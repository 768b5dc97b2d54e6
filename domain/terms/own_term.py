"""A term for the response that another rule than the regulation sets, for one case: who may, and how far."""

import re
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from domain.decision import Refused
from domain.regulation import Adoption, Regulation, TermRule
from domain.roles import LABELS, Role
from domain.terms.clock import Regime
from domain.terms.counting import last_day
from domain.terms.length import Length, Unit
from domain.value import ADDED, Frozen

Citation = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-zÀ-ÿ0-9 .,:/()-]{0,99}$")]
"""A place in an act or ordinance; it stands in the event as typed, so it has no room for a story."""

LONGEST = Length(number=1, unit=Unit.YEARS)
"""Longer than this is a slip of the pen, or no term within which anybody is answered."""


class ResponseTerm(Frozen):
    """A term for the substantive response that another rule than the regulation sets.

    `adopted` tells by which decision the council adopted an ordinance or a norm that is not in the regulation
    here; without it the term is a proposal, and is marked so wherever it is shown.
    """

    length: Length
    regime: Regime
    basis: Citation
    atw: bool = False
    adopted: Annotated[Citation | None, ADDED] = None


def not_settable(own: ResponseTerm, role: Role, received: date) -> Refused | None:
    """Return why somebody cannot set this term for a case that came in on that day, or None.

    A term is what the initiator may count on, and what a court counts by: it is for whoever answers for the
    case, it comes from a rule that is named by its article, and it ends within a year.
    """
    if role not in _MAY_SET:
        who = " of ".join(LABELS[each] for each in _MAY_SET)
        return Refused(
            code="term-not-yours-to-set",
            sentence=f"Een andere termijn dan die van de regeling kan alleen een {who} vastleggen.",
        )
    if own.regime not in _SET_BY_A_RULE:
        return Refused(
            code="term-without-rule",
            sentence="Een termijn voor de reactie komt uit de wet, een verordening of een servicenorm; kies"
            " bij 'regime' een van die drie.",
        )
    if own.regime in _IN_ARTICLES and _ARTICLE.search(own.basis) is None:
        return Refused(
            code="term-without-article",
            sentence="Noem bij 'basis' de wet of verordening en het artikel waarin deze termijn staat.",
        )
    if last_day(received, own.length) > last_day(received, LONGEST):
        return Refused(
            code="term-too-long",
            sentence="Een termijn voor de reactie duurt hoogstens een jaar. Controleer de lengte.",
        )
    return None


def replaced(rule: TermRule, own: ResponseTerm, regulation: Regulation) -> TermRule:
    """Return the rule of the regulation with the term that takes its place in this case."""
    return rule.model_copy(
        update={
            "length": own.length,
            "regime": own.regime,
            "basis": own.basis if own.adopted is None else f"{own.basis} ({own.adopted})",
            "atw": own.atw,
            "standing": _standing(own, regulation),
        }
    )


def _standing(own: ResponseTerm, regulation: Regulation) -> Adoption:
    """What an act says nobody here adopts; of any other rule somebody must be able to tell who did."""
    known = {rule.basis for rule in regulation.terms if rule.standing is Adoption.ADOPTED}
    if own.regime is Regime.STATUTORY or own.adopted is not None or own.basis in known:
        return Adoption.ADOPTED
    return Adoption.PROPOSAL


_MAY_SET = (Role.HANDLER, Role.TEAM_LEAD)
_SET_BY_A_RULE = frozenset({Regime.STATUTORY, Regime.ORDINANCE, Regime.SERVICE_NORM})
_IN_ARTICLES = frozenset({Regime.STATUTORY, Regime.ORDINANCE})
_ARTICLE = re.compile(r"\b(art\.|artikel)\s*\d", re.IGNORECASE)
