"""The rules this process judges by: handed in once when a worker starts, before any case runs.

Only validators look here, and Temporal never replays a validator, so what is installed
cannot make a replay differ.
"""

from domain.rulebook import Rulebook

_installed: list[Rulebook] = []


def install(rulebook: Rulebook) -> None:
    """Make these the rules of this process."""
    _installed[:] = [rulebook]


def installed() -> Rulebook:
    """Return the rules of this process. Raises `RuntimeError` where a worker forgot to install them."""
    if not _installed:
        raise RuntimeError("no rules installed: a worker installs them before it polls")
    return _installed[0]
