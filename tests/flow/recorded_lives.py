"""The lives of which the histories were recorded: each once, when what it is about was new."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class VersionOf:
    """The version of the last fact of that topic in the case at hand."""

    topic: str


Step = tuple[str, dict[str, Any]]
JURIST = {"account": "jurist-1"}
GRANTED = {"position": "granted", "reasons": "Het past in het groenbeleid."}
ANNOUNCED = {
    "position": "decision-announced",
    "reasons": "De raad gaat over het geld.",
    "organ": "council",
    "by": "2026-05-01",
    "step": "De wijkraad brengt advies uit.",
}


def march(day: int) -> dict[str, str]:
    """Two o'clock in the afternoon of that day."""
    return {"occurred": f"2026-03-{day:02}T14:00:00+01:00"}


CHALLENGE: tuple[Step, ...] = (
    ("confirm-receipt", {}),
    ("assign-kind", {"kind": "challenge"}),
    ("request-completion", {}),
    ("receive-completion", {}),
    ("admit", {}),
    ("admit", {"occurred": "2199-01-01T10:00:00+01:00"}),
    ("send-substantive-response", {}),
    ("decide-takeover", {}),
    ("sign-agreement", {}),
    ("start-operation", {}),
    ("take-back", {}),
    ("close", {"occurred": "2026-10-02T10:00:00+02:00"}),
)

CORRECTED: tuple[Step, ...] = (
    ("confirm-receipt", {}),
    ("assign-kind", {}),
    ("correct-fact", {}),
    ("assign-handler", {}),
)

SPINE: tuple[Step, ...] = (
    ("confirm-receipt", {}),
    ("add-party", {}),
    ("record-contact", {}),
    ("confirm-asks", {}),
    ("correct-asks", {}),
    ("assign-handler", {}),
    ("assign-kind", {}),
    ("attempt-contact", {}),
    ("end-party", {}),
    ("send-reply", {}),
    ("send-reply", {"answers": [GRANTED | {"ask": 1}], "remedies": ["complaint"], **march(3)}),
    ("announce-delay", {}),
    ("close", march(5)),
    ("send-substantive-response", {"answers": [ANNOUNCED | {"ask": 2}]}),
    ("review-response", {"failed": [{"condition": "reasons", "ask": 2}], **JURIST}),
    ("send-substantive-response", {"answers": [ANNOUNCED | {"ask": 2}], **march(14)}),
    ("keep-promise", {}),
    ("contest-response", {}),
    (
        "decide-contest",
        {"contest": VersionOf("case.response-contested.v1"), "account": "teamleider-1"},
    ),
    ("withdraw-partly", {"asks": [2], **march(21)}),
    ("send-substantive-response", {**march(24)}),
    ("close", march(25)),
    ("send-decision", {"promise": 1}),
    ("send-decision", {"promise": 2}),
    ("agree-support", {}),
    ("deliver-support", {}),
    ("keep-promise", {"promise": 2, "occurred": "2026-06-16T10:00:00+02:00"}),
    ("close", {}),
)
"""Asks confirmed, half an answer, promises, an answer that was none and one that was contested."""

RESPONSE = {
    "sort": "response",
    "template": "response-1",
    "step": "send-substantive-response",
    "content": {
        "message": "Wij stellen het plein beschikbaar.",
        "answers": [GRANTED | {"ask": 1}],
        "remedies": ["complaint"],
    },
}
SECOND = {"step": None, "content": None, "address": "Lindelaan 3\n1234 AB Lindewaard"}
CLOSING = {
    "sort": "closing",
    "template": "closing-1",
    "step": "close",
    "content": {"message": "Wij sluiten de zaak."},
}

LETTERS: tuple[Step, ...] = (
    ("assign-kind", {}),
    ("prepare-letter", {}),
    ("record-dispatch", {}),
    ("record-bounce", {}),
    ("prepare-letter", {**SECOND, "again": 1, "occurred": "2026-02-05T12:00:00+01:00"}),
    ("record-dispatch", {"letter": 2, "occurred": "2026-02-06T16:00:00+01:00"}),
    ("prepare-letter", {**RESPONSE, **march(3)}),
    ("settle-letter", {"letter": 3, **march(4)}),
    ("prepare-letter", {**SECOND, "sort": "response", "template": "response-1", "again": 3, **march(5)}),
    ("record-dispatch", {"letter": 4, **march(6)}),
    ("record-bounce", {"letter": 4, **march(18)}),
    ("prepare-letter", {**SECOND, "sort": "response", "template": "response-1", "again": 4, **march(19)}),
    ("record-dispatch", {"letter": 5, **march(20)}),
    ("prepare-letter", {**CLOSING, **march(23)}),
    ("record-dispatch", {"letter": 6, **march(24)}),
)
"""Two letters that came back, one that was held back, and the second sendings that counted."""

LIVES = {"challenge": CHALLENGE, "corrected": CORRECTED, "spine": SPINE, "letters": LETTERS}
