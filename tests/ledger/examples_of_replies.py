"""One example of every event about answers, and of those that tell in whose name something was decided."""

from datetime import UTC, date, datetime

from domain import events as e
from domain.competence.authority import Authority
from domain.competence.organs import Organ
from domain.grounds import NotTreatedGround, ObjectionOutcome, Position, RefusalGround, TakeoverOutcome
from domain.reply.answer import Actor, AskAnswered, NextStep, Remedy
from domain.reply.conditions import Condition, Finding, Lack
from domain.sealed import Text
from domain.terms.clock import ClockId

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
DAY = date(2026, 4, 6)
TEXT = Text.example()
MANDATED = Authority(basis="mandate", organ=Organ.COLLEGE, mandate="M-2010-01", decision_number="B-1")
DEVIATING = Authority(basis="deviation", reason=TEXT)
ANSWERS = (
    AskAnswered(
        ask=1,
        position=Position.REFUSED,
        reasons=TEXT,
        source="Groenbeleid 2024",
        ground=RefusalGround.POLICY_CONFLICT,
        alternative=TEXT,
    ),
    AskAnswered(ask=2, position=Position.DECISION_ANNOUNCED, reasons=TEXT, organ="raad", by=DAY, step=TEXT),
)
NEXT = NextStep(owner=Actor.MUNICIPALITY, action=TEXT, by=DAY)
FINDING = Finding(condition=Condition.REASONS, lack=Lack.GROUND_MISSING, ask=1)

REPLIES: tuple[e.Event, ...] = (
    e.PartialResponseSent(
        occurred=AT,
        channel=e.Channel.LETTER,
        message=TEXT,
        answers=ANSWERS,
        answered=(2,),
        findings=(FINDING,),
        next_step=NEXT,
        remedies=(Remedy.OBJECTION, Remedy.COUNCIL),
        authority=MANDATED,
        likeness=80,
    ),
    e.HoldingMessageSent(
        occurred=AT,
        channel=e.Channel.EMAIL,
        message=TEXT,
        answers=(),
        findings=(Finding(condition=Condition.NEXT_STEP, lack=Lack.NO_NEXT_STEP),),
        next_step=None,
        remedies=(),
    ),
    e.ResponseReviewed(
        occurred=AT,
        response=7,
        substantive=False,
        findings=(Finding(condition=Condition.POSITION, lack=Lack.AS_JUDGED, ask=1),),
        reasons=TEXT,
    ),
    e.ResponseContested(occurred=AT, response=7, asks=(1,), statement=TEXT, evidence=TEXT),
    e.ContestDecided(occurred=AT, contest=9, upheld=True, asks=(1,), reasons=TEXT),
    e.PromiseKept(occurred=AT, promise=1, message=TEXT),
    e.DecisionSent(
        occurred=AT,
        channel=e.Channel.LETTER,
        outcome=Position.REFUSED,
        ground=RefusalGround.NO_BUDGET,
        reasons=TEXT,
        remedies=(Remedy.OBJECTION,),
        promise=1,
        authority=Authority(basis="own", organ=Organ.COUNCIL, decision_number="R-1"),
    ),
    e.TermReopened(occurred=AT, clock=ClockId(name="response"), cause=8),
)

GROWN_REPLIES: dict[str, e.Event] = {
    "case.substantive-response-sent.v1+structure": e.SubstantiveResponseSent(
        occurred=AT,
        channel=e.Channel.LETTER,
        message=TEXT,
        answers=ANSWERS,
        next_step=NEXT,
        remedies=(Remedy.COMPLAINT, Remedy.OMBUDSMAN),
        authority=MANDATED,
        sampled=True,
        likeness=75,
    ),
    "case.initiative-refused.v1+authority": e.InitiativeRefused(
        occurred=AT,
        ground=RefusalGround.RUNNING_CONTRACT,
        message=TEXT,
        remedy=TEXT,
        source="Contract groen 2023",
        authority=DEVIATING,
        sampled=True,
    ),
    "case.not-treated.v1+authority": e.NotTreated(
        occurred=AT,
        ground=NotTreatedGround.INCOMPLETE,
        message=TEXT,
        authority=Authority(basis="unchecked", mandate="M-12"),
    ),
    "case.support-agreed.v1+authority": e.SupportAgreed(
        occurred=AT, agreed=TEXT, until=DAY, authority=MANDATED
    ),
    "case.result-decided.v1+authority": e.ResultDecided(
        occurred=AT, organ="raad", decision_number="R-1", decision=TEXT, authority=MANDATED
    ),
    "case.takeover-decided.v1+authority": e.TakeoverDecided(
        occurred=AT,
        outcome=TakeoverOutcome.GRANTED,
        organ="college",
        decision_number="B-1",
        council_informed=DAY,
        reasons=TEXT,
        authority=MANDATED,
    ),
    "case.objection-decided.v1+authority": e.ObjectionDecided(
        occurred=AT,
        file="B-1",
        outcome=ObjectionOutcome.UNFOUNDED,
        organ="college",
        decision_number="B-2",
        authority=MANDATED,
    ),
}
