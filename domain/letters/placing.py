"""Where a letter belongs: what a complaint comes to stands in its own file only (Awb 9:7)."""

from domain import law
from domain.case import Case
from domain.decision import Actor, Refused
from domain.grounds import FileSort
from domain.letters.kind import LetterKind
from domain.roles import Role

_OF_FILES = {FileSort.COMPLAINT: LetterKind.COMPLAINT, FileSort.OBJECTION: LetterKind.OBJECTION}

COMPLAINT_IN_CASE = Refused(
    code="complaint-letter-in-case",
    sentence="Wat iemand op een klacht te horen krijgt, staat niet in de zaak waarover zij gaat."
    " Doe dit in het dossier van de klacht.",
    basis=str(law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
)
LETTER_OF_ANOTHER_FILE = Refused(
    code="letter-of-another-file",
    sentence="Deze soort brief hoort hier niet. In het dossier van een klacht of een bezwaar hoort de brief"
    " daarover; de brief over een klacht hoort nergens anders.",
)


def belongs(sort: LetterKind, file: FileSort | None) -> bool:
    """Return whether a letter of that kind belongs in a file of that sort, or in a case where there is none.

    An objection may be handled in the case itself, a complaint in its file only.
    """
    return sort is not LetterKind.COMPLAINT if file is None else _OF_FILES.get(file) is sort


def theirs(case: Case, actor: Actor) -> bool:
    """Return whether the letters of a case are the actor's: whoever handles complaints writes in no other."""
    return case.about_complaint or actor.role is not Role.COMPLAINTS_OFFICER
