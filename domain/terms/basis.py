"""On what a suspension or an extension can rest: articles, by the names under which they are asked for."""

from enum import StrEnum

from domain import law


class SuspensionBasis(StrEnum):
    """Why a term to decide stands still (Awb art. 4:15)."""

    COMPLETION = "awb-4:15-1-a"
    ABROAD = "awb-4:15-1-b"
    CONSENT = "awb-4:15-2-a"
    APPLICANT = "awb-4:15-2-b"
    FORCE_MAJEURE = "awb-4:15-2-c"


class StandstillBasis(StrEnum):
    """Why a term stands still, where no request to complete the application is the reason."""

    ABROAD = "awb-4:15-1-b"
    CONSENT = "awb-4:15-2-a"
    APPLICANT = "awb-4:15-2-b"
    FORCE_MAJEURE = "awb-4:15-2-c"
    OBJECTION_COMPLETED = "awb-7:10-2"


class ExtensionBasis(StrEnum):
    """Why a term ends later than it was set (Awb art. 4:14, 7:10 and 9:11)."""

    TOLD_OF_DELAY = "awb-4:14-1"
    REASONABLE_TERM = "awb-4:14-3"
    COMPLAINT_ADJOURNED = "awb-9:11-2"
    COMPLAINANT_AGREED = "awb-9:11-3"
    OBJECTION_ADJOURNED = "awb-7:10-3"
    OBJECTOR_AGREED = "awb-7:10-4"


ARTICLES: dict[StrEnum, law.Article] = {
    SuspensionBasis.COMPLETION: law.COMPLETION_SUSPENDS,
    SuspensionBasis.ABROAD: law.INFORMATION_FROM_ABROAD,
    SuspensionBasis.CONSENT: law.CONSENT_TO_DELAY,
    SuspensionBasis.APPLICANT: law.DELAY_OF_THE_APPLICANT,
    SuspensionBasis.FORCE_MAJEURE: law.FORCE_MAJEURE,
    StandstillBasis.OBJECTION_COMPLETED: law.OBJECTION_COMPLETED,
    ExtensionBasis.TOLD_OF_DELAY: law.TOLD_OF_DELAY,
    ExtensionBasis.REASONABLE_TERM: law.REASONABLE_TERM_NAMED,
    ExtensionBasis.COMPLAINT_ADJOURNED: law.COMPLAINT_ADJOURNED,
    ExtensionBasis.COMPLAINANT_AGREED: law.COMPLAINANT_AGREED,
    ExtensionBasis.OBJECTION_ADJOURNED: law.OBJECTION_ADJOURNED,
    ExtensionBasis.OBJECTOR_AGREED: law.OBJECTOR_AGREED,
}

LABELS = {
    str(law.COMPLETION_SUSPENDS): "verzoek om aanvulling",
    str(law.INFORMATION_FROM_ABROAD): "wachten op informatie van een buitenlandse instantie",
    str(law.CONSENT_TO_DELAY): "uitstel waarmee de aanvrager schriftelijk instemde",
    str(law.DELAY_OF_THE_APPLICANT): "vertraging die aan de aanvrager is toe te rekenen",
    str(law.FORCE_MAJEURE): "overmacht",
    str(law.OBJECTION_COMPLETED): "herstel van een verzuim in het bezwaar",
    str(law.TOLD_OF_DELAY): "mededeling dat het later wordt",
    str(law.REASONABLE_TERM_NAMED): "mededeling met een redelijke termijn",
    str(law.COMPLAINT_ADJOURNED): "verdaging van de klacht",
    str(law.COMPLAINANT_AGREED): "uitstel waarmee de klager schriftelijk instemde",
    str(law.OBJECTION_ADJOURNED): "verdaging van het bezwaar",
    str(law.OBJECTOR_AGREED): "uitstel waarmee de indiener van het bezwaar instemde",
}
"""What each is called in Dutch, by its citation."""
