"""The closed lists from which a decision takes its ground or position, with the words people read."""

from enum import StrEnum


class Position(StrEnum):
    """What the municipality says to one ask."""

    GRANTED = "granted"
    GRANTED_PARTLY = "granted-partly"
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    DECISION_ANNOUNCED = "decision-announced"


POSITION_LABELS = {
    Position.GRANTED: "toegezegd",
    Position.GRANTED_PARTLY: "gedeeltelijk toegezegd",
    Position.REFUSED: "afgewezen",
    Position.TRANSFERRED: "doorgezonden",
    Position.DECISION_ANNOUNCED: "besluit aangekondigd",
}


class NotTreatedGround(StrEnum):
    """Why an initiative is left untreated."""

    INCOMPLETE = "incomplete"
    REPEAT_WITHOUT_NEW_FACTS = "repeat-without-new-facts"
    NOT_ELIGIBLE = "not-eligible"


NOT_TREATED_LABELS = {
    NotTreatedGround.INCOMPLETE: "onvolledig gebleven na de kans om aan te vullen",
    NotTreatedGround.REPEAT_WITHOUT_NEW_FACTS: "herhaling zonder nieuwe feiten",
    NotTreatedGround.NOT_ELIGIBLE: "indiener kan hierop geen beroep doen",
}


class RefusalGround(StrEnum):
    """Why an initiative or challenge is refused: the grounds that municipalities use."""

    NOT_A_MUNICIPAL_TASK = "not-a-municipal-task"
    EXCLUSIVE_TASK = "exclusive-task"
    CONTRARY_TO_ACT = "contrary-to-act"
    COMMERCIAL = "commercial"
    NO_SUPPORT = "no-support"
    CAPACITY_NOT_PLAUSIBLE = "capacity-not-plausible"
    COST_HIGHER = "cost-higher"
    QUALITY_LOWER = "quality-lower"
    CONTINUITY_NOT_SECURED = "continuity-not-secured"
    HARM_TO_OTHERS = "harm-to-others"
    RUNNING_CONTRACT = "running-contract"
    PROCUREMENT_LAW = "procurement-law"
    STATE_AID = "state-aid"
    NO_BUDGET = "no-budget"
    POLICY_CONFLICT = "policy-conflict"


REFUSAL_LABELS = {
    RefusalGround.NOT_A_MUNICIPAL_TASK: "geen taak van de gemeente",
    RefusalGround.EXCLUSIVE_TASK: "taak die alleen de overheid mag uitvoeren",
    RefusalGround.CONTRARY_TO_ACT: "in strijd met de wet die de taak opdraagt",
    RefusalGround.COMMERCIAL: "commercieel initiatief",
    RefusalGround.NO_SUPPORT: "te weinig draagvlak",
    RefusalGround.CAPACITY_NOT_PLAUSIBLE: "uitvoering niet aannemelijk",
    RefusalGround.COST_HIGHER: "kosten hoger dan nu",
    RefusalGround.QUALITY_LOWER: "kwaliteit lager dan nu",
    RefusalGround.CONTINUITY_NOT_SECURED: "continuïteit niet verzekerd",
    RefusalGround.HARM_TO_OTHERS: "nadeel voor anderen",
    RefusalGround.RUNNING_CONTRACT: "lopend contract",
    RefusalGround.PROCUREMENT_LAW: "aanbestedingsrecht",
    RefusalGround.STATE_AID: "staatssteun",
    RefusalGround.NO_BUDGET: "geen budget",
    RefusalGround.POLICY_CONFLICT: "in strijd met vastgesteld beleid",
}


class ReopeningGround(StrEnum):
    """Why a closed case is taken up again."""

    OBJECTION_UPHELD = "objection-upheld"
    COURT = "court"
    OMBUDSMAN = "ombudsman"
    NEW_FACTS = "new-facts"
    ERROR = "error"


REOPENING_LABELS = {
    ReopeningGround.OBJECTION_UPHELD: "bezwaar gegrond",
    ReopeningGround.COURT: "uitspraak van de rechter",
    ReopeningGround.OMBUDSMAN: "oordeel van de ombudsman",
    ReopeningGround.NEW_FACTS: "nieuwe feiten of veranderde omstandigheden",
    ReopeningGround.ERROR: "vergissing van de gemeente",
}


class TakeoverOutcome(StrEnum):
    """What was decided on a challenge that may be taken over; a refusal is a transition of its own."""

    GRANTED = "granted"
    GRANTED_PARTLY = "granted-partly"


TAKEOVER_LABELS = {
    TakeoverOutcome.GRANTED: "toegekend",
    TakeoverOutcome.GRANTED_PARTLY: "gedeeltelijk toegekend",
}


class FileSort(StrEnum):
    """What is handled in a file of its own, beside the case it is about."""

    COMPLAINT = "complaint"
    OBJECTION = "objection"
    OMBUDSMAN = "ombudsman"


FILE_LABELS = {
    FileSort.COMPLAINT: "klacht",
    FileSort.OBJECTION: "bezwaar",
    FileSort.OMBUDSMAN: "verzoek van de ombudsman",
}


class ComplaintOutcome(StrEnum):
    """How a complaint came to its end (Awb chapter 9)."""

    WELL_FOUNDED = "well-founded"
    PARTLY_WELL_FOUNDED = "partly-well-founded"
    UNFOUNDED = "unfounded"
    MET_INFORMALLY = "met-informally"
    NOT_TREATED = "not-treated"
    WITHDRAWN = "withdrawn"


COMPLAINT_LABELS = {
    ComplaintOutcome.WELL_FOUNDED: "gegrond",
    ComplaintOutcome.PARTLY_WELL_FOUNDED: "gedeeltelijk gegrond",
    ComplaintOutcome.UNFOUNDED: "ongegrond",
    ComplaintOutcome.MET_INFORMALLY: "naar tevredenheid opgelost",
    ComplaintOutcome.NOT_TREATED: "niet in behandeling genomen",
    ComplaintOutcome.WITHDRAWN: "ingetrokken",
}


class ObjectionOutcome(StrEnum):
    """What was decided on an objection, or that it was withdrawn."""

    WELL_FOUNDED = "well-founded"
    PARTLY_WELL_FOUNDED = "partly-well-founded"
    UNFOUNDED = "unfounded"
    INADMISSIBLE = "inadmissible"
    WITHDRAWN = "withdrawn"


OBJECTION_LABELS = {
    ObjectionOutcome.WELL_FOUNDED: "gegrond",
    ObjectionOutcome.PARTLY_WELL_FOUNDED: "gedeeltelijk gegrond",
    ObjectionOutcome.UNFOUNDED: "ongegrond",
    ObjectionOutcome.INADMISSIBLE: "niet-ontvankelijk",
    ObjectionOutcome.WITHDRAWN: "ingetrokken",
}


class PublicationView(StrEnum):
    """What an initiator thinks of being published as was proposed."""

    AGREES = "agrees"
    OTHERWISE = "otherwise"
    OBJECTS = "objects"
