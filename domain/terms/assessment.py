"""What everything that happened to a term comes to: what moved it, what did not, and why not."""

from typing import NamedTuple

from domain.terms.extension import Extended, extend, extended
from domain.terms.reckoning import Facts, Measure, Reckoned
from domain.terms.rejection import Rejected
from domain.terms.standstill import admitted_to, idle


class Assessed(NamedTuple):
    """A term as it came to be.

    `facts` holds only the suspensions that this term can have, `granted` only the extensions that moved
    it. `rejected` tells of each of the others why it had no effect: nothing is left out in silence.
    """

    facts: Facts
    found: Reckoned
    granted: tuple[Extended, ...]
    rejected: tuple[Rejected, ...]


def assess(facts: Facts, by: Measure) -> Assessed:
    """Return what a term came to under a calendar and a reading of the law.

    Cases and the calculator both ask this, so that no case is judged by another law than the one that
    was explained. It looks at all that happened each time anew: a date that was corrected may make an
    extension too late that was held to be in time, and the other way round.
    """
    admitted, rejected = admitted_to(facts)
    facts = facts._replace(suspensions=admitted)
    granted: list[Extended] = []
    for extension in sorted(facts.extensions, key=lambda each: (each.announced, each.by)):
        tried = extend(facts, granted, extension, by)
        if isinstance(tried, Rejected):
            rejected.append(tried._replace(by=extension.by))
        else:
            granted.append(tried)
            rejected += [tried.cut._replace(by=extension.by)] if tried.cut is not None else []
    found = extended(facts, granted, by)
    rejected += idle(admitted, found, by.readings)
    return Assessed(facts, found, tuple(granted), tuple(rejected))
