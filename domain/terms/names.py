"""What the clocks of a case are called, in the store and in Dutch."""

ACKNOWLEDGEMENT = "acknowledgement"
SUBSTANTIVE_RESPONSE = "substantive-response"
PROMISED_RESPONSE = "promised-response"
DECISION = "decision"
CHALLENGE_DECISION = "challenge-decision"
PROMISED_DECISION = "promised-decision"
AFTER_DEFAULT = "decision-after-default"
COURT_DATE = "court-date"
PROMISED_STEP = "promised-step"
COMPLETION = "completion"
PROMISED_SUPPORT = "promised-support"
NEGOTIATION = "negotiation"
MONITORING = "monitoring"
CONTINUITY = "continuity"
COMPLAINT = "complaint"
OBJECTION = "objection"
OMBUDSMAN = "ombudsman"
AFTER_DEFAULT_ON_OBJECTION = "objection-after-default"

PROMISES = (PROMISED_RESPONSE, PROMISED_DECISION, PROMISED_STEP, PROMISED_SUPPORT)
"""Clocks of a day that the municipality named itself."""

AFTER_NOTICE = frozenset({AFTER_DEFAULT, AFTER_DEFAULT_ON_OBJECTION})
"""The two weeks after a notice of default."""

ABOUT_THE_END = frozenset({COMPLAINT, OBJECTION, AFTER_DEFAULT_ON_OBJECTION})
"""Clocks that the end of a case does not end: an objection is often against that end."""

OUTLASTING = ABOUT_THE_END | {COURT_DATE}
"""Clocks that may run in a closed case: a court can order a decision after it was left untreated."""

CLOCK_LABELS = {
    ACKNOWLEDGEMENT: "ontvangstbevestiging",
    SUBSTANTIVE_RESPONSE: "inhoudelijke reactie",
    PROMISED_RESPONSE: "toegezegde reactie",
    DECISION: "besluit op de aanvraag",
    CHALLENGE_DECISION: "besluit over de uitdaging",
    PROMISED_DECISION: "toegezegd besluit",
    PROMISED_STEP: "toegezegde stap",
    AFTER_DEFAULT: "besluit na ingebrekestelling",
    COURT_DATE: "besluit binnen de termijn van de rechter",
    COMPLETION: "aanvulling door de initiatiefnemer",
    PROMISED_SUPPORT: "toegezegde ondersteuning",
    NEGOTIATION: "onderhandeling over de overeenkomst",
    MONITORING: "verslag over de uitvoering",
    CONTINUITY: "voortzetting van de taak",
    COMPLAINT: "afhandeling van de klacht",
    OBJECTION: "beslissing op bezwaar",
    OMBUDSMAN: "antwoord aan de ombudsman",
    AFTER_DEFAULT_ON_OBJECTION: "beslissing op bezwaar na ingebrekestelling",
}
