"""A document is added to the case: what somebody sent in, handed over or showed."""

from pydantic import PositiveInt

from domain import law
from domain.case import Case
from domain.command import Command
from domain.complaint_files import not_theirs
from domain.decision import Circumstances, Decision, Refused
from domain.documents.attachment import MOST_ATTACHMENTS
from domain.documents.document import Document
from domain.events import AttachmentAdded
from domain.roles import DESK, Role
from domain.sealed import Text
from domain.stages import BEGUN
from domain.transition import Transition
from domain.transitions.parties.add_party import UNKNOWN_PARTY


class AddAttachment(Command):
    """`document` is the SHA-256 of the file that goes with it, `party` the number of who handed it in."""

    document: Document
    title: Text
    party: PositiveInt | None = None


def decide(case: Case, command: AddAttachment, at: Circumstances) -> Decision:
    """Return the document under the next number; nothing where it is in the case already.

    In every stage, also when the case is closed: that a document came in is an occurrence.
    """
    elsewhere = not_theirs(case, at)
    if elsewhere is not None:
        return elsewhere
    if command.party is not None and command.party > len(case.parties):
        return UNKNOWN_PARTY
    if any(each.document.digest == command.document.digest for each in case.attachments):
        return ()
    if len(case.attachments) >= MOST_ATTACHMENTS:
        return Refused(
            code="too-many-attachments",
            sentence=f"Bij een zaak passen hoogstens {MOST_ATTACHMENTS} bijlagen."
            " Voeg stukken samen, of leg vast waar ze liggen (link-elsewhere).",
        )
    added = AttachmentAdded(
        occurred=command.occurred,
        document=command.document,
        title=command.title,
        party=command.party,
        scanned=bool(at.scanned),
    )
    return (added,)


TRANSITION = Transition(
    command=AddAttachment,
    decide=decide,
    label="Bijlage toevoegen",
    basis=(law.CAREFUL_PREPARATION,),
    roles=DESK | {Role.INITIATOR, Role.COUNCIL_REGISTRAR, Role.COLLEGE_SECRETARY, Role.COMPLAINTS_OFFICER},
    stages=BEGUN,
    example={
        "occurred": "2026-02-03T11:30:00+01:00",
        "document": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "title": "Plattegrond van het plein",
        "party": 1,
    },
)
