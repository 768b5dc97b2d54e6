"""Who may act: the roles that the municipality's staff and the initiator have in a case."""

from enum import StrEnum


class Role(StrEnum):
    """In which capacity somebody acts. Overseers read; an administrator takes no transitions."""

    INITIATOR = "initiator"
    INTAKE = "intake"
    HANDLER = "handler"
    TEAM_LEAD = "team-lead"
    LEGAL = "legal"
    COLLEGE_SECRETARY = "college-secretary"
    COUNCIL_REGISTRAR = "council-registrar"
    COMPLAINTS_OFFICER = "complaints-officer"
    AUDITOR = "auditor"
    OMBUDSMAN = "ombudsman"
    PRIVACY_OFFICER = "privacy-officer"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


LABELS = {
    Role.INITIATOR: "initiatiefnemer",
    Role.INTAKE: "medewerker intake",
    Role.HANDLER: "behandelaar",
    Role.TEAM_LEAD: "teamleider",
    Role.LEGAL: "jurist",
    Role.COLLEGE_SECRETARY: "collegesecretaris",
    Role.COUNCIL_REGISTRAR: "griffier",
    Role.COMPLAINTS_OFFICER: "klachtbehandelaar",
    Role.AUDITOR: "auditor",
    Role.OMBUDSMAN: "ombudsman",
    Role.PRIVACY_OFFICER: "functionaris gegevensbescherming",
    Role.ADMINISTRATOR: "beheerder",
    Role.SYSTEM: "het systeem",
}

MAY_SEE_COMPLAINTS = frozenset({Role.COMPLAINTS_OFFICER, Role.AUDITOR, Role.OMBUDSMAN, Role.SYSTEM})
"""To whom the file of a complaint is open: never to those whom it may be about."""

CASE_TEAM = frozenset({Role.HANDLER, Role.TEAM_LEAD, Role.LEGAL})
"""Those who treat a case once it is in: the ordinary road of a decision."""

DESK = CASE_TEAM | {Role.INTAKE}
"""The case team and those who take in."""

DIVIDING = DESK | {Role.COMPLAINTS_OFFICER}
"""Who may say who has a case: also the one to whom alone the file of a complaint is open."""

FOLLOWING = DESK | {Role.COLLEGE_SECRETARY, Role.COUNCIL_REGISTRAR}
"""Who may say who follows a case: whoever has work in it or answers for it to college or council."""
