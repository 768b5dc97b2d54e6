"""What the kinds of initiative add: support, co-creation, the right to challenge, contribution."""

from datetime import date
from typing import Annotated, Literal

from domain.competence.authority import Authority
from domain.events.happening import Happening
from domain.grounds import (
    TakeoverOutcome,
)
from domain.sealed import Text
from domain.value import ADDED


class SupportAgreed(Happening):
    topic: Literal["case.support-agreed.v1"] = "case.support-agreed.v1"
    agreed: Text
    until: date | None
    authority: Annotated[Authority | None, ADDED] = None


class SupportDelivered(Happening):
    topic: Literal["case.support-delivered.v1"] = "case.support-delivered.v1"
    delivered: Text


class CoCreationStarted(Happening):
    topic: Literal["case.co-creation-started.v1"] = "case.co-creation-started.v1"
    approach: Text


class ParticipationPlanFinal(Happening):
    """The plan as discussed: frame, room and rung of the participation ladder."""

    topic: Literal["case.participation-plan-final.v1"] = "case.participation-plan-final.v1"
    frame: Text
    room: Text
    rung: str
    scenarios: tuple[Text, ...]
    discussed_with_residents: date
    discussed_with_entrepreneurs: date | None
    exception: Text | None


class ResultDecided(Happening):
    topic: Literal["case.result-decided.v1"] = "case.result-decided.v1"
    organ: str
    decision_number: str
    decision: Text
    authority: Annotated[Authority | None, ADDED] = None


class TakeoverDecided(Happening):
    topic: Literal["case.takeover-decided.v1"] = "case.takeover-decided.v1"
    outcome: TakeoverOutcome
    organ: str
    decision_number: str
    council_informed: date
    reasons: Text
    authority: Annotated[Authority | None, ADDED] = None


class NegotiationFailed(Happening):
    """There will be no agreement on what was decided: somebody decides again."""

    topic: Literal["case.negotiation-failed.v1"] = "case.negotiation-failed.v1"
    reasons: Text


class AgreementSigned(Happening):
    """`authority`: as the mayor, or by whom the mayor appointed for it (Gemeentewet 171)."""

    topic: Literal["case.agreement-signed.v1"] = "case.agreement-signed.v1"
    task: Text
    continuity: Text
    runs_from: date
    runs_until: date
    authority: Annotated[Authority | None, ADDED] = None


class OperationStarted(Happening):
    topic: Literal["case.operation-started.v1"] = "case.operation-started.v1"
    note: Text


class OperationReported(Happening):
    """How it goes, as the agreement asks to be told; the next report is due from here."""

    topic: Literal["case.operation-reported.v1"] = "case.operation-reported.v1"
    report: Text


class InitiatorsStopped(Happening):
    """The initiators stop while an agreement binds them: the task is still theirs until it is taken back."""

    topic: Literal["case.initiators-stopped.v1"] = "case.initiators-stopped.v1"
    statement: Text
    evidence: Text | None


class TakeoverEnded(Happening):
    topic: Literal["case.takeover-ended.v1"] = "case.takeover-ended.v1"
    evaluation: Text
    continuity: Annotated[Text | None, ADDED] = None


class TakenBack(Happening):
    topic: Literal["case.taken-back.v1"] = "case.taken-back.v1"
    reasons: Text
    continuity: Text
    authority: Annotated[Authority | None, ADDED] = None


class ContributionUsed(Happening):
    topic: Literal["case.contribution-used.v1"] = "case.contribution-used.v1"
    account: Text
