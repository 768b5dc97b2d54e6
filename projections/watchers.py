"""Who follows a case, as the case file answers it."""

from collections.abc import Iterable, Mapping

from domain.value import Frozen
from domain.watchers import Watcher


class WatcherRow(Frozen):
    """One who follows the case: an account, or a name from outside with how they want to hear."""

    number: int
    name: str
    outside: bool
    contact: str | None

    @classmethod
    def of(cls, watcher: Watcher, plain: Mapping[str, str], erased: str) -> "WatcherRow":
        """Return the row of one who follows; `erased` is what stands where a text is gone."""
        contact = watcher.contact
        return cls(
            number=watcher.number,
            name=plain.get(watcher.ref, erased),
            outside=watcher.outside,
            contact=None if contact is None else plain.get(contact.ref, erased),
        )


def references(watchers: Iterable[Watcher]) -> set[str]:
    """Return the references under which their names and contacts lie."""
    shown = tuple(watchers)
    return {each.ref for each in shown} | {each.contact.ref for each in shown if each.contact}
