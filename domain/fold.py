"""What facts do to a case: the fold. Nothing is decided here, nothing is refused."""

from typing import assert_never

from domain import events as e
from domain.case import Case, Completion, LinkedFile, Moment, Proposal, Signalled
from domain.fact import Fact
from domain.fold_of_assignment import assigned, watched
from domain.fold_of_courses import turned
from domain.fold_of_intake import attached, filing, initiating, linked, set_aside, taken_in
from domain.fold_of_publication import shown
from domain.letters.folding import lettered
from domain.reply.folding import (
    answered,
    contest_decided,
    contested,
    done,
    responded,
    reviewed,
    unanswered,
)
from domain.roles import Role
from domain.stages import Stage
from domain.terms.counting import legal_day
from domain.terms.eras import gone_over
from domain.terms.history import evolve_clocks


def replay(case: str, facts: tuple[Fact, ...]) -> Case:
    """Return the case as its facts leave it."""
    state = Case(id=case)
    for fact in facts:
        state = evolve(state, fact)
    return state


def evolve(case: Case, fact: Fact) -> Case:
    """Return the case after one more fact. Raises `ValueError` on a gap: a case has no missing pages."""
    if fact.version != case.version + 1:
        raise ValueError(f"fact {fact.version} does not follow version {case.version} of case {case.id}")
    event = fact.event
    after: dict[str, object] = {"version": fact.version}
    if fact.stamp.role is not Role.SYSTEM:
        after["settled"] = fact.version
    if isinstance(event, e.TermEvent):
        return case.model_copy(update=after | {"clocks": evolve_clocks(case.clocks, event)})
    moment = Moment(version=fact.version, topic=event.topic, occurred=event.occurred)
    moments = {"moments": (*case.moments, moment)}
    change = _change(case, event, fact)
    if change.get("stage", case.stage) is not case.stage:
        after["moved"] = fact.version
    return case.model_copy(update=after | moments | change)


def _change(case: Case, event: e.CaseEvent, fact: Fact) -> dict[str, object]:  # noqa: C901, PLR0911, PLR0912 - one clause an event, read as a table
    match event:
        case e.ReceiptReported():
            return {
                # What it asks lies at the source: it counts as one ask, so that it can be answered here.
                "stage": Stage.TRIAGE,
                "municipality": event.municipality,
                "rules": event.rules,
                "kind": event.kind,
                "asks": 1,
                "application": event.application,
            }
        case e.AcknowledgementReported():
            return {"receipt_confirmed": True}
        case e.ResponseReported():
            return {}
        case e.ClosingReported():
            return {"stage": Stage.CLOSED_AT_SOURCE}
        case e.InitiativeReceived():
            return {
                "stage": Stage.RECEIVED,
                "municipality": event.municipality,
                "rules": event.rules,
                "asks": len(event.asks),
                "application": event.application,
                "channel": event.channel,
            } | initiating(event)
        case e.FileOpened():
            return {
                "stage": Stage.FILE_OPEN,
                "municipality": event.municipality,
                "rules": event.rules,
                "file": LinkedFile(sort=event.sort, other=event.other, signed=event.signed),
            } | filing(event)
        case e.ComplaintSettled() | e.ObjectionDecided() | e.OmbudsmanAnswered():
            return {"stage": Stage.COMPLETED} if case.file is not None else {}
        case e.LinkedElsewhere():
            return linked(case, event)
        case e.AttachmentAdded():
            return attached(case, event)
        case e.AttachmentSetAside():
            return set_aside(case, event)
        case e.AsksConfirmed() | e.AsksCorrected() | e.PartyAdded() | e.ContactRecorded() | e.PartyEnded():
            return taken_in(case, event)
        case (
            e.DelayAnnounced()
            | e.StandstillRecorded()
            | e.StandstillEnded()
            | e.NoticeOfDefaultReceived()
            | e.CourtDateSet()
            | e.ComplaintReceived()
            | e.ObjectionReceived()
            | e.OperationReported()
        ):
            return {}
        case e.ReceiptConfirmed():
            return {"receipt_confirmed": True}
        case e.TeamAssigned() | e.HandlerAssigned() | e.HandlerReleased():
            return assigned(event)
        case e.CaseWatched() | e.CaseUnwatched():
            return watched(case, event, fact)
        case e.KindAssigned():
            return {"kind": event.kind, "stage": Stage.TRIAGE if case.stage is Stage.RECEIVED else case.stage}
        case e.KindChanged():
            return _of_kind(case, event)
        case e.CompletionRequested():
            request = Completion(requested=fact.version, back_to=_interrupted(case))
            return {"stage": Stage.AWAITING_COMPLETION, "completion": request}
        case e.CompletionReceived():
            heard = {"attempts": ()}
            return heard | {"stage": _interrupted(case), "completion": _completion(case, received=True)}
        case e.CompletionLapsed():
            return {"stage": _interrupted(case), "completion": _completion(case, lapsed=True)}
        case e.Admitted():
            return {"stage": Stage.ASSESSMENT}
        case e.SubstantiveResponseSent():
            return answered(case, event, fact)
        case e.PartialResponseSent():
            return {"asks_done": done(case, event.answered, "answered", fact.version)}
        case e.HoldingMessageSent() | e.PromiseKept() | e.DecisionSent():
            return {}
        case (
            e.RoutedInternally()
            | e.PartlyWithdrawn()
            | e.AsksSplitOff()
            | e.CasesJoined()
            | e.CaseSeparated()
            | e.ContactAttempted()
            | e.ClosedUnreachable()
        ):
            return turned(case, event, fact)
        case e.ResponseReviewed():
            return reviewed(case, event)
        case e.ResponseContested():
            return contested(case, event, fact)
        case e.ContestDecided():
            return contest_decided(case, event)
        case e.Forwarded():
            return {"stage": Stage.FORWARDED}
        case e.Withdrawn():
            return {"stage": Stage.WITHDRAWN}
        case e.NotTreated():
            return {"stage": Stage.NOT_TREATED}
        case e.InitiativeRefused():
            return {"stage": Stage.REFUSED} | responded(case, fact, sampled=bool(event.sampled))
        case e.CaseClosed():
            return {"stage": Stage.COMPLETED}
        case e.CaseReopened():
            # What an earlier closing rested on is used up: the next one takes attempts of its own.
            return {"stage": Stage.ASSESSMENT, "attempts": ()} | unanswered(case, case.answered)
        case e.RulesApplied():
            day = legal_day(event.occurred)
            clocks = tuple(gone_over(clock, event.former, event.rules, day) for clock in case.clocks)
            return {"rules": event.rules, "clocks": clocks}
        case (
            e.PublicationProposed()
            | e.ReactedToPublication()
            | e.Published()
            | e.PublicationEnded()
            | e.SubsidyRecorded()
        ):
            return shown(case, event)
        case e.CaseSignalled():
            return {"signalled": _signalled(case, event)}
        case e.CorrectionProposed():
            proposal = Proposal(
                version=fact.version, fact=event.fact, corrected=event.corrected, by=fact.stamp.by
            )
            return {"proposals": (*case.proposals, proposal)}
        case e.CorrectionConfirmed():
            return _corrected(case, event, fact)
        case (
            e.SupportAgreed()
            | e.SupportDelivered()
            | e.CoCreationStarted()
            | e.ParticipationPlanFinal()
            | e.ResultDecided()
            | e.TakeoverDecided()
            | e.NegotiationFailed()
            | e.AgreementSigned()
            | e.OperationStarted()
            | e.TakeoverEnded()
            | e.TakenBack()
            | e.ContributionUsed()
        ):
            return {"stage": _AFTER[type(event)]}
        case e.InitiatorsStopped():
            return {
                "stage": Stage.INITIATORS_STOPPED,
                "interrupted": None,
                "attempts": (),
                "asks_done": done(case, case.open_asks, "withdrawn", fact.version),
            }
        case (
            e.LetterPrepared()
            | e.LetterDispatched()
            | e.LetterUncertain()
            | e.LetterUnsent()
            | e.LetterSettled()
            | e.LetterBounced()
        ):
            return lettered(case, event, fact)
        case _:
            assert_never(event)


_AFTER = {
    e.SupportAgreed: Stage.SUPPORT_AGREED,
    e.SupportDelivered: Stage.SUPPORT_DELIVERED,
    e.CoCreationStarted: Stage.CO_CREATION,
    e.ParticipationPlanFinal: Stage.PLAN_FINAL,
    e.ResultDecided: Stage.RESULT_DECIDED,
    e.TakeoverDecided: Stage.TAKEOVER_DECIDED,
    e.NegotiationFailed: Stage.NEGOTIATION_FAILED,
    e.AgreementSigned: Stage.AGREEMENT_SIGNED,
    e.OperationStarted: Stage.OPERATING,
    e.TakeoverEnded: Stage.TAKEOVER_ENDED,
    e.TakenBack: Stage.TAKEN_BACK,
    e.ContributionUsed: Stage.CONTRIBUTION_USED,
}
"""Where a step of a track leaves a case."""


def _of_kind(case: Case, event: e.KindChanged) -> dict[str, object]:
    """The stage of another kind's track is nowhere to go on from, nor to return to."""
    failed = case.stage is Stage.NEGOTIATION_FAILED
    return {"kind": event.kind, "stage": Stage.RESPONDED if failed else case.stage, "interrupted": None}


def _interrupted(case: Case) -> Stage:
    """The stage that a completion request interrupted, or the stage at hand where none did."""
    if case.stage is Stage.AWAITING_COMPLETION and case.completion is not None:
        return case.completion.back_to
    return case.stage


def _completion(case: Case, *, received: bool = False, lapsed: bool = False) -> Completion | None:
    if case.completion is None:
        return None
    return case.completion.model_copy(
        update={
            "received": received or case.completion.received,
            "lapsed": lapsed or case.completion.lapsed,
        }
    )


def _signalled(case: Case, event: e.CaseSignalled) -> tuple[Signalled, ...]:
    """The last reminder of each signal: an earlier one of the same sort says nothing any more."""
    others = tuple(each for each in case.signalled if each.signal is not event.signal)
    return (*others, Signalled(signal=event.signal, since=event.since, moment=event.occurred))


def _corrected(case: Case, event: e.CorrectionConfirmed, fact: Fact) -> dict[str, object]:
    confirmed = Moment(version=fact.version, topic=event.topic, occurred=event.occurred)
    moments = tuple(
        moment.model_copy(update={"occurred": event.corrected}) if moment.version == event.fact else moment
        for moment in case.moments
    )
    proposals = tuple(
        proposal.model_copy(update={"confirmed": True}) if proposal.version == event.proposal else proposal
        for proposal in case.proposals
    )
    return {"moments": (*moments, confirmed), "proposals": proposals}
