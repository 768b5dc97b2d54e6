"""Answers and what is said of them: each ask by its number, and what kept a message from being an answer."""

from collections.abc import Sequence
from typing import assert_never

from domain import events as e
from domain.competence.authority import Authority
from domain.grounds import POSITION_LABELS, REFUSAL_LABELS
from domain.reply.answer import ACTOR_LABELS, REMEDY_LABELS, AskAnswered, NextStep, Remedy
from domain.reply.conditions import Finding
from projections.dutch import day, listed
from projections.story_at_length import BY_CHANNEL

ReplyEvent = (
    e.SubstantiveResponseSent
    | e.PartialResponseSent
    | e.HoldingMessageSent
    | e.ResponseReviewed
    | e.ResponseContested
    | e.ContestDecided
    | e.PromiseKept
    | e.DecisionSent
)


def replied(event: ReplyEvent, on: str) -> str:  # noqa: C901, PLR0911 - one clause an event, read as a table
    """Return the sentences of an answer, or of what came of it; `on` begins the first."""
    match event:
        case e.SubstantiveResponseSent():
            sampled = " Een tweede persoon toetst deze reactie achteraf." if event.sampled else ""
            template = (
                ""
                if event.likeness is None
                else f" Let op: {event.likeness} procent van de tekst komt uit standaardteksten."
            )
            sent = f"{on} heeft de gemeente een inhoudelijke reactie verzonden, {BY_CHANNEL[event.channel]}."
            next_ = _next(event.next_step, event.remedies or ())
            return f"{sent}{_answers(event.answers)}{next_}{decided_by(event.authority)}{template}{sampled}"
        case e.PartialResponseSent():
            asks = listed([str(ask) for ask in event.answered])
            sent = (
                f"{on} heeft de gemeente een gedeeltelijke reactie verzonden, {BY_CHANNEL[event.channel]}."
                f" Beantwoord: vraag {asks}. De termijn loopt door voor de andere vragen."
            )
            told = f"{_lacking(event.findings)}{_next(event.next_step, event.remedies)}"
            return f"{sent}{told}{decided_by(event.authority)}"
        case e.HoldingMessageSent():
            none = " Het is geen inhoudelijke reactie: de termijn loopt door." if event.findings else ""
            return (
                f"{on} heeft de gemeente een bericht verzonden, {BY_CHANNEL[event.channel]}.{none}"
                f"{_lacking(event.findings)}{_next(event.next_step, event.remedies)}"
            )
        case e.ResponseReviewed():
            looked = f"{on} heeft een tweede persoon de reactie van regel {event.response} getoetst."
            if event.substantive:
                return f"{looked} Zij is inhoudelijk."
            return (
                f"{looked} Zij is niet inhoudelijk. De termijn loopt weer, met dezelfde laatste dag."
                f"{_lacking(event.findings)}"
            )
        case e.ResponseContested():
            about = f" Het gaat om vraag {listed([str(ask) for ask in event.asks])}." if event.asks else ""
            return f"{on} heeft de initiatiefnemer de reactie van regel {event.response} betwist.{about}"
        case e.ContestDecided():
            judged = f"{on} is de betwisting van regel {event.contest} beoordeeld."
            if not event.upheld:
                return f"{judged} De reactie blijft staan."
            return (
                f"{judged} De initiatiefnemer krijgt gelijk. De termijn loopt weer, met dezelfde laatste dag."
            )
        case e.PromiseKept():
            return f"{on} heeft de gemeente toegezegde stap {event.promise} gedaan en dat laten weten."
        case e.DecisionSent():
            ground = "" if event.ground is None else f" Grond: {REFUSAL_LABELS[event.ground]}."
            return (
                f"{on} heeft de gemeente het besluit verzonden, {BY_CHANNEL[event.channel]}:"
                f" {POSITION_LABELS[event.outcome]}.{ground}{_next(None, event.remedies)}"
                f"{decided_by(event.authority)}"
            )
        case _:
            assert_never(event)


def decided_by(authority: Authority | None) -> str:
    """Return in whose name something was decided, as sentences with a space before them."""
    if authority is None:
        return ""
    organ = "" if authority.organ is None else f" Orgaan: {authority.organ}."
    number = "" if authority.decision_number is None else f" Besluitnummer: {authority.decision_number}."
    return f"{organ}{number}{on_what(authority)}"


def on_what(authority: Authority | None) -> str:
    """Return on what the person who signed could decide, where a reader must know."""
    if authority is None:
        return ""
    match authority.basis:
        case "own":
            return ""
        case "mandate":
            return f" Mandaat: {authority.mandate}."
        case "deviation":
            return " Besloten zonder mandaat; de reden staat in het dossier."
        case "unchecked":
            cited = "" if authority.mandate is None else f" Genoemd mandaat: {authority.mandate}."
            return f"{cited} Het mandaat is niet getoetst: er is geen mandaatregister bekend."
        case _:
            assert_never(authority.basis)


def _answers(answers: Sequence[AskAnswered]) -> str:
    return "".join(f" Vraag {answer.ask}: {_position(answer)}." for answer in answers)


def _position(answer: AskAnswered) -> str:
    label = POSITION_LABELS[answer.position]
    if answer.ground is not None:
        label = f"{label}, {REFUSAL_LABELS[answer.ground]}"
    if answer.source is not None:
        label = f"{label} ({answer.source})"
    if answer.organ is None or answer.by is None:
        return label
    return f"{label}, door {answer.organ}, uiterlijk op {day(answer.by)}"


def _lacking(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    return f" Wat eraan ontbreekt: {'; '.join(finding.told for finding in findings)}."


def _next(step: NextStep | None, remedies: Sequence[Remedy]) -> str:
    turn = "" if step is None else f" Vervolg: {ACTOR_LABELS[step.owner]}, uiterlijk op {day(step.by)}."
    if not remedies:
        return turn
    return f"{turn} De initiatiefnemer kan {listed([REMEDY_LABELS[each] for each in remedies], 'of')}."
