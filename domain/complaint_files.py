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


def involved(at: Circumstances, account: str) -> Refused | None:
    """Return why an account cannot treat the complaint: it handles or handled the case that it is about.

    Nothing where that case was not looked up: who stores the fact does so.
    """
    if at.other is None or account not in at.other.handlers:
        return None
    return Refused(
        code="involved-in-case",
        sentence="Deze collega behandelt of behandelde de zaak waarover de klacht gaat, en behandelt daarom"
        " de klacht niet. Kies een ander.",
        basis=str(law.COMPLAINT_NOT_BY_WHOM_IT_CONCERNS),
    )
