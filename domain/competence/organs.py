"""The organs of a municipality, and whose own decisions which role records."""

from enum import StrEnum

from domain.roles import Role


class Organ(StrEnum):
    """An administrative organ of the municipality (Gemeentewet art. 6)."""

    COUNCIL = "raad"
    COLLEGE = "college"
    MAYOR = "burgemeester"


SPEAKS_FOR = {
    Role.COLLEGE_SECRETARY: (Organ.COLLEGE, Organ.MAYOR),
    Role.COUNCIL_REGISTRAR: (Organ.COUNCIL,),
}
"""Who records what an organ decided or signed itself: that is no act of theirs, so it asks no mandate.

The secretary assists college and mayor alike (Gemeentewet 103); the first is meant where none is named.
"""

_NAMED = {
    "gemeenteraad": Organ.COUNCIL,
    "college van burgemeester en wethouders": Organ.COLLEGE,
    "college van b en w": Organ.COLLEGE,
} | {organ.value: organ for organ in Organ}


def organ_named(name: str) -> Organ | None:
    """Return the organ of that name as people write it, or nothing where it is none of ours."""
    return _NAMED.get(name.strip().lower().removeprefix("de ").removeprefix("het "))
