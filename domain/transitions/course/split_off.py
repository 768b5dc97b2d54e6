"""Some asks go on in a case of their own."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case, OtherCase
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import AsksSplitOff
from domain.linked import CaseName, tied
from domain.roles import CASE_TEAM, Role
from domain.sealed import Text
from domain.stages import UNANSWERED
from domain.terms.counting import legal_day
from domain.transition import Transition


class SplitOff(Command):
    """`other` is the case in which these asks go on: it was taken in first, with the receipt of this one."""

    asks: Annotated[tuple[Annotated[int, Field(ge=1, le=50)], ...], Field(min_length=1, max_length=49)]
    other: CaseName
    reason: Text


def decide(case: Case, command: SplitOff, at: Circumstances) -> Decision:
    """Return what was split off; the terms of both cases count from the one receipt.

    The other case must be there first and hold as many asks: an ask is never between two cases.
    """
    other = tied(case, command.other, at.other)
    if isinstance(other, Refused):
        return other
    asks = tuple(sorted(set(command.asks)))
    refused = _refused(case, asks, other)
    if refused is not None:
        return refused
    split = AsksSplitOff(
        occurred=command.occurred,
        asks=asks,
        other=other.case.id,
        number=other.number,
        reason=command.reason,
    )
    return (split,)


def _refused(case: Case, asks: tuple[int, ...], other: OtherCase) -> Refused | None:
    if not set(asks) <= set(case.open_asks):
        waiting = ", ".join(str(ask) for ask in case.open_asks)
        return Refused(
            code="ask-not-open",
            sentence=f"Alleen een vraag die nog op antwoord wacht kan worden afgesplitst: {waiting}.",
        )
    if set(asks) == set(case.open_asks):
        return Refused(
            code="all-asks-split-off",
            sentence="Er moet een vraag overblijven. Gaat de hele zaak op in een andere, gebruik dan"
            " 'Voegen met een andere zaak'.",
        )
    if other.case.closed:
        return Refused(
            code="other-case-closed",
            sentence="De andere zaak is gesloten: daarin antwoordt niemand meer. Kies een zaak die open is.",
        )
    if len(other.case.open_asks) < len(asks):
        return Refused(
            code="asks-not-in-other-case",
            sentence=f"In de andere zaak wachten {len(other.case.open_asks)} vragen op antwoord; neem daarin"
            " eerst alle vragen op die u afsplitst.",
        )
    if legal_day(other.case.received) != legal_day(case.received):
        return Refused(
            code="receipt-differs",
            sentence="De andere zaak moet dezelfde dag van ontvangst hebben"
            f" ({legal_day(case.received):%d-%m-%Y}): splitsen geeft de gemeente niet meer tijd.",
            basis=str(law.CAREFUL_PREPARATION),
        )
    return None


TRANSITION = Transition(
    command=SplitOff,
    decide=decide,
    label="Vragen afsplitsen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=CASE_TEAM | {Role.INTAKE},
    stages=UNANSWERED,
    example={
        "occurred": "2026-02-12T10:00:00+01:00",
        "asks": [2],
        "other": "LW-2026-00002",
        "reason": "De vraag over het speelhuisje gaat naar een ander team.",
    },
)
