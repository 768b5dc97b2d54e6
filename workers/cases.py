"""One case as an office shows it, with its letters and documents, called by its id or by its number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.case import Case
from domain.decision import Refused
from domain.documents.document import Document
from domain.identity import is_case_id
from domain.letters.kind import LetterKind
from domain.roles import Role
from domain.stages import STAGE_LABELS
from domain.terms.counting import legal_day
from projections.answers.case_file import Glance
from projections.known_on import KnownOn
from projections.queries import ReadModels
from workers.clock import now
from workers.correspondence import Correspondence
from workers.documents import Documents


@dataclass(frozen=True)
class Cases:
    """What an office answers about one case."""

    models: ReadModels
    believed: KnownOn
    correspondence: Correspondence
    documents: Documents

    def case(self, case: str, *, known_on: date | None = None) -> dict[str, Any] | None:
        """Return a case by id or number, as it is or as it was known at the end of a day."""
        which = self.id_of(case) or case
        if known_on is not None:
            found = self.believed.case(which, known_on)
        else:
            found = self.models.case(which, legal_day(now()))
        return None if found is None else found.model_dump(mode="json")

    def glance(self, case: str) -> Glance | None:
        """Return how far a case is, by id or number, or nothing where it is unknown."""
        return self.models.glance(case)

    def stands(self, case: str) -> Case:
        """Return where a case that is there stands: what a rule looks at."""
        return self.models.followed([self.id_of(case) or case])[0].case

    def tied(self, case: str) -> list[dict[str, Any]]:
        """Return the cases that are handled together with this one, and the one its file is about."""
        followed = self.models.followed([self.id_of(case) or case])
        ids = {other: "joined" for each in followed for other in each.case.joined}
        ids |= {each.case.file.other: "about" for each in followed if each.case.file is not None}
        return [
            {
                "number": each.number,
                "how": ids[each.case.id],
                "stage_label": STAGE_LABELS[each.case.stage],
                "complaint": each.case.about_complaint,
            }
            for each in self.models.followed(list(ids))
        ]

    def draft_letter(
        self, case: str, sort: LetterKind, content: Mapping[str, Any], party: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return a letter as it would be sent, with its template: the fields that a preparation asks."""
        return self.correspondence.draft(self.id_of(case) or case, sort, content, party, role)

    def letter_anew(
        self, case: str, sort: LetterKind, number: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return the same text as a letter that was prepared before, for a second sending."""
        return self.correspondence.anew(self.id_of(case) or case, sort, number, role)

    def letters(self, case: str | None) -> list[dict[str, Any]] | Refused:
        """Return a row a letter, of one case or of all."""
        return self.models.letters(self.id_of(case))

    def printed_letter(self, case: str, number: int, role: Role | None) -> bytes | Refused:
        """Return a letter as PDF/UA."""
        return self.correspondence.printed(self.id_of(case) or case, number, role)

    def letter_proof(self, case: str, number: int, role: Role | None) -> dict[str, Any] | Refused:
        """Return what shows that a letter was sent, and what became of it."""
        return self.correspondence.proof(self.id_of(case) or case, number, role)

    def document(self, case: str, number: int, role: Role | None) -> tuple[Document, bytes] | Refused:
        """Return what an attachment is and its bytes, or why it is not shown."""
        return self.documents.content(self.id_of(case) or case, number, role)

    def id_of(self, case: str | None) -> str | None:
        """Return the id of a case that people call by its number; what is not known is left as it is."""
        if case is None or is_case_id(case):
            return case
        found = self.models.case(case.strip().upper(), legal_day(now()))
        return case if found is None else found.id
