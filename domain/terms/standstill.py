"""Which of the suspensions asked for a term can have, and why the others stop nothing."""

from collections.abc import Sequence
from datetime import timedelta

from domain.law import OBJECTION_COMPLETED
from domain.terms.clock import Regime, Suspension
from domain.terms.dutch import day
from domain.terms.pause import last_suspended
from domain.terms.readings import Readings
from domain.terms.reckoning import Facts, Reckoned
from domain.terms.rejection import SUSPENSION, Rejected, untouched

_OBJECTION = str(OBJECTION_COMPLETED)


def admitted_to(facts: Facts) -> tuple[tuple[Suspension, ...], list[Rejected]]:
    """Return the suspensions that this term can have at all, and why it cannot have the others."""
    admitted: list[Suspension] = []
    rejected: list[Rejected] = []
    for each in facts.suspensions:
        refused = _out_of_place(each, facts)
        if refused is not None:
            rejected.append(refused._replace(by=each.by))
        elif each.until is None:
            reason = "Het verzoek om aanvulling stelt geen termijn; dan staat niets stil."
            rejected.append(Rejected(SUSPENSION, "no-term-set", reason, each.by))
        else:
            admitted.append(each)
    return tuple(admitted), rejected


def _out_of_place(suspension: Suspension, facts: Facts) -> Rejected | None:
    """Why a suspension on that ground cannot concern this term. An objection has an article of its own."""
    subject = f"De opschorting volgens {suspension.basis}"
    if suspension.basis != _OBJECTION:
        return untouched(SUSPENSION, subject, facts.term, backward=facts.backward)
    if facts.term.regime is Regime.STATUTORY and not facts.backward:
        return None
    return Rejected(
        SUSPENSION,
        "not-for-this-regime",
        f"{subject} heeft geen gevolg: dat artikel gaat over de termijn om op een bezwaar te beslissen.",
    )


def idle(admitted: Sequence[Suspension], found: Reckoned, readings: Readings) -> list[Rejected]:
    """Return why each suspension that stopped nothing did not."""
    working = {pause.of for pause in found.paused}
    first = found.eve + timedelta(days=1)
    rejected = []
    for of, each in enumerate(admitted):
        if of in working:
            continue
        last = last_suspended(each, readings)
        if last < each.begin:
            code = "nothing-suspended"
            reason = f"De opschorting volgens {each.basis} was voorbij voordat zij een dag had geduurd."
        elif last < first:
            code = "before-the-term"
            reason = f"De opschorting tot en met {day(last)} was voorbij voordat de termijn begon."
        elif each.begin <= found.raw:
            code = "term-already-over"
            reason = (
                f"De opschorting vanaf {day(each.begin)} begon toen de termijn zelf om was, voordat de nieuwe"
                f" laatste dag ({day(found.raw)}) was genoemd; zij verschuift die dag niet."
            )
        else:
            code = "term-already-over"
            reason = (
                f"De opschorting vanaf {day(each.begin)} begint na de laatste dag van de termijn"
                f" ({day(found.raw)}); er staat niets meer stil."
            )
        rejected.append(Rejected(SUSPENSION, code, reason, each.by))
    return rejected
