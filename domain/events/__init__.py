"""What can have happened: the storage contract.

These names and fields are in ledgers that will be read in court. A topic never changes
and is never reused; a field is added with a default or under a new version (`.v2`);
nothing here is renamed. Golden copies of every event stand in the tests.
"""

from typing import Annotated

from pydantic import Field

from domain.events.asks import AsksConfirmed, AsksCorrected
from domain.events.assignment import HandlerAssigned, HandlerReleased, TeamAssigned
from domain.events.changes import CaseSignalled, CorrectionConfirmed, CorrectionProposed, RulesApplied
from domain.events.clocks import (
    TermAmended,
    TermEnded,
    TermExpired,
    TermExtended,
    TermInDefault,
    TermReminded,
    TermReopened,
    TermReset,
    TermResumed,
    TermStarted,
    TermSuspended,
    TermUnextended,
    TermUntouched,
)
from domain.events.courses import (
    AsksSplitOff,
    CaseSeparated,
    CasesJoined,
    ClosedUnreachable,
    ContactAttempted,
    PartlyWithdrawn,
    RoutedInternally,
)
from domain.events.disputes import (
    ComplaintReceived,
    ComplaintSettled,
    FileOpened,
    ObjectionDecided,
    ObjectionReceived,
    OmbudsmanAnswered,
)
from domain.events.documents import AttachmentAdded, AttachmentSetAside
from domain.events.elsewhere import LinkedElsewhere
from domain.events.happening import Channel, DecisionUnknown, Reservation
from domain.events.letters import (
    LetterBounced,
    LetterDispatched,
    LetterPrepared,
    LetterSettled,
    LetterUncertain,
    LetterUnsent,
)
from domain.events.parties import ContactRecorded, PartyAdded, PartyEnded
from domain.events.publication import (
    PublicationEnded,
    PublicationProposed,
    Published,
    ReactedToPublication,
    SubsidyRecorded,
)
from domain.events.replies import (
    ContestDecided,
    DecisionSent,
    HoldingMessageSent,
    PartialResponseSent,
    PromiseKept,
    ResponseContested,
    ResponseReviewed,
    SubstantiveResponseSent,
)
from domain.events.reported import AcknowledgementReported, ClosingReported, ReceiptReported, ResponseReported
from domain.events.spine import (
    Admitted,
    CaseClosed,
    CaseReopened,
    CompletionLapsed,
    CompletionReceived,
    CompletionRequested,
    Forwarded,
    InitiativeReceived,
    InitiativeRefused,
    KindAssigned,
    KindChanged,
    NotTreated,
    ReceiptConfirmed,
    Withdrawn,
)
from domain.events.told_of_terms import (
    CourtDateSet,
    DelayAnnounced,
    NoticeOfDefaultReceived,
    StandstillEnded,
    StandstillRecorded,
)
from domain.events.tracks import (
    AgreementSigned,
    CoCreationStarted,
    ContributionUsed,
    InitiatorsStopped,
    NegotiationFailed,
    OperationReported,
    OperationStarted,
    ParticipationPlanFinal,
    ResultDecided,
    SupportAgreed,
    SupportDelivered,
    TakenBack,
    TakeoverDecided,
    TakeoverEnded,
)
from domain.events.watching import CaseUnwatched, CaseWatched

__all__ = [
    "AcknowledgementReported",
    "Admitted",
    "AgreementSigned",
    "AsksConfirmed",
    "AsksCorrected",
    "AsksSplitOff",
    "AttachmentAdded",
    "AttachmentSetAside",
    "CaseClosed",
    "CaseEvent",
    "CaseReopened",
    "CaseSeparated",
    "CaseSignalled",
    "CaseUnwatched",
    "CaseWatched",
    "CasesJoined",
    "Channel",
    "ClosedUnreachable",
    "ClosingReported",
    "CoCreationStarted",
    "ComplaintReceived",
    "ComplaintSettled",
    "CompletionLapsed",
    "CompletionReceived",
    "CompletionRequested",
    "ContactAttempted",
    "ContactRecorded",
    "ContestDecided",
    "ContributionUsed",
    "CorrectionConfirmed",
    "CorrectionProposed",
    "CourtDateSet",
    "DecisionSent",
    "DecisionUnknown",
    "DelayAnnounced",
    "Event",
    "FileOpened",
    "Forwarded",
    "HandlerAssigned",
    "HandlerReleased",
    "HoldingMessageSent",
    "InitiativeReceived",
    "InitiativeRefused",
    "InitiatorsStopped",
    "KindAssigned",
    "KindChanged",
    "LetterBounced",
    "LetterDispatched",
    "LetterPrepared",
    "LetterSettled",
    "LetterUncertain",
    "LetterUnsent",
    "LinkedElsewhere",
    "NegotiationFailed",
    "NotTreated",
    "NoticeOfDefaultReceived",
    "ObjectionDecided",
    "ObjectionReceived",
    "OmbudsmanAnswered",
    "OperationReported",
    "OperationStarted",
    "PartialResponseSent",
    "ParticipationPlanFinal",
    "PartlyWithdrawn",
    "PartyAdded",
    "PartyEnded",
    "PromiseKept",
    "PublicationEnded",
    "PublicationProposed",
    "Published",
    "ReactedToPublication",
    "ReceiptConfirmed",
    "ReceiptReported",
    "Reservation",
    "ResponseContested",
    "ResponseReported",
    "ResponseReviewed",
    "ResultDecided",
    "RoutedInternally",
    "RulesApplied",
    "StandstillEnded",
    "StandstillRecorded",
    "SubsidyRecorded",
    "SubstantiveResponseSent",
    "SupportAgreed",
    "SupportDelivered",
    "TakenBack",
    "TakeoverDecided",
    "TakeoverEnded",
    "TeamAssigned",
    "TermAmended",
    "TermEnded",
    "TermEvent",
    "TermExpired",
    "TermExtended",
    "TermInDefault",
    "TermReminded",
    "TermReopened",
    "TermReset",
    "TermResumed",
    "TermStarted",
    "TermSuspended",
    "TermUnextended",
    "TermUntouched",
    "Withdrawn",
]

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
    | TermReopened
    | TermUnextended
    | TermReminded
    | TermExpired
)

CaseEvent = (
    ReceiptReported
    | AcknowledgementReported
    | ResponseReported
    | ClosingReported
    | InitiativeReceived
    | AsksConfirmed
    | AsksCorrected
    | LinkedElsewhere
    | AttachmentAdded
    | AttachmentSetAside
    | PartyAdded
    | ContactRecorded
    | PartyEnded
    | ReceiptConfirmed
    | TeamAssigned
    | HandlerAssigned
    | HandlerReleased
    | CaseWatched
    | CaseUnwatched
    | KindAssigned
    | KindChanged
    | CompletionRequested
    | CompletionReceived
    | CompletionLapsed
    | Admitted
    | SubstantiveResponseSent
    | PartialResponseSent
    | HoldingMessageSent
    | ResponseReviewed
    | ResponseContested
    | ContestDecided
    | PromiseKept
    | DecisionSent
    | AsksSplitOff
    | CaseSeparated
    | CasesJoined
    | ClosedUnreachable
    | ContactAttempted
    | PartlyWithdrawn
    | RoutedInternally
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
    | FileOpened
    | OmbudsmanAnswered
    | RulesApplied
    | PublicationEnded
    | PublicationProposed
    | Published
    | ReactedToPublication
    | SubsidyRecorded
    | CaseSignalled
    | CorrectionProposed
    | CorrectionConfirmed
    | SupportAgreed
    | SupportDelivered
    | CoCreationStarted
    | ParticipationPlanFinal
    | ResultDecided
    | TakeoverDecided
    | NegotiationFailed
    | AgreementSigned
    | OperationStarted
    | OperationReported
    | InitiatorsStopped
    | TakeoverEnded
    | TakenBack
    | ContributionUsed
    | LetterPrepared
    | LetterDispatched
    | LetterUncertain
    | LetterUnsent
    | LetterSettled
    | LetterBounced
)

Event = Annotated[CaseEvent | TermEvent, Field(discriminator="topic")]
