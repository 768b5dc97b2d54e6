"""What each event means, as a sentence that initiator, official and judge read the same way."""

from typing import assert_never

from domain import events as e
from domain.case import Case
from domain.fact import Fact
from domain.grounds import (
    NOT_TREATED_LABELS,
    REFUSAL_LABELS,
    REOPENING_LABELS,
)
from domain.kinds import KIND_LABELS
from projections.dutch import day, moment
from projections.story_at_length import BY_CHANNEL, planned, received
from projections.story_entered_late import entered_late
from projections.story_of_assignment import assigned
from projections.story_of_courses import turned
from projections.story_of_delay import concerning_term
from projections.story_of_disputes import disputed
from projections.story_of_documents import documented
from projections.story_of_intake import taken_in
from projections.story_of_letters import written
from projections.story_of_publication import published
from projections.story_of_replies import decided_by, on_what, replied
from projections.story_of_rules import applied
from projections.story_of_signals import signalled
from projections.story_of_source import reported
from projections.story_of_takeovers import taken_over
from projections.story_of_terms import term_sentence
from projections.yardstick import Yardstick


def sentence(fact: Fact, after: Case, measure: Yardstick) -> str:
    """Return the line of the story for a fact, given the case as that fact left it.

    Nothing personal is in it: names and texts stay in the vault. Days of a term are those
    that held at that moment; a later correction has its own line.
    """
    event = fact.event
    if isinstance(event, e.TermEvent):
        return term_sentence(event, after, measure) + entered_late(fact, after, measure)
    return _sentence(event)


def _sentence(event: e.CaseEvent) -> str:  # noqa: C901, PLR0911, PLR0912 - one clause an event, read as a table
    on = f"Op {moment(event.occurred)}"
    match event:
        case e.ReceiptReported() | e.AcknowledgementReported() | e.ResponseReported() | e.ClosingReported():
            return reported(event)
        case e.InitiativeReceived():
            return received(event, on)
        case e.LinkedElsewhere() | e.AttachmentAdded() | e.AttachmentSetAside():
            return documented(event, on)
        case e.AsksConfirmed() | e.AsksCorrected() | e.PartyAdded() | e.ContactRecorded() | e.PartyEnded():
            return taken_in(event, on)
        case e.ReceiptConfirmed():
            return f"{on} heeft de gemeente de ontvangst bevestigd, {BY_CHANNEL[event.channel]}."
        case (
            e.TeamAssigned() | e.HandlerAssigned() | e.HandlerReleased() | e.CaseWatched() | e.CaseUnwatched()
        ):
            return assigned(event, on)
        case e.KindAssigned():
            return f"{on} is bepaald wat voor initiatief dit is: {KIND_LABELS[event.kind]}."
        case e.KindChanged():
            former, kind = KIND_LABELS[event.former], KIND_LABELS[event.kind]
            return f"{on} is de soort van het initiatief gewijzigd. Eerst was dat {former}, nu {kind}."
        case e.CompletionRequested():
            asked = f"{on} heeft de gemeente de initiatiefnemer om aanvulling gevraagd."
            if event.until is None:
                return f"{asked} Daarbij is geen termijn gesteld."
            return f"{asked} Aanvullen kan tot en met {day(event.until)}."
        case e.CompletionReceived():
            return f"{on} heeft de gemeente een aanvulling ontvangen."
        case e.CompletionLapsed():
            return (
                f"Aanvullen kon tot en met {day(event.until)}. Toen die dag voorbij was,"
                " was er geen aanvulling geregistreerd."
            )
        case e.Admitted():
            return f"{on} heeft de gemeente het initiatief in behandeling genomen."
        case (
            e.SubstantiveResponseSent()
            | e.PartialResponseSent()
            | e.HoldingMessageSent()
            | e.ResponseReviewed()
            | e.ResponseContested()
            | e.ContestDecided()
            | e.PromiseKept()
            | e.DecisionSent()
        ):
            return replied(event, on)
        case e.Forwarded():
            return (
                f"{on} heeft de gemeente het initiatief doorgezonden naar {event.authority}."
                " De initiatiefnemer heeft daarover bericht gekregen."
            )
        case e.Withdrawn():
            proof = "" if event.evidence is None else " Waaruit dat blijkt, staat in het dossier."
            return f"{on} heeft de initiatiefnemer het initiatief ingetrokken.{proof}"
        case e.NotTreated():
            return (
                f"{on} heeft de gemeente laten weten dat zij het initiatief niet in behandeling neemt."
                f" Grond: {NOT_TREATED_LABELS[event.ground]}.{_repeated(event)}{decided_by(event.authority)}"
            )
        case e.InitiativeRefused():
            return (
                f"{on} heeft de gemeente het initiatief afgewezen. Grond: {REFUSAL_LABELS[event.ground]}."
                " In het bericht staan de redenen, en wat de initiatiefnemer nog kan doen."
                f"{decided_by(event.authority)}"
            )
        case e.CaseClosed():
            return f"{on} is de zaak afgerond. De initiatiefnemer heeft daarover bericht gekregen."
        case e.CaseReopened():
            return f"{on} is de zaak heropend. Grond: {REOPENING_LABELS[event.ground]}."
        case (
            e.DelayAnnounced()
            | e.StandstillRecorded()
            | e.StandstillEnded()
            | e.NoticeOfDefaultReceived()
            | e.CourtDateSet()
        ):
            return concerning_term(event, on)
        case (
            e.ComplaintReceived()
            | e.ComplaintSettled()
            | e.ObjectionReceived()
            | e.ObjectionDecided()
            | e.FileOpened()
            | e.OmbudsmanAnswered()
        ):
            return disputed(event, on)
        case (
            e.PublicationProposed()
            | e.ReactedToPublication()
            | e.Published()
            | e.PublicationEnded()
            | e.SubsidyRecorded()
        ):
            return published(event, on)
        case e.CaseSignalled():
            return signalled(event)
        case e.RulesApplied():
            return applied(event, on)
        case (
            e.RoutedInternally()
            | e.PartlyWithdrawn()
            | e.AsksSplitOff()
            | e.CasesJoined()
            | e.CaseSeparated()
            | e.ContactAttempted()
            | e.ClosedUnreachable()
        ):
            return turned(event, on)
        case e.CorrectionProposed():
            return (
                f"{on} is voorgesteld om regel {event.fact} te verbeteren."
                f" Daar staat {moment(event.recorded_as)}, volgens het voorstel was het"
                f" {moment(event.corrected)}. Dit geldt pas als iemand anders het bevestigt."
            )
        case e.CorrectionConfirmed():
            return (
                f"{on} is de verbetering van regel {event.fact} bevestigd, zoals voorgesteld in regel"
                f" {event.proposal}. Het juiste moment is {moment(event.corrected)}."
            )
        case e.SupportAgreed():
            until = "" if event.until is None else f" De afspraak loopt tot en met {day(event.until)}."
            agreed = f"{on} is afgesproken welke ondersteuning de gemeente geeft."
            return f"{agreed}{until}{decided_by(event.authority)}"
        case e.SupportDelivered():
            return f"{on} is de afgesproken ondersteuning geleverd."
        case e.CoCreationStarted():
            return f"{on} zijn gemeente en initiatiefnemer met de co-creatie begonnen."
        case e.ParticipationPlanFinal():
            return planned(event, on)
        case e.ResultDecided():
            return (
                f"{on} is besloten over het resultaat van de co-creatie."
                f" Orgaan: {event.organ}. Besluitnummer: {event.decision_number}.{on_what(event.authority)}"
            )
        case (
            e.TakeoverDecided()
            | e.NegotiationFailed()
            | e.AgreementSigned()
            | e.OperationStarted()
            | e.OperationReported()
            | e.InitiatorsStopped()
            | e.TakeoverEnded()
            | e.TakenBack()
        ):
            return taken_over(event, on)
        case e.ContributionUsed():
            return f"{on} heeft de gemeente verantwoord wat zij met de inbreng heeft gedaan."
        case (
            e.LetterPrepared()
            | e.LetterDispatched()
            | e.LetterUncertain()
            | e.LetterUnsent()
            | e.LetterSettled()
            | e.LetterBounced()
        ):
            return written(event, on)
        case _:
            assert_never(event)


def _repeated(event: e.NotTreated) -> str:
    """Which refusal it repeats; older facts do not tell."""
    if event.earlier is None or event.refused_on is None:
        return ""
    return f" De eerdere afwijzing is besluit {event.earlier} van {day(event.refused_on)}."
