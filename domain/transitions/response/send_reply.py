"""A message went to the initiator: what it is follows from what it says, not from what it is called."""

from domain import law
from domain.case import Case
from domain.competence.authority import Authority
from domain.competence.competent import Deciding, competent
from domain.decision import Circumstances, Decision
from domain.events import HoldingMessageSent, PartialResponseSent
from domain.reply.judging import ReplyClass
from domain.reply.sampling import flagged
from domain.reply.sending import ReplyingCommand, judged, not_asked, promises
from domain.roles import CASE_TEAM, Role
from domain.stages import FILES, OPEN
from domain.terms.counting import legal_day
from domain.transition import Transition
from domain.transitions.response.send_substantive_response import answering


class SendReply(ReplyingCommand):
    """A message as it was sent, whatever it is worth; `answers` may be missing for some asks or for all."""


def decide(case: Case, command: SendReply, at: Circumstances) -> Decision:
    """Return an answer, a partial one or a message that answers nothing; whichever its structure makes it.

    It was sent, so it is recorded. Only an answer on the last ask that waited ends the response clock, and
    each date it names is a promise with a clock of its own. Who had no mandate sent nothing substantive.
    """
    refused = not_asked(case, command)
    if refused is not None:
        return refused
    authority = competent(Deciding.of(command), at.actor, at.rules, legal_day(command.occurred))
    mandated = isinstance(authority, Authority)
    judgment = judged(case, command, mandated=mandated)
    if not isinstance(authority, Authority) or judgment.reply_class is ReplyClass.HOLDING:
        holding = HoldingMessageSent(
            occurred=command.occurred,
            channel=command.channel,
            message=command.message,
            answers=command.answers,
            findings=judgment.findings,
            next_step=command.next_step,
            remedies=command.remedies,
        )
        return (holding, *promises(case, command))
    if judgment.reply_class is ReplyClass.SUBSTANTIVE:
        return answering(case, command, at.deciding_as(authority))
    partial = PartialResponseSent(
        occurred=command.occurred,
        channel=command.channel,
        message=command.message,
        answers=command.answers,
        answered=judgment.answered,
        findings=judgment.findings,
        next_step=command.next_step,
        remedies=command.remedies,
        authority=authority,
        likeness=flagged(at.likeness),
    )
    return (partial, *promises(case, command))


TRANSITION = Transition(
    command=SendReply,
    decide=decide,
    label="Bericht aan initiatiefnemer vastleggen",
    basis=(law.PARTICIPATION, law.REASONS, law.PROOF_OF_SENDING),
    roles=CASE_TEAM | {Role.COLLEGE_SECRETARY, Role.INTAKE},
    stages=OPEN | FILES,
    example={
        "occurred": "2026-02-24T10:00:00+01:00",
        "channel": "email",
        "message": "Wij bekijken uw voorstel. Wij laten u op 20 maart weten hoe het ervoor staat.",
        "next_step": {
            "owner": "municipality",
            "action": "Het voorstel bespreken met de wijkbeheerder.",
            "by": "2026-03-20",
        },
    },
)
