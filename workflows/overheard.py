"""What the desk hears while it seals, for as long as one submission takes."""

from domain.sealed import Sealer


class Overheard:
    """Passes every string on to be sealed, and can tell what stood under a reference until it is let go."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._plain: dict[str, str] = {}

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return reference and digest of a string, as the sealer gives them."""
        ref, digest = self._sealer.seal(sort, plain)
        self._plain[ref] = plain
        return ref, digest

    def plain(self, ref: str) -> str:
        """Return the string that was sealed under that reference. Raises `KeyError` for any other."""
        return self._plain[ref]
