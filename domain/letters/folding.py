"""What letters do to a case: a part of the fold."""

from typing import assert_never

from domain import events as e
from domain.case import Case
from domain.fact import Fact
from domain.letters.letter import CaseLetter, LetterStatus
from domain.stages import CLOSED, UNANSWERED, Stage

Change = dict[str, object]
LetterEvent = (
    e.LetterPrepared
    | e.LetterDispatched
    | e.LetterUncertain
    | e.LetterUnsent
    | e.LetterSettled
    | e.LetterBounced
)

_SETTLED = {
    "sent": LetterStatus.SENT,
    "again": LetterStatus.PREPARED,
    "withheld": LetterStatus.WITHHELD,
}


def lettered(case: Case, event: LetterEvent, fact: Fact) -> Change:
    """Return what changes in the case; what a step brings about has facts of its own."""
    match event:
        case e.LetterPrepared():
            return {"letters": (*case.letters, _prepared(event, fact))}
        case e.LetterDispatched():
            sent = _with(
                case, event.letter, status=LetterStatus.SENT, brought=event.brought, stage=event.stage
            )
            return sent | _signed(case, event)
        case e.LetterUncertain():
            return _with(case, event.letter, status=LetterStatus.UNCERTAIN)
        case e.LetterUnsent():
            return _with(case, event.letter, status=LetterStatus.REFUSED)
        case e.LetterSettled():
            return _with(case, event.letter, status=_SETTLED[event.outcome])
        case e.LetterBounced():
            return _with(case, event.letter, status=LetterStatus.BOUNCED) | _undone(case, event)
        case _:
            assert_never(event)


def _prepared(event: e.LetterPrepared, fact: Fact) -> CaseLetter:
    return CaseLetter(
        number=event.letter,
        prepared=fact.version,
        sort=event.sort,
        channel=event.channel,
        party=event.party,
        by=fact.stamp.by,
        role=fact.stamp.role,
        mandate=fact.stamp.mandate,
        step=event.step,
        content=event.content,
        again=event.again,
        likeness=event.likeness,
    )


def _with(case: Case, number: int, **changes: object) -> Change:
    letters = tuple(
        each.model_copy(update=changes) if each.number == number else each for each in case.letters
    )
    return {"letters": letters}


def _signed(case: Case, event: e.LetterDispatched) -> Change:
    """The answer is of who prepared the letter, whoever brought it to the post: they do not review it."""
    letter = next((each for each in case.letters if each.number == event.letter), None)
    response = case.response
    if letter is None or response is None or response.version != event.brought:
        return {}
    return {"response": response.model_copy(update={"by": letter.by})}


def _undone(case: Case, event: e.LetterBounced) -> Change:
    """What the case took for done by that letter waits again; its clocks have facts of their own."""
    brought = None if event.undone is None else case.moment(event.undone)
    if brought is None:
        return {}
    left = tuple(each for each in case.asks_done if each.by != brought.version)
    change: Change = {"asks_done": left}
    if event.back_to is not None:
        change |= {"stage": event.back_to, "interrupted": _interrupted(case, event)}
    if left != case.asks_done:
        change["response_sent"] = False
    if brought.topic == e.ReceiptConfirmed.model_fields["topic"].default:
        change["receipt_confirmed"] = False
    if case.completion is not None and case.completion.requested == brought.version:
        change["completion"] = None
    if case.response is not None and case.response.version == brought.version:
        change["response"] = None
    return change


def _interrupted(case: Case, event: e.LetterBounced) -> Stage | None:
    """The stage to which the second sending returns, where the case was past the answer that came back."""
    past = event.back_to in UNANSWERED and case.stage not in CLOSED | UNANSWERED | {Stage.RESPONDED}
    return case.stage if past else case.interrupted
