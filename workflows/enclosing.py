"""The file that comes with a submission, before anything of it is kept."""

from dataclasses import dataclass, field

from domain.decision import Refused
from domain.documents.enclosure import Enclosure, enclosed
from domain.documents.scanned import Scanned
from workflows.ports import Scanner

NOT_NAMED = Refused(
    code="enclosure-not-expected",
    sentence="Bij deze stap hoort geen bestand. Voeg het toe met de stap add-attachment.",
)
MALWARE = Refused(
    code="malware-found",
    sentence="In dit bestand is schadelijke software gevonden; het is niet bewaard. Open het niet en vraag"
    " de indiener langs een andere weg om een schoon bestand.",
)

MOST_BYTES = 25_000_000
"""How large a file may be where an installation sets nothing else."""


class NoScanner:
    """Stands where no scanner is set: nobody looks, and every attachment says so."""

    def scan(self, content: bytes) -> Scanned:
        """Return that nobody looked."""
        del content
        return Scanned.NOT_LOOKED


@dataclass(frozen=True)
class Enclosures:
    """What is taken in: files of at most so many bytes, after the scanner looked."""

    scanner: Scanner = field(default_factory=NoScanner)
    most: int = MOST_BYTES

    def inspect(self, content: bytes | None) -> Enclosure | Refused | None:
        """Return the file as far as it can be judged by itself; nothing where none came."""
        return None if content is None else enclosed(content, self.most)

    def scan(self, enclosure: Enclosure) -> bool | Refused:
        """Return whether a scanner looked and found nothing, or that it found something.

        Raises what the scanner raises where it could not look: unseen is not the same as clean.
        """
        found = self.scanner.scan(enclosure.content)
        return MALWARE if found is Scanned.INFECTED else found is Scanned.CLEAN
