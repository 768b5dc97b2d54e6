"""One example of every event about documents."""

from datetime import UTC, datetime

from domain import events as e
from domain.documents.document import Document
from domain.sealed import Text

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)

DOCUMENTS: tuple[e.Event, ...] = (
    e.AttachmentAdded(occurred=AT, document=Document.example(), title=Text.example(), party=2, scanned=True),
    e.AttachmentSetAside(occurred=AT, attachment=1, reason=Text.example()),
)
