"""A document of a case, out of the vault, for who may see it."""

from dataclasses import dataclass

from domain.decision import Refused
from domain.documents.document import Document
from domain.fold import replay
from domain.gate import FILE_CLOSED
from domain.roles import MAY_SEE_COMPLAINTS, Role
from domain.transitions.documents.set_attachment_aside import UNKNOWN_ATTACHMENT
from ledger.log import EventLog
from ledger.vault import DocumentAlteredError, Vault
from workflows.deciding import UNKNOWN_CASE

MAY_SEE_ASIDE = frozenset({Role.AUDITOR, Role.OMBUDSMAN, Role.PRIVACY_OFFICER})
"""To whom a document is shown that was found not to belong in its case."""

ASIDE = Refused(
    code="attachment-aside",
    sentence="Deze bijlage is terzijde gelegd: zij hoort niet bij deze zaak. Alleen de auditor, de ombudsman"
    " en de functionaris gegevensbescherming kunnen haar nog inzien.",
)
ERASED = Refused(code="attachment-erased", sentence="Deze bijlage is gewist en kan niet meer worden getoond.")
ALTERED = Refused(
    code="attachment-altered",
    sentence="Wat er van deze bijlage is bewaard, is niet meer wat is ingediend. Zij wordt daarom niet"
    " getoond. Meld dit aan de beheerder en de auditor.",
)


@dataclass(frozen=True)
class Documents:
    """Answers from the ledger itself, and writes nothing."""

    log: EventLog
    vault: Vault

    def content(self, case: str, number: int, role: Role | None) -> tuple[Document, bytes] | Refused:
        """Return what an attachment is and its bytes as they came in, or why it is not shown."""
        facts = self.log.read(case)
        if not facts:
            return UNKNOWN_CASE
        state = replay(case, tuple(each.fact for each in facts))
        if state.about_complaint and role not in MAY_SEE_COMPLAINTS:
            return FILE_CLOSED
        found = state.attachment(number)
        if found is None:
            return UNKNOWN_ATTACHMENT
        if found.aside and role not in MAY_SEE_ASIDE:
            return ASIDE
        return self._opened(case, found.document)

    def _opened(self, case: str, document: Document) -> tuple[Document, bytes] | Refused:
        try:
            content = self.vault.document(f"case:{case}", document.ref, document.digest)
        except DocumentAlteredError:
            return ALTERED
        return ERASED if content is None else (document, content)
