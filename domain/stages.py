"""Where a case stands. Overdue and suspended are no stages: they are derived from the clocks."""

from enum import StrEnum


class Kind(StrEnum):
    """What the initiators ask of the municipality."""

    SUPPORT = "support"
    CO_CREATION = "co-creation"
    CHALLENGE = "challenge"
    CONTRIBUTION = "contribution"


class Stage(StrEnum):
    """The stages of the common spine, then those of each track, then the ends."""

    NEW = "new"
    RECEIVED = "received"
    TRIAGE = "triage"
    AWAITING_COMPLETION = "awaiting-completion"
    ASSESSMENT = "assessment"
    RESPONDED = "responded"

    SUPPORT_AGREED = "support-agreed"
    SUPPORT_DELIVERED = "support-delivered"

    CO_CREATION = "co-creation"
    PLAN_FINAL = "plan-final"
    RESULT_DECIDED = "result-decided"

    TAKEOVER_DECIDED = "takeover-decided"
    NEGOTIATION_FAILED = "negotiation-failed"
    AGREEMENT_SIGNED = "agreement-signed"
    OPERATING = "operating"
    INITIATORS_STOPPED = "initiators-stopped"
    TAKEOVER_ENDED = "takeover-ended"
    TAKEN_BACK = "taken-back"

    CONTRIBUTION_USED = "contribution-used"

    FILE_OPEN = "file-open"

    COMPLETED = "completed"
    REFUSED = "refused"
    NOT_TREATED = "not-treated"
    WITHDRAWN = "withdrawn"
    FORWARDED = "forwarded"
    UNREACHABLE = "unreachable"
    CLOSED_AT_SOURCE = "closed-at-source"


STAGE_LABELS = {
    Stage.NEW: "nog niet ontvangen",
    Stage.RECEIVED: "ontvangen",
    Stage.TRIAGE: "soort bepaald",
    Stage.AWAITING_COMPLETION: "wacht op aanvulling",
    Stage.ASSESSMENT: "in beoordeling",
    Stage.RESPONDED: "inhoudelijk beantwoord",
    Stage.SUPPORT_AGREED: "ondersteuning afgesproken",
    Stage.SUPPORT_DELIVERED: "ondersteuning geleverd",
    Stage.CO_CREATION: "co-creatie gestart",
    Stage.PLAN_FINAL: "participatieplan vastgesteld",
    Stage.RESULT_DECIDED: "besloten over het resultaat",
    Stage.TAKEOVER_DECIDED: "besloten over overname",
    Stage.NEGOTIATION_FAILED: "onderhandeling mislukt, opnieuw te beslissen",
    Stage.AGREEMENT_SIGNED: "overeenkomst getekend",
    Stage.OPERATING: "taak in uitvoering bij initiatiefnemer",
    Stage.INITIATORS_STOPPED: "initiatiefnemer gestopt, taak nog niet teruggenomen",
    Stage.TAKEOVER_ENDED: "overname beëindigd",
    Stage.TAKEN_BACK: "taak teruggenomen",
    Stage.CONTRIBUTION_USED: "inbreng verwerkt",
    Stage.FILE_OPEN: "dossier in behandeling",
    Stage.COMPLETED: "afgerond",
    Stage.REFUSED: "afgewezen",
    Stage.NOT_TREATED: "niet in behandeling genomen",
    Stage.WITHDRAWN: "ingetrokken",
    Stage.FORWARDED: "doorgezonden",
    Stage.UNREACHABLE: "gesloten, initiatiefnemer onbereikbaar",
    Stage.CLOSED_AT_SOURCE: "gesloten volgens de bron",
}

ALL_KINDS = frozenset(Kind)
CLOSED = frozenset(
    {
        Stage.COMPLETED,
        Stage.REFUSED,
        Stage.NOT_TREATED,
        Stage.WITHDRAWN,
        Stage.FORWARDED,
        Stage.UNREACHABLE,
        Stage.CLOSED_AT_SOURCE,
    }
)
FILES = frozenset({Stage.FILE_OPEN})
"""Where a complaint, an objection or a request of the ombudsman is handled in a file of its own."""

OPEN = frozenset(Stage) - CLOSED - FILES - {Stage.NEW}
BEGUN = OPEN | CLOSED | FILES
"""Wherever something can be that has begun."""
UNANSWERED = frozenset({Stage.RECEIVED, Stage.TRIAGE, Stage.AWAITING_COMPLETION, Stage.ASSESSMENT})
