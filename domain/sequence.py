"""What rests on something earlier: a step may not lie before the fact without which it could not be taken."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from domain import events as e
from domain import law
from domain.case import Case, Moment
from domain.decision import Refused
from domain.terms.counting import AMSTERDAM
from domain.terms.names import PROMISED_STEP


def _topic(event: type[Any]) -> str:
    """The topic of an event, which is what a case remembers of it."""
    topic: str = event.model_fields["topic"].default
    return topic


_TRACK: dict[type[Any], tuple[type[Any], ...]] = {
    e.SupportAgreed: (e.SubstantiveResponseSent,),
    e.SupportDelivered: (e.SupportAgreed,),
    e.CoCreationStarted: (e.SubstantiveResponseSent,),
    e.ParticipationPlanFinal: (e.CoCreationStarted,),
    e.ResultDecided: (e.ParticipationPlanFinal,),
    e.TakeoverDecided: (e.SubstantiveResponseSent, e.NegotiationFailed),
    e.NegotiationFailed: (e.TakeoverDecided,),
    e.AgreementSigned: (e.TakeoverDecided,),
    e.OperationStarted: (e.AgreementSigned,),
    e.OperationReported: (e.OperationStarted,),
    e.TakeoverEnded: (e.OperationStarted,),
    e.TakenBack: (e.AgreementSigned, e.OperationStarted, e.InitiatorsStopped),
    e.ContributionUsed: (e.SubstantiveResponseSent,),
}
"""Each step of a track, and what it rests on. What initiators say themselves is not in it: that they stop or
withdraw is an occurrence, whenever it is typed in."""

_ENDS = (e.CaseClosed, e.InitiativeRefused, e.NotTreated, e.Forwarded, e.ClosedUnreachable)

_OF_ENDS: dict[type[Any], tuple[type[Any], ...]] = {
    **dict.fromkeys(_ENDS, (e.SubstantiveResponseSent, e.CaseReopened, *_TRACK)),
    e.CaseReopened: (*_ENDS, e.Withdrawn),
}

_RESTS_ON = {
    _topic(step): frozenset(_topic(each) for each in earlier) for step, earlier in (_TRACK | _OF_ENDS).items()
}


def too_early(case: Case, decision: Iterable[e.Event]) -> Refused | None:
    """Return why a step cannot have been taken then: it lies before something that it rests on.

    An agreement before the decision that allowed it, or a judgment before the contest, would be a file in
    which no court believes any date. Whoever typed the earlier one wrong mends that one first.
    """
    for event in decision:
        if isinstance(event, e.TermEvent):
            continue
        for earlier in _earlier(case, event):
            if event.occurred < earlier.occurred:
                return _refused("Dit moment ligt", earlier)
    return None


def displaced(case: Case, fact: int, corrected: datetime) -> Refused | None:
    """Return why a moment cannot be corrected to that: what was in its order would be so no more.

    What was out of order already refuses no correction, or two wrong moments could never be mended.
    """
    moved = case.moment(fact)
    if moved is None:
        return None
    for earlier, later in _pairs(case):
        if later is moved and corrected < earlier.occurred <= later.occurred:
            return _refused("Het verbeterde moment ligt", earlier)
        if earlier is moved and earlier.occurred <= later.occurred < corrected:
            return Refused(
                code="after-what-rests-on-it",
                sentence=f"Het verbeterde moment ligt na regel {later.version} van het verloop"
                f" ({_told(later)}), die hierop rust. Verbeter zo nodig eerst die regel.",
                basis=str(law.CAREFUL_PREPARATION),
            )
    return None


def _earlier(case: Case, event: Any) -> Iterator[Moment]:  # noqa: ANN401 - any event of a case
    named: tuple[int, ...] = ()
    match event:
        case e.ResponseReviewed() | e.ResponseContested():
            named = (event.response,)
        case e.ContestDecided():
            named = (event.contest,)
        case e.LetterSettled():
            named = tuple(each.prepared for each in case.letters if each.number == event.letter)
        case e.PromiseKept():
            promises = (each for each in case.clocks if each.id.name == PROMISED_STEP)
            named = tuple(each.by for each in promises if each.id.ordinal == event.promise)
        case _:
            pass
    yield from (moment for moment in case.moments if moment.version in named)
    yield from _rested_on(case.moments, event.topic)


def _rested_on(moments: tuple[Moment, ...], topic: str) -> Iterator[Moment]:
    """The last fact of each sort that a fact of this topic rests on, among those that came before it."""
    last = {moment.topic: moment for moment in moments if moment.topic in _RESTS_ON.get(topic, ())}
    yield from last.values()


def _pairs(case: Case) -> Iterator[tuple[Moment, Moment]]:
    """Each fact with each that rests on it, the earlier one first."""
    for index, later in enumerate(case.moments):
        for earlier in _rested_on(case.moments[:index], later.topic):
            yield earlier, later
    answer = None if case.response is None else case.moment(case.response.version)
    if case.response is not None and answer is not None:
        for contest in case.response.contests:
            later_one = case.moment(contest.version)
            if later_one is not None:
                yield answer, later_one


def _refused(what: str, earlier: Moment) -> Refused:
    return Refused(
        code="before-what-it-rests-on",
        sentence=f"{what} voor regel {earlier.version} van het verloop ({_told(earlier)}), en dit rust"
        " daarop. Controleer het moment, of verbeter zo nodig eerst die regel.",
        basis=str(law.CAREFUL_PREPARATION),
    )


def _told(moment: Moment) -> str:
    return f"{moment.occurred.astimezone(AMSTERDAM):%d-%m-%Y om %H:%M} uur"
