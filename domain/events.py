"""What can have happened: the storage contract.

These names and fields are in ledgers that will be read in court. A topic never changes
and is never reused; a field is added with a default or under a new version (`.v2`);
nothing here is renamed. Golden copies of every event stand in the tests.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.grounds import (
    ComplaintOutcome,
    NotTreatedGround,
    ObjectionOutcome,
    Position,
    RefusalGround,
    ReopeningGround,
    TakeoverOutcome,
)
from domain.roles import Role
from domain.rules_in_force import RulesInForce
from domain.sealed import Person, Staff, Text
from domain.stages import Kind
from domain.terms.basis import ExtensionBasis, StandstillBasis
from domain.terms.clock import ClockId, Manner, Term
from domain.value import Frozen


class Channel(StrEnum):
    """By which road something reached the municipality or left it."""

    LETTER = "letter"
    EMAIL = "email"
    FORM = "form"
    COUNTER = "counter"
    SPOKEN = "spoken"


Reservation = Literal["before-first-regulation", "receipt-not-proven"]
"""What is uncertain about a receipt: an occurrence is recorded with a reservation, never refused."""


_ADDED = Field(exclude_if=lambda value: value is None)
"""For a field that an event gained later: not written where it says nothing, so that older bytes stay."""


class _Event(Frozen):
    """Every event says when it took effect in law; when it was recorded stands in its stamp."""

    occurred: datetime


# --- as reported by another system --------------------------------------------------------


class _Reported(_Event):
    """What a foreign log says happened. Nobody here saw it, and nobody here judged it.

    `account` is whom the source names. `told_in` is the file that was believed, `otherwise`
    the moment that the other file gave where the two disagree.
    """

    account: Staff | None = None
    told_in: Literal["events", "cases"]
    otherwise: datetime | None = None


class ReceiptReported(_Reported):
    """A case begins that another system kept until now. Its texts, asks and names stayed there."""

    topic: Literal["case.receipt-reported.v1"] = "case.receipt-reported.v1"
    municipality: str
    source: str
    source_case: str
    kind: Kind
    application: bool
    rules: RulesInForce
    reservations: tuple[Reservation, ...] = ()


class AcknowledgementReported(_Reported):
    topic: Literal["case.acknowledgement-reported.v1"] = "case.acknowledgement-reported.v1"


class ResponseReported(_Reported):
    """That there was a response, and when. Whether it was substantive is not known here."""

    topic: Literal["case.response-reported.v1"] = "case.response-reported.v1"


class ClosingReported(_Reported):
    topic: Literal["case.closing-reported.v1"] = "case.closing-reported.v1"


# --- the common spine -----------------------------------------------------------------


class InitiativeReceived(_Event):
    """A case begins. The rules it will be judged by are settled here, for good."""

    topic: Literal["case.initiative-received.v1"] = "case.initiative-received.v1"
    municipality: str
    channel: Channel
    initiator: Person
    title: Text
    asks: tuple[Text, ...]
    application: bool
    external_number: str | None
    rules: RulesInForce
    reservations: tuple[Reservation, ...] = ()


class ReceiptConfirmed(_Event):
    topic: Literal["case.receipt-confirmed.v1"] = "case.receipt-confirmed.v1"
    channel: Channel


class HandlerAssigned(_Event):
    topic: Literal["case.handler-assigned.v1"] = "case.handler-assigned.v1"
    handler: Staff


class KindAssigned(_Event):
    topic: Literal["case.kind-assigned.v1"] = "case.kind-assigned.v1"
    kind: Kind
    reason: Text


class KindChanged(_Event):
    topic: Literal["case.kind-changed.v1"] = "case.kind-changed.v1"
    former: Kind
    kind: Kind
    reason: Text


class CompletionRequested(_Event):
    """Something lacks. Only with a last day (`until`) can a statutory term stand still."""

    topic: Literal["case.completion-requested.v1"] = "case.completion-requested.v1"
    missing: Text
    until: date | None


class CompletionReceived(_Event):
    topic: Literal["case.completion-received.v1"] = "case.completion-received.v1"
    received: Text


class CompletionLapsed(_Event):
    """The term for completing passed unused: the moment is the end of its last day."""

    topic: Literal["case.completion-lapsed.v1"] = "case.completion-lapsed.v1"
    until: date


class Admitted(_Event):
    topic: Literal["case.admitted.v1"] = "case.admitted.v1"
    reason: Text


class AskAnswered(Frozen):
    """The municipality's position on one ask, counted from 1 in the order of intake."""

    ask: int
    position: Position
    reasons: Text
    organ: str | None = None
    by: date | None = None


class SubstantiveResponseSent(_Event):
    """The moment is that of sending: a decision to send stops no clock."""

    topic: Literal["case.substantive-response-sent.v1"] = "case.substantive-response-sent.v1"
    channel: Channel
    message: Text
    answers: tuple[AskAnswered, ...]


class Forwarded(_Event):
    topic: Literal["case.forwarded.v1"] = "case.forwarded.v1"
    authority: str
    message: Text


class Withdrawn(_Event):
    """Only the initiator withdraws; `evidence` tells on what staff recorded it for them."""

    topic: Literal["case.withdrawn.v1"] = "case.withdrawn.v1"
    statement: Text
    evidence: Text | None


class NotTreated(_Event):
    topic: Literal["case.not-treated.v1"] = "case.not-treated.v1"
    ground: NotTreatedGround
    message: Text


class InitiativeRefused(_Event):
    topic: Literal["case.initiative-refused.v1"] = "case.initiative-refused.v1"
    ground: RefusalGround
    message: Text
    remedy: Text


class CaseClosed(_Event):
    topic: Literal["case.closed.v1"] = "case.closed.v1"
    message: Text


class CaseReopened(_Event):
    topic: Literal["case.reopened.v1"] = "case.reopened.v1"
    ground: ReopeningGround
    reason: Text


# --- what happens to a term, as it was told or received ----------------------------------


class DelayAnnounced(_Event):
    """That it will take longer: until a named day, or so many weeks. The moment is that of sending."""

    topic: Literal["case.delay-announced.v1"] = "case.delay-announced.v1"
    clock: ClockId
    basis: ExtensionBasis
    until: date | None
    weeks: int | None
    message: Text
    consent: Text | None


class StandstillRecorded(_Event):
    """Why a term stands still from one day to another, both included, and what shows it."""

    topic: Literal["case.standstill-recorded.v1"] = "case.standstill-recorded.v1"
    clock: ClockId
    basis: StandstillBasis
    begin: date
    until: date
    evidence: Text


class StandstillEnded(_Event):
    """What the fact of version `standstill` recorded is over sooner: from `on` the term runs again."""

    topic: Literal["case.standstill-ended.v1"] = "case.standstill-ended.v1"
    standstill: int
    on: date
    evidence: Text


class NoticeOfDefaultReceived(_Event):
    """The initiator gives notice that the term is over and a decision is still wanted (Awb 4:17 lid 3)."""

    topic: Literal["case.notice-of-default-received.v1"] = "case.notice-of-default-received.v1"
    channel: Channel
    notice: Text


class CourtDateSet(_Event):
    """The administrative court named the last day for a decision (Awb 8:55d)."""

    topic: Literal["case.court-date-set.v1"] = "case.court-date-set.v1"
    court: str
    judgment: str
    until: date


# --- complaint and objection: their clocks; what they say is in files of their own -----------


class ComplaintReceived(_Event):
    """A complaint came in. What it says is in another file, closed to those who treat this case."""

    topic: Literal["case.complaint-received.v1"] = "case.complaint-received.v1"
    file: str
    committee: bool


class ComplaintSettled(_Event):
    topic: Literal["case.complaint-settled.v1"] = "case.complaint-settled.v1"
    file: str
    outcome: ComplaintOutcome


class ObjectionReceived(_Event):
    """An objection came in against the decision that was made known on `announced`."""

    topic: Literal["case.objection-received.v1"] = "case.objection-received.v1"
    file: str
    announced: date
    committee: bool


class ObjectionDecided(_Event):
    topic: Literal["case.objection-decided.v1"] = "case.objection-decided.v1"
    file: str
    outcome: ObjectionOutcome
    organ: str
    decision_number: str


# --- other rules -------------------------------------------------------------------------


class RulesApplied(_Event):
    """From here on the case is judged by other rules, and `reason` says which cause there was.

    What they make of each running clock follows as a fact of its own. A clock that had ended is judged
    by `former` for ever.
    """

    topic: Literal["case.rules-applied.v1"] = "case.rules-applied.v1"
    former: RulesInForce
    rules: RulesInForce
    reason: Text


# --- a wrong fact mended ----------------------------------------------------------------


class CorrectionProposed(_Event):
    """The fact of version `fact` is said to have occurred at `corrected` instead."""

    topic: Literal["case.correction-proposed.v1"] = "case.correction-proposed.v1"
    fact: int
    recorded_as: datetime
    corrected: datetime
    reason: Text


class CorrectionConfirmed(_Event):
    topic: Literal["case.correction-confirmed.v1"] = "case.correction-confirmed.v1"
    proposal: int
    fact: int
    corrected: datetime


# --- support ----------------------------------------------------------------------------


class SupportAgreed(_Event):
    topic: Literal["case.support-agreed.v1"] = "case.support-agreed.v1"
    agreed: Text
    until: date | None


class SupportDelivered(_Event):
    topic: Literal["case.support-delivered.v1"] = "case.support-delivered.v1"
    delivered: Text


# --- co-creation ------------------------------------------------------------------------


class CoCreationStarted(_Event):
    topic: Literal["case.co-creation-started.v1"] = "case.co-creation-started.v1"
    approach: Text


class ParticipationPlanFinal(_Event):
    """The plan as discussed: frame, room and rung of the participation ladder."""

    topic: Literal["case.participation-plan-final.v1"] = "case.participation-plan-final.v1"
    frame: Text
    room: Text
    rung: str
    scenarios: tuple[Text, ...]
    discussed_with_residents: date
    discussed_with_entrepreneurs: date | None
    exception: Text | None


class ResultDecided(_Event):
    topic: Literal["case.result-decided.v1"] = "case.result-decided.v1"
    organ: str
    decision_number: str
    decision: Text


# --- the right to challenge ---------------------------------------------------------------


class TakeoverDecided(_Event):
    topic: Literal["case.takeover-decided.v1"] = "case.takeover-decided.v1"
    outcome: TakeoverOutcome
    organ: str
    decision_number: str
    council_informed: date
    reasons: Text


class AgreementSigned(_Event):
    topic: Literal["case.agreement-signed.v1"] = "case.agreement-signed.v1"
    task: Text
    continuity: Text
    runs_from: date
    runs_until: date


class OperationStarted(_Event):
    topic: Literal["case.operation-started.v1"] = "case.operation-started.v1"
    note: Text


class OperationReported(_Event):
    """How it goes, as the agreement asks to be told; the next report is due from here."""

    topic: Literal["case.operation-reported.v1"] = "case.operation-reported.v1"
    report: Text


class TakeoverEnded(_Event):
    topic: Literal["case.takeover-ended.v1"] = "case.takeover-ended.v1"
    evaluation: Text


class TakenBack(_Event):
    topic: Literal["case.taken-back.v1"] = "case.taken-back.v1"
    reasons: Text
    continuity: Text


# --- contribution ---------------------------------------------------------------------------


class ContributionUsed(_Event):
    topic: Literal["case.contribution-used.v1"] = "case.contribution-used.v1"
    account: Text


# --- terms: every effect on a clock is a fact of its own -------------------------------------


class TermStarted(_Event):
    """A clock starts; `cause` is the version of the fact that set it going."""

    topic: Literal["term.started.v1"] = "term.started.v1"
    clock: ClockId
    term: Term
    cause: int


class TermSuspended(_Event):
    topic: Literal["term.suspended.v1"] = "term.suspended.v1"
    clock: ClockId
    basis: str
    begin: date
    until: date
    cause: int


class TermResumed(_Event):
    """`on` is the day that runs again; `of` the fact that suspended it, by default the last that did."""

    topic: Literal["term.resumed.v1"] = "term.resumed.v1"
    clock: ClockId
    on: date
    cause: int
    of: Annotated[int | None, _ADDED] = None


class TermExtended(_Event):
    """The end of a clock moved, to a day that was named or by so many weeks."""

    topic: Literal["term.extended.v1"] = "term.extended.v1"
    clock: ClockId
    basis: ExtensionBasis
    announced: date
    until: date | None
    weeks: int | None
    due: date
    cause: int


class TermUntouched(_Event):
    """What might have moved a clock and did not, with the reason as it was known then.

    What was tried stands in the other fields: a suspension from `begin` to `until`, or an extension
    `announced` on a day. The clock keeps it, because a date that is corrected later can change the reason.
    """

    topic: Literal["term.untouched.v1"] = "term.untouched.v1"
    clock: ClockId
    reason: str
    cause: int
    basis: Annotated[str | None, _ADDED] = None
    begin: Annotated[date | None, _ADDED] = None
    until: Annotated[date | None, _ADDED] = None
    announced: Annotated[date | None, _ADDED] = None
    weeks: Annotated[int | None, _ADDED] = None


class TermInDefault(_Event):
    """A notice of default about a clock; `reason` is the code of why it has effect or not, as known then."""

    topic: Literal["term.in-default.v1"] = "term.in-default.v1"
    clock: ClockId
    received: date
    applies: bool
    reason: str
    cause: int


class TermEnded(_Event):
    topic: Literal["term.ended.v1"] = "term.ended.v1"
    clock: ClockId
    on: date
    manner: Manner
    cause: int


class TermAmended(_Event):
    """A corrected date reaches a clock; `pause` counts its suspensions from 0 in order of recording.

    `announced` is of the extension of that number, `received` of the notice of default of that number.
    """

    topic: Literal["term.amended.v1"] = "term.amended.v1"
    clock: ClockId
    start: date | None = None
    ended_on: date | None = None
    pause: int | None = None
    suspended_from: date | None = None
    resumed_on: date | None = None
    extension: Annotated[int | None, _ADDED] = None
    announced: Annotated[date | None, _ADDED] = None
    notice: Annotated[int | None, _ADDED] = None
    received: Annotated[date | None, _ADDED] = None
    cause: int


class TermReset(_Event):
    """Other rules reach a running clock: its last day was `former` and is `due`, as known then.

    `term` is how it is set from now on, where the regulation sets it anew; the day it is counted from
    stays.
    """

    topic: Literal["term.reset.v1"] = "term.reset.v1"
    clock: ClockId
    former: date
    due: date
    provisional: bool
    term: Term | None
    cause: int


class TermReminded(_Event):
    """The due date is near. What the due date was believed to be stands in the fact.

    `step` is which of the regulation's reminders it is, in days before the due date. Each who was
    told has a fact: the account that handles the case, whoever stands in for it, or everybody in
    a role. `recipient` is the reference of an account. Facts from before there were steps have
    none of these, and are written as they were.
    """

    topic: Literal["term.reminded.v1"] = "term.reminded.v1"
    clock: ClockId
    due: date
    step: Annotated[int | None, _ADDED] = None
    to: Annotated[Literal["owner", "substitute", "role"] | None, _ADDED] = None
    recipient: Annotated[str | None, _ADDED] = None
    role: Annotated[Role | None, _ADDED] = None


class TermExpired(_Event):
    """The last day was over without an end, as known then. The verdict comes from the clock."""

    topic: Literal["term.expired.v1"] = "term.expired.v1"
    clock: ClockId
    due: date
    provisional: bool


TermEvent = (
    TermStarted
    | TermSuspended
    | TermResumed
    | TermExtended
    | TermInDefault
    | TermUntouched
    | TermEnded
    | TermAmended
    | TermReset
    | TermReminded
    | TermExpired
)

CaseEvent = (
    ReceiptReported
    | AcknowledgementReported
    | ResponseReported
    | ClosingReported
    | InitiativeReceived
    | ReceiptConfirmed
    | HandlerAssigned
    | KindAssigned
    | KindChanged
    | CompletionRequested
    | CompletionReceived
    | CompletionLapsed
    | Admitted
    | SubstantiveResponseSent
    | Forwarded
    | Withdrawn
    | NotTreated
    | InitiativeRefused
    | CaseClosed
    | CaseReopened
    | DelayAnnounced
    | StandstillRecorded
    | StandstillEnded
    | NoticeOfDefaultReceived
    | CourtDateSet
    | ComplaintReceived
    | ComplaintSettled
    | ObjectionReceived
    | ObjectionDecided
    | RulesApplied
    | CorrectionProposed
    | CorrectionConfirmed
    | SupportAgreed
    | SupportDelivered
    | CoCreationStarted
    | ParticipationPlanFinal
    | ResultDecided
    | TakeoverDecided
    | AgreementSigned
    | OperationStarted
    | OperationReported
    | TakeoverEnded
    | TakenBack
    | ContributionUsed
)

Event = Annotated[CaseEvent | TermEvent, Field(discriminator="topic")]
