"""Names that follow from other names, so that a repeat finds what the first try made."""

import re
from hashlib import sha256

_CASE_ID = re.compile(r"[0-9a-f]{32}")


def case_id(municipality: str, source: str, submission: str) -> str:
    """Return the id of the case that this intake makes, the same for every repeat of it.

    Municipalities may share a Temporal namespace, and their letters may bear the same number:
    without the municipality one would be answered with the other's receipt.
    """
    return _digest("case", municipality, source, submission)


def command_id(source: str, submission: str) -> str:
    """Return the id under which the ledger knows this submission.

    A digest, because what a caller chose as id could hold a name.
    """
    return _digest("command", source, submission)


def is_case_id(text: str) -> bool:
    """Whether a text has the form of a case id."""
    return _CASE_ID.fullmatch(text) is not None


def _digest(*parts: str) -> str:
    """Length-prefixed, so that no two lists of parts read the same; 128 bits do."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(text.encode()).hexdigest()[:32]
