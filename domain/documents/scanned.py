"""What a malware scanner can say of a file."""

from enum import StrEnum


class Scanned(StrEnum):
    """Clean, infected, or that nobody looked: unseen is not the same as clean."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_LOOKED = "not-looked"
