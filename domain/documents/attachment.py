"""What a case keeps of a document that belongs to it."""

from domain.documents.document import Document
from domain.sealed import Text
from domain.value import Frozen

MOST_ATTACHMENTS = 200
"""How many a case holds: ample, and small enough to travel in a workflow's start."""


class Attachment(Frozen):
    """One document, by its number in the case. `party` is who handed it in, where that is known.

    `scanned`: a scanner looked for malware and found none. `aside`: it was found not to belong here.
    """

    number: int
    document: Document
    title: Text
    party: int | None
    scanned: bool
    aside: bool = False
