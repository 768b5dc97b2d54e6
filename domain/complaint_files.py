"""Where whoever handles complaints works: in the files of complaints, and nowhere else (Awb 9:7)."""

from domain import law
from domain.case import Case
from domain.decision import Circumstances, Refused
from domain.roles import Role


def not_theirs(case: Case, at: Circumstances) -> Refused | None:
    """Return why whoever handles complaints cannot take this step in this case; nothing for anybody else."""
    if case.about_complaint or at.actor.role is not Role.COMPLAINTS_OFFICER:
        return None
    return Refused(
        code="file-not-yours",
        sentence="De klachtbehandelaar doet dit in de dossiers van klachten, en niet in andere zaken.",
        basis=str(law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
    )
