"""The documents of a case as its file shows them: what they are, never what stands in them."""

from collections.abc import Iterable, Mapping

from domain.documents.attachment import Attachment
from domain.documents.media import MediaType
from domain.value import Frozen


class AttachmentRow(Frozen):
    """One document. `size` is in bytes; `digest` its salted SHA-256, by which the fact knows it.

    `aside`: it was found not to belong in this case; its title is then shown no more.
    """

    number: int
    title: str
    media_type: MediaType
    size: int
    party: int | None
    scanned: bool
    aside: bool
    digest: str

    @classmethod
    def of(cls, attachment: Attachment, plain: Mapping[str, str], erased: str) -> "AttachmentRow":
        """Return the row of a document, with its title opened; `erased` stands where that is gone."""
        title = "(terzijde gelegd)" if attachment.aside else plain.get(attachment.title.ref, erased)
        return cls(
            number=attachment.number,
            title=title,
            media_type=attachment.document.media_type,
            size=attachment.document.size,
            party=attachment.party,
            scanned=attachment.scanned,
            aside=attachment.aside,
            digest=attachment.document.digest,
        )


def titles(attachments: Iterable[Attachment]) -> set[str]:
    """Return the references of the titles that are shown."""
    return {each.title.ref for each in attachments if not each.aside}
