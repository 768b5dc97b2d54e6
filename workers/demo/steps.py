"""The steps that many lives share, so that a life tells only what is its own."""

from typing import Any

from domain.roles import Role
from workers.demo.life import Step, When

_WITH = {
    "refused": {
        "ground": "no-support",
        "alternative": "Met meer steun uit de buurt bekijken wij het opnieuw.",
    },
    "transferred": {"organ": "Provincie Lindeland"},
}
"""What a position asks beside its reasons."""


def received(when: When, title: str, *asks: str, initiator: str, **more: Any) -> Step:  # noqa: ANN401 - fields of the command
    """An initiative comes in at the desk."""
    fields = {"channel": "form", "initiator": initiator, "title": title, "asks": list(asks)} | more
    return Step("receive-initiative", when, fields, Role.INTAKE, "intake-1")


def confirmed(when: When) -> Step:
    """Its receipt is confirmed."""
    return Step("confirm-receipt", when, {"channel": "email"}, Role.INTAKE, "intake-1")


def assigned(when: When, account: str = "behandelaar-1") -> Step:
    """Somebody takes it in hand."""
    return Step("assign-handler", when, {"handler": account}, Role.TEAM_LEAD, "teamleider-1")


def of_team(when: When, name: str) -> Step:
    """A team gets it to divide."""
    return Step("assign-team", when, {"team": name}, Role.INTAKE, "intake-1")


def kind(when: When, name: str, reason: str) -> Step:
    """Its kind is settled."""
    return Step("assign-kind", when, {"kind": name, "reason": reason})


def admitted(when: When, reason: str = "Compleet, en het gaat over een taak van de gemeente.") -> Step:
    """It is judged on its merits."""
    return Step("admit", when, {"reason": reason})


def answered(when: When, message: str, *answers: tuple[str, str], **more: Any) -> Step:  # noqa: ANN401 - fields of an answer
    """It is answered: a position and reasons for each ask, in their order."""
    given = [
        {"ask": number, "position": position, "reasons": reasons, **_WITH.get(position, {})}
        for number, (position, reasons) in enumerate(answers, start=1)
    ]
    if more:
        given[-1] |= more
    return Step(
        "send-substantive-response",
        when,
        {"channel": "letter", "message": message, "answers": given, "remedies": ["complaint"]},
    )


def closed(when: When, message: str) -> Step:
    """It is rounded off."""
    return Step("close", when, {"message": message})
