"""A complaint, an objection or a request of the ombudsman is handled in a file of its own."""

from domain import law
from domain.case import Case, OtherCase
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import Channel, DecisionUnknown, FileOpened
from domain.grounds import FileSort
from domain.linked import CaseName
from domain.moments import Day, FileNumber
from domain.roles import Role
from domain.sealed import Person, Text
from domain.stages import Stage
from domain.terms.clock import Regime, Term
from domain.terms.counting import legal_day
from domain.terms.effects import started_as
from domain.terms.filed import filed_under
from domain.terms.length import Length, Unit
from domain.terms.names import COMPLAINT, OBJECTION, OMBUDSMAN
from domain.transition import Transition
from domain.transitions.disputes.receive_objection import (
    SIX_WEEKS,
    TWELVE_WEEKS,
    decision_unknown,
    last_day_to_object,
)


class OpenFile(Command):
    """`other` is the case that it is about, by id or number; `statement` is what was written or said.

    An objection tells in `announced` when the decision was made known, a request of the ombudsman in
    `answer_by` until when the answer may come. `committee`: a committee advises on it.
    """

    sort: FileSort
    file: FileNumber
    other: CaseName
    channel: Channel
    person: Person
    statement: Text
    announced: Day | None = None
    answer_by: Day | None = None
    committee: bool = False


def decide(case: Case, command: OpenFile, at: Circumstances) -> Decision:
    """Return the file with the term that the law gives it; the case it is about is left alone.

    What it says stays out of that case: a complaint may be about those who treat it (Awb 9:7).
    """
    about = at.other
    if about is None or about.case.file is not None:
        return Refused(
            code="unknown-other-case",
            sentence=f"De zaak waarover dit gaat ({command.other}) bestaat niet. Controleer het kenmerk.",
        )
    refused = _refused(command, at)
    if refused is not None:
        return refused
    opened = FileOpened(
        occurred=command.occurred,
        municipality=at.rules.regulation.municipality,
        sort=command.sort,
        file=command.file,
        other=about.case.id,
        number=about.number,
        channel=command.channel,
        person=command.person,
        statement=command.statement,
        announced=command.announced,
        committee=command.committee,
        signed=_signed(command, about),
        rules=at.rules.in_force,
        reservation=_reservation(command, about),
    )
    name, term = _term(command, at)
    return (opened, started_as(case, name, term, command.occurred))


def _refused(command: OpenFile, at: Circumstances) -> Refused | None:
    complaint = command.sort is FileSort.COMPLAINT
    if complaint != (at.actor.role is Role.COMPLAINTS_OFFICER):
        return Refused(
            code="file-not-yours",
            sentence="Het dossier van een klacht opent de klachtbehandelaar; een ander dossier opent een"
            " ander, die niet over klachten gaat.",
            basis=str(law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
        )
    if command.sort is FileSort.OBJECTION and command.announced is None:
        return Refused(
            code="announced-missing",
            sentence="Vermeld bij 'announced' wanneer het besluit bekend is gemaakt; daarvan hangt de termijn"
            " af.",
            basis=str(law.OBJECTION_TERM),
        )
    if command.announced is not None and command.announced > legal_day(command.occurred):
        return Refused(
            code="objection-before-decision",
            sentence="Het besluit moet bekend zijn gemaakt voordat iemand bezwaar maakt."
            " Controleer de datum van bekendmaking.",
            basis=str(law.OBJECTION_TERM),
        )
    if command.sort is FileSort.OMBUDSMAN and command.answer_by is None:
        return Refused(
            code="answer-by-missing",
            sentence="Vermeld bij 'answer_by' tot wanneer de ombudsman op antwoord wacht.",
            basis=str(law.OMBUDSMAN_ASKS),
        )
    return None


def _term(command: OpenFile, at: Circumstances) -> tuple[str, Term]:
    day = legal_day(command.occurred)
    match command.sort:
        case FileSort.COMPLAINT:
            weeks = Length(number=10 if command.committee else 6, unit=Unit.WEEKS)
            basis = filed_under(COMPLAINT, command.file)
            return COMPLAINT, Term(regime=Regime.STATUTORY, basis=basis, start=day, length=weeks, atw=True)
        case FileSort.OBJECTION:
            return OBJECTION, Term(
                regime=Regime.STATUTORY,
                basis=filed_under(OBJECTION, command.file),
                start=last_day_to_object(command.announced or day, at.rules.measure),
                length=TWELVE_WEEKS if command.committee else SIX_WEEKS,
                atw=True,
                awb_application=True,
            )
        case FileSort.OMBUDSMAN:
            basis = filed_under(OMBUDSMAN, command.file)
            return OMBUDSMAN, Term(regime=Regime.NAMED_DATE, basis=basis, start=day, until=command.answer_by)


def _reservation(command: OpenFile, about: OtherCase) -> DecisionUnknown | None:
    if command.sort is not FileSort.OBJECTION or command.announced is None:
        return None
    return decision_unknown(about.case, command.announced)


def _signed(command: OpenFile, about: OtherCase) -> str | None:
    """Who signed the answer that is objected to: they may not decide on it under mandate."""
    response = about.case.response
    if command.sort is not FileSort.OBJECTION or response is None:
        return None
    sent = about.case.moment(response.version)
    return response.by if sent is not None and legal_day(sent.occurred) == command.announced else None


TRANSITION = Transition(
    command=OpenFile,
    decide=decide,
    label="Dossier openen",
    basis=(law.COMPLAINT_TERM, law.OBJECTION_TERM, law.OMBUDSMAN_ASKS),
    roles=frozenset({Role.COMPLAINTS_OFFICER, Role.INTAKE, Role.LEGAL, Role.TEAM_LEAD}),
    stages=frozenset({Stage.NEW}),
    example={
        "occurred": "2026-04-13T09:00:00+02:00",
        "sort": "objection",
        "file": "B-2026-004",
        "other": "LW-2026-00002",
        "channel": "letter",
        "person": "Buurtgroep De Linde",
        "statement": "Wij zijn het niet eens met de afwijzing.",
        "announced": "2026-03-12",
    },
)
