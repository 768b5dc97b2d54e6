"""The gate before every rule: right role, right kind, right stage, a moment that can be."""

from datetime import timedelta
from typing import Any

from domain import law
from domain.case import Case
from domain.command import Command, DecidingCommand
from domain.competence.authority import Authority
from domain.competence.competent import Deciding, competent
from domain.decision import Circumstances, Decision, Refused
from domain.events import Event, TermEnded, TermInDefault, TermStarted
from domain.fact import Fact, Stamp
from domain.fold import evolve
from domain.kinds import KIND_LABELS
from domain.roles import LABELS, MAY_SEE_COMPLAINTS, Role
from domain.sequence import too_early
from domain.stages import ALL_KINDS, STAGE_LABELS, Stage
from domain.takeover import TASK_UNDER_AGREEMENT, task_abandoned, under_agreement
from domain.terms.counting import legal_day
from domain.terms.default import two_weeks_anew
from domain.terms.effects import cause_of
from domain.transition import C, Transition

CLOCK_SKEW = timedelta(minutes=2)
"""How far a caller's clock may run ahead of ours before a moment counts as the future."""


def decide(transition: Transition[C], case: Case, command: C, at: Circumstances) -> Decision:
    """Return what the command comes to: facts, nothing, or a refusal."""
    refused = barred(transition, case, at.actor.role) or _impossible_moment(case, command, at)
    if refused is not None:
        return refused
    authority = _authority(transition, command, at)
    if isinstance(authority, Refused):
        return authority
    decision = transition.decide(case, command, at if authority is None else at.deciding_as(authority))
    if isinstance(decision, Refused) or not decision:
        return decision
    if under_agreement(case) and task_abandoned(case, _after(case, decision, at)):
        return TASK_UNDER_AGREEMENT
    early = too_early(case, decision)
    if early is not None:
        return early
    return (*decision, *_consequences(case, decision, command, at))


def barred(transition: Transition[Any], case: Case, role: Role) -> Refused | None:
    """Return why nobody in that role takes this transition as the case stands, whatever the command says.

    Looks at stage, kind and file alone, so that a page can tell before anything is filled in.
    """
    return wrong_role(transition, role) or _closed_file(case, role) or _wrong_stage(transition, case)


def _authority(transition: Transition[C], command: C, at: Circumstances) -> Authority | Refused | None:
    """In whose name the actor decides on the day it takes effect; nothing where nobody decides."""
    if not transition.decides or not isinstance(command, DecidingCommand):
        return None
    deciding = Deciding.of(command, transition.organ)
    return competent(deciding, at.actor, at.rules, legal_day(command.occurred))


def _consequences(
    case: Case, decision: tuple[Event, ...], command: Command, at: Circumstances
) -> list[TermStarted | TermEnded]:
    """What follows for the two weeks after a notice of default, whichever step moved what they hang on."""
    if not any(clock.notices for clock in case.clocks) and not any(
        isinstance(event, TermInDefault) for event in decision
    ):
        return []
    after = _after(case, decision, at)
    rules = at.rules if after.rules in {None, case.rules} else at.rules.book.of(after.rules)
    return two_weeks_anew(after, rules, command.occurred, cause_of(case))


def _after(case: Case, decision: tuple[Event, ...], at: Circumstances) -> Case:
    """The case as these facts would leave it."""
    stamp = Stamp(by="", role=at.actor.role, mandate=None, recorded=at.now, command="", fingerprint="")
    for event in decision:
        case = evolve(case, Fact(case=case.id, version=case.version + 1, event=event, stamp=stamp))
    return case


def wrong_role(transition: Transition[C], role: Role) -> Refused | None:
    """Return a refusal where nobody in that role takes this transition, in whatever case."""
    if role in transition.roles:
        return None
    allowed = ", ".join(sorted(LABELS[role] for role in transition.roles))
    return Refused(
        code="wrong-role",
        sentence=f"'{transition.label}' kan niet door {LABELS[role]}; wel door: {allowed}.",
        basis=transition.legal_basis or None,
    )


def _closed_file(case: Case, role: Role) -> Refused | None:
    """Return a refusal where a complaint is none of the case team's business (Awb 9:7)."""
    return FILE_CLOSED if case.about_complaint and role not in MAY_SEE_COMPLAINTS else None


def _wrong_stage(transition: Transition[C], case: Case) -> Refused | None:
    if case.stage not in transition.stages:
        if case.closed:
            return Refused(
                code="case-closed",
                sentence=f"'{transition.label}' kan niet meer: deze zaak is gesloten"
                f" ({STAGE_LABELS[case.stage]}). Heropen de zaak eerst als daar grond voor is.",
            )
        if case.stage is Stage.NEW:
            return Refused(
                code="unknown-case", sentence="Deze zaak bestaat niet. Controleer het zaakkenmerk."
            )
        possible = ", ".join(STAGE_LABELS[each] for each in Stage if each in transition.stages)
        return Refused(
            code="wrong-stage",
            sentence=f"'{transition.label}' kan niet zolang de zaak staat op '{STAGE_LABELS[case.stage]}'."
            f" Dat kan wel bij: {possible}.",
        )
    if transition.kinds != ALL_KINDS and case.kind not in transition.kinds:
        allowed = ", ".join(sorted(KIND_LABELS[kind] for kind in transition.kinds))
        return Refused(
            code="wrong-kind",
            sentence=f"'{transition.label}' hoort bij {allowed};"
            f" deze zaak heeft als soort: {KIND_LABELS[case.kind] if case.kind else 'nog geen'}.",
        )
    return None


def _impossible_moment(case: Case, command: Command, at: Circumstances) -> Refused | None:
    if command.occurred > at.now + CLOCK_SKEW:
        return Refused(
            code="moment-in-future",
            sentence="Dit moment ligt in de toekomst. Vul in wanneer het werkelijk gebeurde.",
        )
    if case.moments and legal_day(command.occurred) < legal_day(case.received):
        return Refused(
            code="before-receipt",
            sentence="Dit kan niet zijn gebeurd voor de ontvangst"
            f" ({legal_day(case.received):%d-%m-%Y}). Controleer de datum.",
        )
    return None


FILE_CLOSED = Refused(
    code="file-closed",
    sentence="Dit is het dossier van een klacht; alleen de klachtbehandelaar kan erin werken.",
    basis=str(law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
)


def moved(case: Case, expected: int | None) -> Refused | None:
    """Return a refusal where a person brought about something since `expected`, the version that was seen.

    What the engine observed in the meantime (a reminder, an expiry) makes no decision stale.
    """
    if expected is None or case.settled <= expected <= case.version:
        return None
    return Refused(
        code="case-moved",
        sentence=f"De zaak is intussen veranderd (versie {case.version}, u zag versie {expected})."
        " Bekijk wat er veranderde en probeer het opnieuw.",
    )
