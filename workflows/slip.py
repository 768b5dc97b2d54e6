"""What a face hands in at the desk, and whether what stands on the outside of it can be read."""

import re
from dataclasses import dataclass, field, replace

from domain.decision import Refused
from domain.roles import Role
from domain.sealed import Staff

LONGEST_NAME = 200

_MANDATE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:/_-]{0,99}|(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9 ,.:/()_-]{0,99}")
"""The reference of a mandate, such as "M-12" or "Mandaatbesluit 2026 art. 3".

No sentence: it is kept in the open, and could hold a name.
"""

INVALID_ACCOUNT = Refused(
    code="invalid-account",
    sentence=f"Noem het account van wie dit doet, hoogstens {LONGEST_NAME} tekens.",
)
INVALID_MANDATE = Refused(
    code="invalid-mandate",
    sentence="Noem alleen het kenmerk van het mandaat, met zijn nummer of jaar,"
    " bijvoorbeeld 'Mandaatbesluit 2026 art. 3'.",
)
INVALID_SUBMISSION_ID = Refused(
    code="invalid-submission-id",
    sentence=f"Geef de inzending een kenmerk van hoogstens {LONGEST_NAME} tekens.",
)


@dataclass(frozen=True)
class Slip:
    """One submission as a face hands it in.

    `source` and `id` together are its identity: the same pair again is the same submission,
    and at intake the same case. `content` is JSON as it came, and `enclosure` the file that goes with it;
    neither is trusted yet.
    """

    transition: str
    content: bytes
    account: str
    role: Role
    id: str
    source: str = "desk"
    mandate: str | None = None
    case: str | None = None
    expected: int | None = None
    enclosure: bytes | None = field(default=None, repr=False)


def filed(slip: Slip) -> Slip | Refused:
    """Return the slip with its account written in one way, or why it cannot be taken in.

    Two spellings of one account would be two people, of whom one could confirm what the
    other proposed. An empty id is refused: who sends it believes that a repeat is noticed.
    """
    account = account_of(slip.account)
    if isinstance(account, Refused):
        return account
    if slip.mandate is not None and not _MANDATE.fullmatch(slip.mandate):
        return INVALID_MANDATE
    if not slip.id.strip() or not _is_name(slip.id):
        return INVALID_SUBMISSION_ID
    return replace(slip, account=account)


def account_of(typed: str) -> str | Refused:
    """Return an account written in the one way there is (`Staff.written`), or that it names nobody."""
    account = Staff.written(typed)
    return account if _is_name(account) else INVALID_ACCOUNT


def _is_name(text: str) -> bool:
    """Printable text excludes line breaks and half a surrogate pair, which no database takes."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()
