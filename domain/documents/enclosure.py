"""A file that comes with a submission, once it was looked at: neither too large nor something else."""

from dataclasses import dataclass, field
from hashlib import sha256

from domain.decision import Refused
from domain.documents.media import MEDIA_LABELS, MediaType, holds_macros, media_type_of

EMPTY = Refused(code="attachment-empty", sentence="Het bestand is leeg. Kies het bestand opnieuw.")
OTHER_TYPE = Refused(
    code="attachment-type-not-taken",
    sentence="Dit soort bestand wordt niet aangenomen; er is gekeken naar wat erin staat, niet naar de naam."
    f" Aangenomen worden: {', '.join(MEDIA_LABELS.values())}. Vraag de indiener om een PDF, of leg vast"
    " waar het stuk ligt (link-elsewhere).",
)
WITH_MACROS = Refused(
    code="attachment-with-macros",
    sentence="In dit bestand zit een programma (macro's). Vraag de indiener om een PDF van hetzelfde stuk.",
)


@dataclass(frozen=True)
class Enclosure:
    """The file, its SHA-256 in hexadecimal, and what it is."""

    content: bytes = field(repr=False)
    sha256: str
    media_type: MediaType


def too_large(most: int) -> Refused:
    """Return that a file has more bytes than are taken in."""
    return Refused(
        code="attachment-too-large",
        sentence=f"Het bestand is te groot: hoogstens {most // 1_000_000} MB. Vraag om een kleiner"
        " bestand, splits het, of leg vast waar het stuk ligt (link-elsewhere).",
    )


def enclosed(content: bytes, most: int) -> Enclosure | Refused:
    """Return the file as an enclosure of at most so many bytes, or why it is not taken in.

    That something was received is not undone by this: the receipt stands, and the sender is asked anew.
    """
    if len(content) > most:
        return too_large(most)
    if not content:
        return EMPTY
    media_type = media_type_of(content)
    if media_type is None:
        return OTHER_TYPE
    if holds_macros(content):
        return WITH_MACROS
    return Enclosure(content, sha256(content).hexdigest(), media_type)
