"""Who may see what: one table of every route against every role. A route that is not in it is not there."""

from collections.abc import Mapping

from domain.roles import Role

EVERYBODY: frozenset[Role] | None = None
"""Also who is not signed in."""

STAFF = frozenset(Role) - {Role.INITIATOR, Role.SYSTEM}
"""Whoever has an account here. An initiator has a page of their own, by a link."""

READERS = STAFF - {Role.ADMINISTRATOR}
"""Who may read cases. An administrator keeps the engine running, and needs no case for that."""

OVERSEERS = frozenset({Role.AUDITOR, Role.OMBUDSMAN})
"""Who judges whether the municipality kept its terms: over all cases, complaints among them."""

INTAKERS = frozenset({Role.INTAKE, Role.HANDLER, Role.TEAM_LEAD})
"""Who takes in what comes by mail, at the counter, on paper or in words."""

RIGHTS: Mapping[str, frozenset[Role] | None] = {
    "home": EVERYBODY,
    "static": EVERYBODY,
    "theme": EVERYBODY,
    "sign-in": EVERYBODY,
    "sign-in-by-link": EVERYBODY,
    "sign-in-at-provider": EVERYBODY,
    "back-from-provider": EVERYBODY,
    "signed-out": EVERYBODY,
    "choose-role": STAFF,
    "sign-out": STAFF,
    "sign-out-everywhere": STAFF,
    "choose-person": STAFF,
    "worklist": READERS,
    "search-worklist": READERS,
    "radar": READERS,
    "terms": OVERSEERS,
    "terms-csv": OVERSEERS,
    "case": READERS,
    "case-stand": READERS,
    "step": READERS,
    "take-step": READERS,
    "attachment": READERS,
    "letters": READERS,
    "letter-print": READERS,
    "letter-proof": READERS,
    "letter": READERS,
    "make-letter": READERS,
    "intake": INTAKERS,
    "take-in": INTAKERS,
}
"""By the name of the route. Whether somebody may take a step in a case, the gate of that step says."""

WITHOUT_ROLE = frozenset({"choose-role", "sign-out", "sign-out-everywhere"})
"""What somebody with several roles can do before choosing in which of them they work."""


def may(route: str, role: Role | None) -> bool:
    """Return whether somebody in that role, or nobody in particular, may have that route."""
    allowed = RIGHTS[route]
    return allowed is EVERYBODY or role in (allowed or ())
