"""One example of every event, for golden copies and as something to append."""

from datetime import UTC, date, datetime

from domain import events as e
from domain.fact import Stamp
from domain.grounds import (
    ComplaintOutcome,
    NotTreatedGround,
    ObjectionOutcome,
    Position,
    RefusalGround,
    ReopeningGround,
    TakeoverOutcome,
)
from domain.reply.answer import AskAnswered
from domain.roles import Role
from domain.rules_in_force import RulesInForce
from domain.sealed import Person, Staff, Text
from domain.stages import Kind
from domain.terms.basis import ExtensionBasis, StandstillBasis
from domain.terms.clock import ClockId, Manner, Regime, Term
from domain.terms.length import Length, Unit
from tests.ledger.examples_of_assignment import ASSIGNMENT, GROWN_ASSIGNMENT
from tests.ledger.examples_of_courses import COURSES, GROWN_COURSES
from tests.ledger.examples_of_documents import DOCUMENTS
from tests.ledger.examples_of_intake import GROWN_INTAKE, INTAKE
from tests.ledger.examples_of_letters import GROWN_LETTERS, LETTERS
from tests.ledger.examples_of_replies import GROWN_REPLIES, REPLIES
from tests.ledger.examples_of_takeovers import GROWN_TAKEOVERS

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
DAY = date(2026, 4, 6)
TEXT = Text.example()
CLOCK = ClockId(name="response")
RULES = RulesInForce(
    regulation="lutjewoude-2025", regulation_sha256="a" * 64, calendar="2026", calendar_sha256="b" * 64
)
TERM = Term(regime=Regime.ORDINANCE, basis="art. 7", start=DAY, length=Length(number=8, unit=Unit.WEEKS))

EVENTS: tuple[e.Event, ...] = (
    e.InitiativeReceived(
        occurred=AT,
        municipality="lutjewoude",
        channel=e.Channel.LETTER,
        initiator=Person.example(),
        title=TEXT,
        asks=(TEXT, TEXT),
        application=True,
        external_number="Z-1",
        rules=RULES,
        reservations=("before-first-regulation",),
    ),
    e.ReceiptConfirmed(occurred=AT, channel=e.Channel.EMAIL),
    e.HandlerAssigned(occurred=AT, handler=Staff.example()),
    e.KindAssigned(occurred=AT, kind=Kind.SUPPORT, reason=TEXT),
    e.KindChanged(occurred=AT, former=Kind.SUPPORT, kind=Kind.CHALLENGE, reason=TEXT),
    e.CompletionRequested(occurred=AT, missing=TEXT, until=DAY),
    e.CompletionReceived(occurred=AT, received=TEXT),
    e.CompletionLapsed(occurred=AT, until=DAY),
    e.Admitted(occurred=AT, reason=TEXT),
    e.SubstantiveResponseSent(
        occurred=AT,
        channel=e.Channel.LETTER,
        message=TEXT,
        answers=(
            AskAnswered(ask=1, position=Position.GRANTED_PARTLY, reasons=TEXT, organ="college", by=DAY),
            AskAnswered(ask=2, position=Position.REFUSED, reasons=TEXT),
        ),
    ),
    e.Forwarded(occurred=AT, authority="provincie Fryslân", message=TEXT),
    e.Withdrawn(occurred=AT, statement=TEXT, evidence=TEXT),
    e.NotTreated(occurred=AT, ground=NotTreatedGround.INCOMPLETE, message=TEXT),
    e.InitiativeRefused(occurred=AT, ground=RefusalGround.NO_SUPPORT, message=TEXT, remedy=TEXT),
    e.CaseClosed(occurred=AT, message=TEXT),
    e.CaseReopened(occurred=AT, ground=ReopeningGround.COURT, reason=TEXT),
    e.DelayAnnounced(
        occurred=AT,
        clock=CLOCK,
        basis=ExtensionBasis.COMPLAINANT_AGREED,
        until=None,
        weeks=2,
        message=TEXT,
        consent=TEXT,
    ),
    e.StandstillRecorded(
        occurred=AT,
        clock=CLOCK,
        basis=StandstillBasis.FORCE_MAJEURE,
        begin=DAY,
        until=DAY,
        evidence=TEXT,
    ),
    e.StandstillEnded(occurred=AT, standstill=4, on=DAY, evidence=TEXT),
    e.NoticeOfDefaultReceived(occurred=AT, channel=e.Channel.LETTER, notice=TEXT),
    e.CourtDateSet(occurred=AT, court="rechtbank Noord-Nederland", judgment="LEE 26/1", until=DAY),
    e.ComplaintReceived(occurred=AT, file="K-1", committee=True),
    e.ComplaintSettled(occurred=AT, file="K-1", outcome=ComplaintOutcome.MET_INFORMALLY),
    e.ObjectionReceived(occurred=AT, file="B-1", announced=DAY, committee=False),
    e.ObjectionDecided(
        occurred=AT,
        file="B-1",
        outcome=ObjectionOutcome.PARTLY_WELL_FOUNDED,
        organ="college",
        decision_number="B-2",
    ),
    e.OperationReported(occurred=AT, report=TEXT),
    e.RulesApplied(
        occurred=AT,
        former=RULES,
        rules=RULES.model_copy(update={"calendar": "2027", "calendar_sha256": "c" * 64}),
        reason=TEXT,
    ),
    e.CorrectionProposed(occurred=AT, fact=1, recorded_as=AT, corrected=AT, reason=TEXT),
    e.CorrectionConfirmed(occurred=AT, proposal=3, fact=1, corrected=AT),
    e.SupportAgreed(occurred=AT, agreed=TEXT, until=DAY),
    e.SupportDelivered(occurred=AT, delivered=TEXT),
    e.CoCreationStarted(occurred=AT, approach=TEXT),
    e.ParticipationPlanFinal(
        occurred=AT,
        frame=TEXT,
        room=TEXT,
        rung="coproduce",
        scenarios=(TEXT,),
        discussed_with_residents=DAY,
        discussed_with_entrepreneurs=DAY,
        exception=TEXT,
    ),
    e.ResultDecided(occurred=AT, organ="raad", decision_number="R-1", decision=TEXT),
    e.TakeoverDecided(
        occurred=AT,
        outcome=TakeoverOutcome.GRANTED,
        organ="college",
        decision_number="B-1",
        council_informed=DAY,
        reasons=TEXT,
    ),
    e.NegotiationFailed(occurred=AT, reasons=TEXT),
    e.AgreementSigned(occurred=AT, task=TEXT, continuity=TEXT, runs_from=DAY, runs_until=DAY),
    e.OperationStarted(occurred=AT, note=TEXT),
    e.InitiatorsStopped(occurred=AT, statement=TEXT, evidence=TEXT),
    e.TakeoverEnded(occurred=AT, evaluation=TEXT),
    e.TakenBack(occurred=AT, reasons=TEXT, continuity=TEXT),
    e.ContributionUsed(occurred=AT, account=TEXT),
    e.TermStarted(occurred=AT, clock=CLOCK, term=TERM, cause=1),
    e.TermSuspended(occurred=AT, clock=CLOCK, basis="Awb 4:15", begin=DAY, until=DAY, cause=2),
    e.TermResumed(occurred=AT, clock=CLOCK, on=DAY, cause=3),
    e.TermUntouched(occurred=AT, clock=CLOCK, reason="no-awb-application", cause=2),
    e.TermExtended(
        occurred=AT,
        clock=CLOCK,
        basis=ExtensionBasis.REASONABLE_TERM,
        announced=DAY,
        until=DAY,
        weeks=None,
        due=DAY,
        cause=4,
    ),
    e.TermInDefault(occurred=AT, clock=CLOCK, received=DAY, applies=False, reason="premature", cause=4),
    e.TermEnded(occurred=AT, clock=CLOCK, on=DAY, manner=Manner.MET, cause=4),
    e.TermAmended(
        occurred=AT,
        clock=CLOCK,
        start=DAY,
        ended_on=DAY,
        pause=0,
        suspended_from=DAY,
        resumed_on=DAY,
        cause=5,
    ),
    e.TermReset(
        occurred=AT, clock=CLOCK, former=DAY, due=date(2026, 4, 13), provisional=True, term=TERM, cause=9
    ),
    e.TermReminded(occurred=AT, clock=CLOCK, due=DAY),
    e.TermExpired(occurred=AT, clock=CLOCK, due=DAY, provisional=True),
    e.ReceiptReported(
        occurred=AT,
        account=Staff.example(),
        told_in="cases",
        otherwise=AT,
        municipality="lutjewoude",
        source="zaaksysteem-2012",
        source_case="2012/0034",
        kind=Kind.SUPPORT,
        application=True,
        rules=RULES,
        reservations=("before-first-regulation",),
    ),
    e.AcknowledgementReported(occurred=AT, told_in="events"),
    e.ResponseReported(occurred=AT, told_in="events", account=Staff.example()),
    e.ClosingReported(occurred=AT, told_in="cases", otherwise=AT),
    *REPLIES,
    *COURSES,
    *LETTERS,
    e.TermUnextended(occurred=AT, clock=CLOCK, of=5, cause=9),
    *DOCUMENTS,
    *INTAKE,
    *ASSIGNMENT,
)

GROWN: dict[str, e.Event] = {
    "term.reminded.v1+step": e.TermReminded(
        occurred=AT, clock=CLOCK, due=DAY, step=7, to="owner", recipient="staff-example"
    ),
    "term.reminded.v1+role": e.TermReminded(
        occurred=AT, clock=CLOCK, due=DAY, step=2, to="role", role=Role.TEAM_LEAD
    ),
    "case.not-treated.v1+earlier": e.NotTreated(
        occurred=AT,
        ground=NotTreatedGround.REPEAT_WITHOUT_NEW_FACTS,
        message=TEXT,
        earlier="B-2025-0417",
        refused_on=DAY,
    ),
    "case.objection-received.v1+reservation": e.ObjectionReceived(
        occurred=AT, file="B-1", announced=DAY, committee=False, reservation="decision-not-here"
    ),
    **GROWN_REPLIES,
    **GROWN_TAKEOVERS,
    **GROWN_COURSES,
    **GROWN_INTAKE,
    **GROWN_LETTERS,
    **GROWN_ASSIGNMENT,
}
"""Events that gained fields later, by the name of their golden copy: the copy from before that stays."""

RECEIVED, CONFIRMED = EVENTS[:2]


def stamp(command: str, fingerprint: str = "f") -> Stamp:
    """Return the stamp of a command, as the desk would make it."""
    return Stamp(
        by="staff-example",
        role=Role.HANDLER,
        mandate="mandaatbesluit 2025, art. 3",
        recorded=AT,
        command=command,
        fingerprint=fingerprint,
    )
