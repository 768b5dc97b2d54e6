"""What another system reports of a case, as facts of their own: its word, never our judgment.

A municipality that begins here has cases that began elsewhere. Their log says when something
came in and when it was answered. Whether that answer was substantive it does not say, so no
reported outcome ever counts as one.
"""

from dataclasses import dataclass
from datetime import datetime

from domain import events as e
from domain.case import Case
from domain.report import Milestone, Report, Told
from domain.rulebook import Rules
from domain.terms.clock import Clock, ClockId, Manner, Term
from domain.terms.counting import legal_day
from domain.terms.effects import started_as
from domain.terms.names import SUBSTANTIVE_RESPONSE


@dataclass(frozen=True)
class Taken:
    """What a report comes to. `differing` are milestones that stand otherwise in the ledger already.

    A case that a person has taken further here is `led_here`: two systems that lead one case
    contradict each other, so what the source says of it now is left for people to look at.
    """

    events: tuple[e.Event, ...]
    differing: tuple[Milestone, ...]
    led_here: bool


def take_in(case: Case, report: Report, rules: Rules) -> Taken:
    """Return the facts that a report adds to what the ledger holds of the case; a repeat adds none.

    An earlier moment is never replaced: a source that says otherwise than before is told to
    people, who correct the fact where the source is right.
    """
    differing = tuple(
        milestone
        for milestone, told in _tellings(report)
        if (held := _held(case, milestone)) is not None and held != told.occurred
    )
    added = _added(case, report, rules)
    led_here = case.settled > 0
    return Taken(
        events=() if led_here else added,
        differing=differing,
        led_here=led_here and bool(added or differing),
    )


def response_clock(case: Case) -> Clock | None:
    """Return the first clock of the response: the one that the report itself started."""
    return next((clock for clock in case.clocks if clock.id.name == SUBSTANTIVE_RESPONSE), None)


def _added(case: Case, report: Report, rules: Rules) -> tuple[e.Event, ...]:
    added: list[e.Event] = [] if case.version else _begun(case, report, rules)
    ending = _ending(case)
    for milestone, told in _tellings(report)[1:]:
        if _held(case, milestone) is not None:
            continue
        added.append(_OUTCOMES[milestone](**dict(told)))
        if milestone in ending:
            added.append(_ended(case.version + len(added), milestone, told.occurred))
            ending = frozenset()
    return tuple(added)


def _ending(case: Case) -> frozenset[Milestone]:
    """Which milestones end the response clock: a response also where a closing did, before it was known."""
    clock = response_clock(case)
    if clock is None or clock.ending is None:
        return frozenset({Milestone.RESPONDED, Milestone.CLOSED})
    return frozenset({Milestone.RESPONDED} if clock.ending.manner is Manner.CLOSED else ())


def _begun(case: Case, report: Report, rules: Rules) -> list[e.Event]:
    received = report.received
    early: tuple[e.Reservation, ...] = ("before-first-regulation",)
    in_force = rules.regulation.in_force_from <= legal_day(received.occurred)
    return [
        e.ReceiptReported(
            **dict(received),
            municipality=report.municipality,
            source=report.source,
            source_case=report.source_case,
            kind=report.kind,
            application=report.term.application,
            rules=rules.in_force,
            reservations=() if in_force else early,
        ),
        started_as(case, SUBSTANTIVE_RESPONSE, _term(report), received.occurred),
    ]


def _term(report: Report) -> Term:
    return Term(
        regime=report.term.regime,
        basis=report.term.basis,
        start=legal_day(report.received.occurred),
        length=report.term.length,
        atw=report.term.atw,
        awb_application=report.term.application,
    )


def _ended(cause: int, milestone: Milestone, occurred: datetime) -> e.TermEnded:
    return e.TermEnded(
        occurred=occurred,
        clock=ClockId(name=SUBSTANTIVE_RESPONSE),
        on=legal_day(occurred),
        manner=Manner.REPORTED if milestone is Milestone.RESPONDED else Manner.CLOSED,
        cause=cause,
    )


def _tellings(report: Report) -> list[tuple[Milestone, Told]]:
    told = (report.received, report.acknowledged, report.responded, report.closed)
    return [(milestone, each) for milestone, each in zip(Milestone, told, strict=True) if each is not None]


def _held(case: Case, milestone: Milestone) -> datetime | None:
    """When the ledger holds that milestone to have been, as corrected; nothing where it was not reported."""
    topic = _TOPICS[milestone]
    return next((moment.occurred for moment in case.moments if moment.topic == topic), None)


_OUTCOMES: dict[Milestone, type[e.AcknowledgementReported | e.ResponseReported | e.ClosingReported]] = {
    Milestone.ACKNOWLEDGED: e.AcknowledgementReported,
    Milestone.RESPONDED: e.ResponseReported,
    Milestone.CLOSED: e.ClosingReported,
}
_TOPICS = {
    milestone: event.model_fields["topic"].default
    for milestone, event in {Milestone.RECEIVED: e.ReceiptReported, **_OUTCOMES}.items()
}
