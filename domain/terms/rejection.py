"""What has no effect on a term, and why: recorded as such, never left out in silence."""

from typing import NamedTuple

from domain.terms.clock import Regime, Term
from domain.terms.labels import REGIME_LABELS


class Rejected(NamedTuple):
    """One thing without effect: what it was, a code that never changes, and the reason in Dutch.

    `by` is the version of the fact in a case: two things can be without effect for the same reason.
    """

    what: str
    code: str
    reason: str
    by: int = 0


SUSPENSION = "suspension"
EXTENSION = "extension"
NOTICE = "notice_of_default"
DECISION = "decided_on"
ATW = "atw"

_TITLE_4_1 = frozenset({Regime.STATUTORY, Regime.ORDINANCE})


def untouched(what: str, subject: str, term: Term, *, backward: bool) -> Rejected | None:
    """Return why Awb title 4.1 (suspension, delay, penalty) leaves a term alone; None where it does not.

    It is about deciding on an application, within a term that a legal prescription sets. A promise, a norm
    or an agreement is none, whatever it is about. `subject` begins the Dutch sentence.
    """
    if backward:
        return Rejected(what, "backward-term", f"{subject} heeft geen gevolg: deze termijn telt terug.")
    if term.regime not in _TITLE_4_1:
        return Rejected(
            what,
            "not-for-this-regime",
            f"{subject} heeft geen gevolg: Awb titel 4.1 gaat over termijnen uit een wettelijk voorschrift,"
            f" en dit is een {REGIME_LABELS[term.regime]}.",
        )
    if not term.awb_application:
        return Rejected(
            what,
            "no-awb-application",
            f"{subject} heeft geen gevolg: dit is geen termijn om te beslissen op een aanvraag (Awb art. 1:3"
            " lid 3).",
        )
    return None
