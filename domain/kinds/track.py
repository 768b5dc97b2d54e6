"""What a kind of initiative adds to the common spine."""

from dataclasses import dataclass

from domain.stages import Kind, Stage


@dataclass(frozen=True)
class Track:
    """One kind: what residents ask with it, the stages of its own, and where it may be rounded off."""

    kind: Kind
    label: str
    asks: str
    stages: tuple[Stage, ...]
    ends: frozenset[Stage]
