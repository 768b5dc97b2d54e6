"""What the desk hears while it seals, for as long as one submission takes."""

from domain.documents.document import Document
from domain.documents.enclosure import Enclosure
from workflows.ports import Sealing


class Overheard:
    """Passes every string on to be sealed, and can tell what stood under a reference until it is let go.

    `named` tells whether the submission names the file that came with it.
    """

    def __init__(self, sealing: Sealing, enclosure: Enclosure | None = None) -> None:
        self._sealing = sealing
        self._enclosure = enclosure
        self._plain: dict[str, str] = {}
        self.named = False

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return reference and digest of a string, as the sealer gives them."""
        ref, digest = self._sealing.seal(sort, plain)
        self._plain[ref] = plain
        return ref, digest

    def enclose(self, sha256: str) -> Document | None:
        """Return the enclosed file where it is the one of that SHA-256, sealed as a whole."""
        enclosure = self._enclosure
        if enclosure is None or enclosure.sha256 != sha256:
            return None
        self.named = True
        ref, digest = self._sealing.seal_document(enclosure.content)
        return Document(ref=ref, digest=digest, media_type=enclosure.media_type, size=len(enclosure.content))

    def plain(self, ref: str) -> str:
        """Return the string that was sealed under that reference. Raises `KeyError` for any other."""
        return self._plain[ref]
