"""Documents that were added to a case, and those found not to belong there."""

from typing import Literal

from domain.documents.document import Document
from domain.events.happening import Happening
from domain.sealed import Text


class AttachmentAdded(Happening):
    """A document came in, under the next number; `party` is who handed it in, where it is known.

    `scanned` tells that a scanner looked for malware and found none; without it nobody looked.
    """

    topic: Literal["case.attachment-added.v1"] = "case.attachment-added.v1"
    document: Document
    title: Text
    party: int | None
    scanned: bool


class AttachmentSetAside(Happening):
    """A document turned out not to belong in this case. It stays in the vault, and is shown no more."""

    topic: Literal["case.attachment-set-aside.v1"] = "case.attachment-set-aside.v1"
    attachment: int
    reason: Text
