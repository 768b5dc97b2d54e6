"""The initiator is told that it will take longer, and a term may end later."""

from typing import Annotated

from pydantic import Field

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import DelayAnnounced, TermExtended, TermStarted, TermUntouched
from domain.moments import Day, Identifier
from domain.roles import CASE_TEAM, LABELS, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.terms.assessment import assess
from domain.terms.basis import ARTICLES, ExtensionBasis
from domain.terms.clock import Clock, Extension, Regime, Term
from domain.terms.counting import legal_day
from domain.terms.due import facts_of
from domain.terms.effects import cause_of, started_as
from domain.terms.fitting import one_clock, unfit
from domain.terms.names import (
    CHALLENGE_DECISION,
    COMPLAINT,
    DECISION,
    PROMISED_DECISION,
    PROMISED_RESPONSE,
    PROMISED_SUPPORT,
    SUBSTANTIVE_RESPONSE,
)
from domain.terms.rejection import EXTENSION
from domain.transition import Transition


class AnnounceDelay(Command):
    """`occurred` is the moment of sending. Either `until` (a named day) or `weeks` is given.

    `consent` tells from what the written consent appears, where the article asks for it.
    """

    clock: Identifier
    ordinal: Annotated[int, Field(ge=1)] | None = None
    basis: ExtensionBasis
    until: Day | None = None
    weeks: Annotated[int, Field(ge=1, le=520)] | None = None
    message: Text
    consent: Text | None = None


def decide(case: Case, command: AnnounceDelay, at: Circumstances) -> Decision:
    """Return the announcement with what it does to the term: it moves, or it does not and why.

    A message that goes out is a fact, also where it moves nothing. A day named in it is a promise: where
    it does not become the last day of the term itself, it gets a clock of its own.
    """
    clock = one_clock(case, command.clock, command.ordinal)
    if isinstance(clock, Refused):
        return clock
    refused = _another_s(clock, at) or unfit(clock, command.basis) or _incomplete(command)
    if refused is not None:
        return refused
    if _announced_already(clock, command):
        return ()
    announced = DelayAnnounced(
        occurred=command.occurred,
        clock=clock.id,
        basis=command.basis,
        until=command.until,
        weeks=command.weeks,
        message=command.message,
        consent=command.consent,
    )
    effect = _effect(case, clock, command, at)
    if isinstance(effect, TermExtended) or command.until is None or case.closed:
        return (announced, effect)
    promised = _PROMISES.get(clock.id.name)
    return (announced, effect, *([] if promised is None else [_promise(case, promised, command)]))


def _another_s(clock: Clock, at: Circumstances) -> Refused | None:
    """A complaint is in the hands of the complaints officer, and nothing else is."""
    officer = at.actor.role is Role.COMPLAINTS_OFFICER
    if officer == (clock.id.name == COMPLAINT):
        return None
    label = LABELS[Role.COMPLAINTS_OFFICER]
    return Refused(
        code="wrong-role",
        sentence=f"Uitstel van een klacht is aan de {label}; de {label} gaat niet over andere termijnen.",
        basis=str(law.COMPLAINT_ADJOURNED),
    )


def _incomplete(command: AnnounceDelay) -> Refused | None:
    article = str(ARTICLES[command.basis])
    if (command.until is None) == (command.weeks is None):
        return Refused(
            code="until-or-weeks",
            sentence="Noem de dag tot wanneer het duurt of een aantal weken, een van de twee.",
            basis=article,
        )
    if command.until is not None and command.until <= legal_day(command.occurred):
        return Refused(
            code="delay-in-past",
            sentence="De genoemde dag moet na de dag van verzending liggen.",
            basis=article,
        )
    if command.basis in _WITH_CONSENT and command.consent is None:
        return Refused(
            code="consent-missing",
            sentence="Dit uitstel kan alleen met schriftelijke instemming."
            " Vermeld waaruit die blijkt, bijvoorbeeld een brief met datum.",
            basis=article,
        )
    return None


def _announced_already(clock: Clock, command: AnnounceDelay) -> bool:
    sent = legal_day(command.occurred)
    same = (command.basis, sent, command.until, command.weeks)
    return any((each.basis, each.announced, each.until, each.weeks) == same for each in clock.extensions)


def _effect(
    case: Case, clock: Clock, command: AnnounceDelay, at: Circumstances
) -> TermExtended | TermUntouched:
    sent = legal_day(command.occurred)
    extension = Extension(
        basis=command.basis, announced=sent, until=command.until, weeks=command.weeks, by=cause_of(case)
    )
    facts = facts_of(clock.model_copy(update={"extensions": (*clock.extensions, extension)}))
    found = assess(facts, at.rules.measure_of(clock))
    tried = {"announced": sent, "until": command.until, "weeks": command.weeks, "cause": extension.by}
    if any(each.extension is extension for each in found.granted):
        return TermExtended(
            occurred=command.occurred,
            clock=clock.id,
            basis=command.basis,
            due=found.found.day,
            **tried,
        )
    mine = (each.code for each in found.rejected if (each.what, each.by) == (EXTENSION, extension.by))
    reason = next(mine, "term-ended")
    return TermUntouched(
        occurred=command.occurred, clock=clock.id, reason=reason, basis=command.basis, **tried
    )


_PROMISES = {
    SUBSTANTIVE_RESPONSE: PROMISED_RESPONSE,
    PROMISED_RESPONSE: PROMISED_RESPONSE,
    DECISION: PROMISED_DECISION,
    CHALLENGE_DECISION: PROMISED_DECISION,
    PROMISED_DECISION: PROMISED_DECISION,
    PROMISED_SUPPORT: PROMISED_SUPPORT,
}
"""What is promised by a day that was named about such a term; about others it is a message and no more."""


def _promise(case: Case, name: str, command: AnnounceDelay) -> TermStarted:
    term = Term(
        regime=Regime.NAMED_DATE,
        basis="toezegging in het bericht over uitstel",
        start=legal_day(command.occurred),
        until=command.until,
    )
    return started_as(case, name, term, command.occurred)


_WITH_CONSENT = frozenset({ExtensionBasis.COMPLAINANT_AGREED, ExtensionBasis.OBJECTOR_AGREED})


TRANSITION = Transition(
    command=AnnounceDelay,
    decide=decide,
    label="Uitstel aankondigen",
    basis=(law.TOLD_OF_DELAY, law.REASONABLE_TERM_NAMED, law.COMPLAINT_ADJOURNED, law.OBJECTION_ADJOURNED),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-03-04T15:00:00+01:00",
        "clock": "substantive-response",
        "basis": "awb-4:14-1",
        "until": "2026-04-10",
        "message": "Het onderzoek naar de leidingen duurt langer; u hoort voor 10 april van ons.",
    },
)
