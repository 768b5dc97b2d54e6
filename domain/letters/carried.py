"""The steps that a letter can carry: each takes effect on the day on which the letter is sent."""

from typing import Any

from domain.letters.kind import LetterKind
from domain.transition import Transition
from domain.transitions.challenge import decide_takeover, take_back
from domain.transitions.closing import close, forward, leave_untreated, refuse
from domain.transitions.co_creation import decide_result
from domain.transitions.contribution import account_for_contribution
from domain.transitions.course import close_unreachable, route_internally
from domain.transitions.disputes import decide_objection, settle_complaint
from domain.transitions.intake import confirm_receipt, request_completion
from domain.transitions.response import (
    decide_contest,
    keep_promise,
    send_decision,
    send_reply,
    send_substantive_response,
)
from domain.transitions.terms import announce_delay

CARRIED: tuple[Transition[Any], ...] = (
    confirm_receipt.TRANSITION,
    request_completion.TRANSITION,
    send_substantive_response.TRANSITION,
    send_reply.TRANSITION,
    send_decision.TRANSITION,
    decide_contest.TRANSITION,
    keep_promise.TRANSITION,
    announce_delay.TRANSITION,
    decide_takeover.TRANSITION,
    take_back.TRANSITION,
    decide_result.TRANSITION,
    account_for_contribution.TRANSITION,
    forward.TRANSITION,
    route_internally.TRANSITION,
    leave_untreated.TRANSITION,
    refuse.TRANSITION,
    close.TRANSITION,
    close_unreachable.TRANSITION,
    settle_complaint.TRANSITION,
    decide_objection.TRANSITION,
)

STANDS = frozenset(
    {close_unreachable.TRANSITION.name, decide_contest.TRANSITION.name, take_back.TRANSITION.name}
)
"""Steps that stand when their letter comes back: who was not to be found is not found by that, a judgment in
favour of the initiator is not undone by the post, and a task that was taken back is not handed over again."""

_BY_NAME = {transition.name: transition for transition in CARRIED}


def carried(name: str | None) -> Transition[Any] | None:
    """Return the step of that name, or nothing where no letter carries it."""
    return None if name is None else _BY_NAME.get(name)


USUAL: dict[LetterKind, str] = {
    LetterKind.ACKNOWLEDGEMENT: confirm_receipt.TRANSITION.name,
    LetterKind.COMPLETION_REQUEST: request_completion.TRANSITION.name,
    LetterKind.HOLDING: send_reply.TRANSITION.name,
    LetterKind.RESPONSE: send_substantive_response.TRANSITION.name,
    LetterKind.DELAY: announce_delay.TRANSITION.name,
    LetterKind.FORWARDING: forward.TRANSITION.name,
    LetterKind.DECISION: send_decision.TRANSITION.name,
    LetterKind.REFUSAL: refuse.TRANSITION.name,
    LetterKind.NOT_TREATED: leave_untreated.TRANSITION.name,
    LetterKind.CLOSING: close.TRANSITION.name,
    LetterKind.UNREACHABLE: close_unreachable.TRANSITION.name,
    LetterKind.CONTEST: decide_contest.TRANSITION.name,
    LetterKind.ROUTING: route_internally.TRANSITION.name,
    LetterKind.COMPLAINT: settle_complaint.TRANSITION.name,
    LetterKind.OBJECTION: decide_objection.TRANSITION.name,
}
"""The step that a letter of a kind carries where nobody names another; the kinds left out carry none."""
