"""The letters of cases as an office shows them: as they would be, as they are, as print and as proof."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.case import Case
from domain.decision import Refused
from domain.events import FileOpened, InitiativeReceived, LetterPrepared
from domain.fact import StoredFact
from domain.fold import replay
from domain.gate import FILE_CLOSED
from domain.letters.dispatch import UNKNOWN_LETTER
from domain.letters.kind import LETTER_LABELS, LetterKind
from domain.letters.placing import LETTER_OF_ANOTHER_FILE, belongs
from domain.roles import MAY_SEE_COMPLAINTS, Role
from domain.rulebook import Rulebook
from domain.terms.counting import legal_day
from domain.transitions.parties.add_party import UNKNOWN_PARTY
from gateways.letters.blanks import Filling
from gateways.letters.print_file import Envelope, print_file
from gateways.letters.rendering import Letter, render
from gateways.letters.situation import Situation
from gateways.letters.template import in_force
from ledger.log import EventLog
from ledger.vault import Vault
from projections.proof import proof_of
from workflows.deciding import UNKNOWN_CASE

LETTER_ERASED = Refused(
    code="letter-erased",
    sentence="De tekst van deze brief is gewist. Alleen wat ermee gebeurde staat er nog.",
)
CASE_NOT_RECEIVED_HERE = Refused(
    code="no-letter-from-source",
    sentence="Van deze zaak staan naam en vragen in een ander systeem. Maak de brief daar.",
)


@dataclass(frozen=True)
class Correspondence:
    """Answers from the ledger itself, and writes nothing. `embedded`: it is not for real cases."""

    log: EventLog
    vault: Vault
    rulebook: Rulebook
    now: Callable[[], datetime]
    contact: str
    embedded: bool

    def draft(
        self, case: str, sort: LetterKind, content: Mapping[str, Any], party: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return a letter as it would be sent, with the template that it is made of."""
        facts = self._facts(case, role)
        if isinstance(facts, Refused):
            return facts
        received = _written_about(facts, sort)
        if isinstance(received, Refused):
            return received
        template = in_force(sort, legal_day(self.now()))
        addressee = _replayed(facts).party(party)
        if addressee is None:
            return UNKNOWN_PARTY
        # A file has no title and no asks: what it is about stands in the letter that opened it.
        written = (received.title, *received.asks) if isinstance(received, InitiativeReceived) else ()
        needed = [addressee.ref, *(each.ref for each in written)]
        plain = self.vault.open(needed)
        if not set(needed) <= plain.keys():
            return LETTER_ERASED
        title, *asks = [plain[each.ref] for each in written] or [""]
        letter = render(
            template,
            self._situation(facts),
            Filling(
                addressee=plain[addressee.ref],
                title=title,
                asks=tuple(asks),
                content=content,
                contact=self.contact,
            ),
        )
        if isinstance(letter, Refused):
            return letter
        return {
            "occurred": self.now().isoformat(),
            "template": template.version,
            "template_sha256": template.sha256,
            "document": letter.document,
        }

    def anew(self, case: str, sort: LetterKind, number: int, role: Role | None) -> dict[str, Any] | Refused:
        """Return what a letter said, exactly, to be prepared once more."""
        found = self._prepared(case, number, role)
        if isinstance(found, Refused):
            return found
        prepared, _ = found
        text = self.vault.open([prepared.document.ref]).get(prepared.document.ref)
        if text is None:
            return LETTER_ERASED
        if prepared.sort is not sort:
            return Refused(
                code="another-letter",
                sentence=f"Brief {number} is van een andere soort: {LETTER_LABELS[prepared.sort]}."
                " Noem die soort, of geef met --json een nieuwe inhoud.",
            )
        return {
            "occurred": self.now().isoformat(),
            "template": prepared.template,
            "template_sha256": prepared.template_sha256,
            "document": text,
        }

    def printed(self, case: str, number: int, role: Role | None) -> bytes | Refused:
        """Return a letter as a print file, the same bytes each time."""
        found = self._prepared(case, number, role)
        if isinstance(found, Refused):
            return found
        prepared, facts = found
        name = _replayed(facts).parties[prepared.party - 1].ref
        plain = self.vault.open({prepared.document.ref, prepared.address.ref, name})
        if prepared.document.ref not in plain or prepared.address.ref not in plain:
            return LETTER_ERASED
        situation = self._situation(facts)
        envelope = Envelope(
            sender=f"Gemeente {situation.municipality}",
            name=plain.get(name, ""),
            address=plain[prepared.address.ref],
            number=situation.number,
            prepared=legal_day(prepared.occurred),
            reference=f"{situation.number} brief {number}",
        )
        return print_file(Letter.of(plain[prepared.document.ref]), envelope, prepared.occurred)

    def proof(self, case: str, number: int, role: Role | None) -> dict[str, Any] | Refused:
        """Return what shows that a letter was sent, and when: on request this is given (Awb 2:25)."""
        facts = self._facts(case, role)
        if isinstance(facts, Refused):
            return facts
        return proof_of(facts, number, self.vault) or UNKNOWN_LETTER

    def _situation(self, facts: tuple[StoredFact, ...]) -> Situation:
        case = _replayed(facts)
        if case.rules is None:
            raise ValueError(f"case {case.id} names no rules")
        rules = self.rulebook.of(case.rules)
        return Situation.of(case, facts[0].number or case.id, rules, embedded=self.embedded)

    def _facts(self, case: str, role: Role | None) -> tuple[StoredFact, ...] | Refused:
        """The facts of a case; those of a complaint for whom it is not about only (Awb 9:7)."""
        facts = self.log.read(case)
        if not facts:
            return UNKNOWN_CASE
        closed = _replayed(facts).about_complaint and role not in MAY_SEE_COMPLAINTS
        return FILE_CLOSED if closed else facts

    def _prepared(
        self, case: str, number: int, role: Role | None
    ) -> tuple[LetterPrepared, tuple[StoredFact, ...]] | Refused:
        facts = self._facts(case, role)
        if isinstance(facts, Refused):
            return facts
        for stored in facts:
            if isinstance(stored.fact.event, LetterPrepared) and stored.fact.event.letter == number:
                return stored.fact.event, facts
        return UNKNOWN_LETTER


def _written_about(
    facts: tuple[StoredFact, ...], sort: LetterKind
) -> InitiativeReceived | FileOpened | Refused:
    """How a case or a file began that a letter of that kind can be about, or why it cannot."""
    received = facts[0].fact.event
    if not isinstance(received, InitiativeReceived | FileOpened):
        return CASE_NOT_RECEIVED_HERE
    fits = belongs(sort, received.sort if isinstance(received, FileOpened) else None)
    return received if fits else LETTER_OF_ANOTHER_FILE


def _replayed(facts: tuple[StoredFact, ...]) -> Case:
    return replay(facts[0].fact.case, tuple(each.fact for each in facts))
