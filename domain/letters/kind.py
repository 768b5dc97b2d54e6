"""Which letters there are, and what people call them."""

from enum import StrEnum


class LetterKind(StrEnum):
    """What a letter is for. Each has a template of its own."""

    ACKNOWLEDGEMENT = "acknowledgement"
    COMPLETION_REQUEST = "completion-request"
    HOLDING = "holding"
    RESPONSE = "response"
    DELAY = "delay"
    FORWARDING = "forwarding"
    DECISION = "decision"
    REFUSAL = "refusal"
    NOT_TREATED = "not-treated"
    WITHDRAWAL = "withdrawal"
    CLOSING = "closing"
    UNREACHABLE = "unreachable"
    CONTEST = "contest"
    ROUTING = "routing"
    COMPLAINT = "complaint"
    OBJECTION = "objection"
    MESSAGE = "message"


LETTER_LABELS = {
    LetterKind.ACKNOWLEDGEMENT: "ontvangstbevestiging",
    LetterKind.COMPLETION_REQUEST: "verzoek om aanvulling",
    LetterKind.HOLDING: "tussenbericht",
    LetterKind.RESPONSE: "inhoudelijke reactie",
    LetterKind.DELAY: "bericht over uitstel",
    LetterKind.FORWARDING: "bericht van doorzending",
    LetterKind.DECISION: "besluit",
    LetterKind.REFUSAL: "afwijzing",
    LetterKind.NOT_TREATED: "bericht dat de zaak niet wordt behandeld",
    LetterKind.WITHDRAWAL: "bevestiging van intrekking",
    LetterKind.CLOSING: "afsluitend bericht",
    LetterKind.UNREACHABLE: "laatste bericht aan wie niet te bereiken was",
    LetterKind.CONTEST: "oordeel over een betwisting",
    LetterKind.ROUTING: "bericht dat het intern is doorgeleid",
    LetterKind.COMPLAINT: "afhandeling van een klacht",
    LetterKind.OBJECTION: "beslissing op een bezwaar",
    LetterKind.MESSAGE: "ander bericht",
}
