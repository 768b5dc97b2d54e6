"""What a question says happened to a term: its suspensions and its extension, read from JSON."""

from datetime import date, timedelta

from domain.terms.asking import EARLIEST, LATEST, Asked, bad
from domain.terms.basis import ARTICLES, ExtensionBasis, SuspensionBasis
from domain.terms.clock import Extension, Suspension

_SUSPENSION_KEYS = frozenset({"basis", "from", "to", "invited", "term_until", "completed"})
_EXTENSION_KEYS = frozenset({"basis", "announced", "until", "weeks"})

MOST_WEEKS = (LATEST - EARLIEST + 1) * 53
"""More weeks than lie between the first and the last day that the calculator knows."""


def read_suspensions(value: object) -> tuple[Suspension, ...]:
    """Return the suspensions in a request. Raises `BadRequestError` with the first thing wrong with them."""
    if value is None:
        return ()
    if not isinstance(value, list):
        bad("invalid-suspensions", "'suspensions' moet een lijst zijn.")
    return tuple(_suspension(each) for each in value)


def _suspension(value: object) -> Suspension:
    asked = Asked(value, _SUSPENSION_KEYS, "Een opschorting")
    basis = asked.needed("basis", lambda key: asked.choice(key, SuspensionBasis, "unknown-basis"))
    if basis is SuspensionBasis.COMPLETION:
        return _completion(asked, basis)
    _only(asked, ("from", "to"), ("invited", "term_until", "completed"), basis)
    begin, until = asked.needed("from", asked.day), asked.needed("to", asked.day)
    if begin > until:
        bad("from-after-to", "'from' ligt na 'to'.")
    return _stretch(basis, begin, until)


def _completion(asked: Asked, basis: SuspensionBasis) -> Suspension:
    if not asked.has("invited"):
        bad("no-invitation", "Een verzoek om aanvulling heeft een dag van verzending nodig: 'invited'.")
    _only(asked, ("invited", "term_until", "completed"), ("from", "to"), basis)
    invited, until, completed = (asked.day(key) for key in ("invited", "term_until", "completed"))
    if invited is None:
        bad("no-invitation", "Een verzoek om aanvulling heeft een dag van verzending nodig: 'invited'.")
    return _stretch(basis, invited + timedelta(days=1), until, None if until is None else completed)


def _stretch(
    basis: SuspensionBasis, begin: date, until: date | None, resumed: date | None = None
) -> Suspension:
    """A suspension of a case that is not there: no fact caused it."""
    return Suspension(basis=str(ARTICLES[basis]), begin=begin, until=until, resumed=resumed, by=0)


def _only(asked: Asked, wanted: tuple[str, ...], strange: tuple[str, ...], basis: SuspensionBasis) -> None:
    found = next((key for key in strange if asked.has(key)), None)
    if found is not None:
        names = ", ".join(wanted)
        bad("unknown-key", f"Een opschorting op grond van {basis} kent '{found}' niet, wel {names}.")


def read_extension(value: object) -> Extension:
    """Return the extension in a request. Raises `BadRequestError` with the first thing wrong with it."""
    asked = Asked(value, _EXTENSION_KEYS, "Een verlenging")
    basis = asked.needed("basis", lambda key: asked.choice(key, ExtensionBasis, "unknown-basis"))
    announced = asked.needed("announced", asked.day)
    if asked.has("until") == asked.has("weeks"):
        bad("until-or-weeks", "Een verlenging noemt 'until' of 'weeks', een van de twee.")
    weeks = asked.number("weeks", "invalid-weeks") if asked.has("weeks") else None
    if weeks is not None and weeks > MOST_WEEKS:
        bad("date-out-of-range", f"Deze verlenging eindigt buiten de jaren {EARLIEST} tot en met {LATEST}.")
    return Extension(basis=basis, announced=announced, until=asked.day("until"), weeks=weeks)
