"""A letter of a case as it stands: what it carries, and what became of it on its way."""

from enum import StrEnum
from typing import Any

from domain.events.happening import Channel
from domain.letters.kind import LetterKind
from domain.roles import Role
from domain.stages import Stage
from domain.value import Frozen


class LetterStatus(StrEnum):
    """Where a letter is. Only what was sent has brought its step about."""

    PREPARED = "prepared"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"
    WITHHELD = "withheld"
    BOUNCED = "bounced"


STATUS_LABELS = {
    LetterStatus.PREPARED: "klaar om te verzenden",
    LetterStatus.SENT: "verzonden",
    LetterStatus.UNCERTAIN: "verzending onzeker",
    LetterStatus.REFUSED: "door de mailserver geweigerd",
    LetterStatus.WITHHELD: "niet verzonden",
    LetterStatus.BOUNCED: "teruggekomen",
}

WAITING = frozenset({LetterStatus.PREPARED, LetterStatus.UNCERTAIN})
"""A letter of which nobody can say yet that it was sent, or that it was not."""


class CaseLetter(Frozen):
    """One letter, counted from 1 in its case. No text and no name: those are in the vault.

    `by`, `role` and `mandate` are of who prepared it, as whom its step is decided. `content` is the step's
    command, sealed. `brought` is the version of the first fact that the step came to, and `stage` where the
    case stood before that.
    """

    number: int
    prepared: int
    sort: LetterKind
    channel: Channel
    party: int
    by: str
    role: Role
    mandate: str | None
    step: str | None
    content: dict[str, Any] | None
    again: int | None
    likeness: int | None = None
    status: LetterStatus = LetterStatus.PREPARED
    brought: int | None = None
    stage: Stage | None = None
