"""The municipality answers what was asked: a position with reasons on every ask."""

from domain import law
from domain.case import Case
from domain.decision import Circumstances, Decision, Refused
from domain.events import SubstantiveResponseSent
from domain.reply.judging import Judgment, ReplyClass
from domain.reply.sampling import flagged, sampled
from domain.reply.sending import ReplyingCommand, clocks_met, judged, not_asked, promises
from domain.roles import CASE_TEAM, Role
from domain.stages import UNANSWERED
from domain.transition import Transition


class SendSubstantiveResponse(ReplyingCommand):
    """A message that is refused unless it answers every ask that waits.

    Each has its position with reasons, and the message tells what happens next or where to turn.
    """


def decide(case: Case, command: SendSubstantiveResponse, at: Circumstances) -> Decision:
    """Return the response, the clocks it ends and those that its promises start.

    Thanks, patience asked or a date alone answer nothing. What fails is told, ask by ask, before
    anything is sent; what was sent all the same is recorded with `send-reply`.
    """
    refused = not_asked(case, command)
    if refused is not None:
        return refused
    judgment = judged(case, command, mandated=True)
    if judgment.reply_class is not ReplyClass.SUBSTANTIVE:
        return not_substantive(judgment)
    return answering(case, command, at)


def answering(case: Case, command: ReplyingCommand, at: Circumstances) -> Decision:
    """Return an answer on all asks, with what it does to the clocks."""
    sent = SubstantiveResponseSent(
        occurred=command.occurred,
        channel=command.channel,
        message=command.message,
        answers=command.answers,
        next_step=command.next_step,
        remedies=command.remedies or None,
        authority=at.authority,
        sampled=sampled(case, at.now, at.rules.regulation.reviews_one_in, at.likeness) or None,
        likeness=flagged(at.likeness),
    )
    return (sent, *clocks_met(case, command), *promises(case, command))


def not_substantive(judgment: Judgment) -> Refused:
    """Return which condition fails for which ask; the code is that of the first."""
    told = "; ".join(finding.sentence for finding in judgment.findings)
    return Refused(
        code=judgment.findings[0].lack,
        sentence=f"Dit is nog geen inhoudelijke reactie. {told[0].upper()}{told[1:]}.",
        basis=str(law.REASONS),
    )


TRANSITION = Transition(
    command=SendSubstantiveResponse,
    decide=decide,
    label="Inhoudelijke reactie verzenden",
    basis=(law.PARTICIPATION, law.REASONS, law.MANDATE, law.PROOF_OF_SENDING),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY},
    stages=UNANSWERED,
    decides=True,
    example={
        "occurred": "2026-03-10T14:00:00+01:00",
        "channel": "letter",
        "message": "Wij stellen het plein beschikbaar en leveren de planten.",
        "answers": [
            {
                "ask": 1,
                "position": "granted",
                "reasons": "Het plan past in het groenbeleid en de buurt steunt het.",
            }
        ],
        "remedies": ["complaint"],
    },
)
