"""What answers, and what calls them into question, do to a case: a part of the fold."""

from collections.abc import Iterable
from typing import Literal

from domain import events as e
from domain.case import AskDone, Case, Contest, Response
from domain.fact import Fact
from domain.stages import CLOSED, UNANSWERED, Stage

Change = dict[str, object]


def answered(case: Case, event: e.SubstantiveResponseSent, fact: Fact) -> Change:
    """Every ask that waited has its answer; the case goes on where an undone answer interrupted it."""
    stage = {"stage": case.interrupted or Stage.RESPONDED, "interrupted": None}
    return stage | responded(case, fact, sampled=bool(event.sampled))


def responded(case: Case, fact: Fact, *, sampled: bool) -> Change:
    """The last answer, by whoever recorded it, on all asks that waited."""
    return {
        "response_sent": True,
        "asks_done": done(case, case.open_asks, "answered", fact.version),
        "response": Response(version=fact.version, by=fact.stamp.by, sampled=sampled),
    }


def done(
    case: Case, asks: Iterable[int], how: Literal["answered", "withdrawn", "split-off"], by: int
) -> tuple[AskDone, ...]:
    """The asks that wait no more, with these added."""
    return (*case.asks_done, *(AskDone(ask=ask, how=how, by=by) for ask in asks))


def reviewed(case: Case, event: e.ResponseReviewed) -> Change:
    """A second person looked; where it was no answer, the asks that failed wait again."""
    if case.response is None:
        return {}
    if event.substantive:
        return {"response": case.response.model_copy(update={"reviewed": True})}
    failed = tuple(sorted({finding.ask for finding in event.findings if finding.ask is not None}))
    return _upset(case, case.response.model_copy(update={"reviewed": True}), failed)


def contested(case: Case, event: e.ResponseContested, fact: Fact) -> Change:
    """The contest waits for somebody to judge it; whoever contests can be reached."""
    if case.response is None:
        return {"attempts": ()}
    contest = Contest(version=fact.version, asks=event.asks)
    contests = (*case.response.contests, contest)
    return {"attempts": (), "response": case.response.model_copy(update={"contests": contests})}


def contest_decided(case: Case, event: e.ContestDecided) -> Change:
    """The contest is judged; where it was right, its asks wait again."""
    if case.response is None:
        return {}
    contests = tuple(
        each.model_copy(update={"decided": True}) if each.version == event.contest else each
        for each in case.response.contests
    )
    response = case.response.model_copy(update={"contests": contests})
    return _upset(case, response, event.asks) if event.upheld else {"response": response}


def unanswered(case: Case, asks: Iterable[int]) -> Change:
    """These asks wait for an answer again; what was withdrawn or split off stays so."""
    again = frozenset(asks)
    left = tuple(each for each in case.asks_done if each.how != "answered" or each.ask not in again)
    return {"response_sent": False, "asks_done": left}


def _upset(case: Case, response: Response, asks: tuple[int, ...]) -> Change:
    """An answer is undone, on these asks or on all of them, and the case is judged anew."""
    past = case.stage not in CLOSED | UNANSWERED | {Stage.RESPONDED}
    return {
        "stage": case.stage if case.stage in UNANSWERED else Stage.ASSESSMENT,
        "interrupted": case.stage if past else case.interrupted,
        "response": response.model_copy(update={"upset": True}),
    } | unanswered(case, asks or case.answered)
