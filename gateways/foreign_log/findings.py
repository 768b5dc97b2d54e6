"""What an import has to tell people about the log: rows it cannot read, and what looks strange in it."""

from collections import Counter
from dataclasses import dataclass, field

from domain.value import Frozen
from gateways.foreign_log.rows import Unreadable

LISTED = 1000
"""So many rows and cases are named one by one; beyond that they are counted only."""

REASONS = {
    "row-width": "de rij heeft meer of minder kolommen dan de kop",
    "row-broken": "de rij kan niet worden gelezen, misschien door een aanhalingsteken dat niet sluit",
    "invalid-encoding": "de rij bevat tekens die niet bij de codering horen",
    "case-missing": "de zaak ontbreekt",
    "case-invalid": "het kenmerk van de zaak is te lang of bevat vreemde tekens",
    "activity-missing": "de activiteit ontbreekt",
    "time-missing": "het tijdstip ontbreekt",
    "time-invalid": "het tijdstip kan niet worden gelezen",
    "time-in-future": "het tijdstip ligt in de toekomst",
    "actor-invalid": "de naam van wie het deed is te lang of bevat vreemde tekens",
}

NOTICES = {
    "doubled-rows": "een rij zegt hetzelfde als een eerdere rij; zij tellen als een",
    "perhaps-broken-off": "de laatste regel van een bestand heeft geen einde; misschien is het afgebroken",
    "files-disagree": "een moment staat in het logboek op een andere dag dan in de zakenlijst",
    "ends-before-receipt": "een zaak is volgens de bron eerder beantwoord of gesloten dan ontvangen",
    "answered-after-closing": "een zaak is volgens de bron pas na het sluiten beantwoord",
    "events-after-closing": "een zaak heeft gebeurtenissen op een dag na het sluiten",
    "told-otherwise": "de bron meldt een moment nu anders dan eerder; het eerdere blijft staan",
    "led-here": "een zaak is hier al verder behandeld; wat de bron er nog van meldt is niet overgenomen",
    "activity-never-met": "een activiteit uit de mapping komt in het logboek niet voor",
}


class RejectedRow(Frozen):
    """A row that could not be read."""

    file: str
    line: int
    code: str
    reason: str


class RejectedCase(Frozen):
    """A case of which the log does not say when it came in: no term can be counted for it."""

    source_case: str
    line: int


@dataclass
class Findings:
    """Everything found while reading; grows to a fixed size, whatever the size of the log."""

    rejected_rows: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    rejected_cases: int = 0
    without_receipt: list[RejectedCase] = field(default_factory=list)
    notices: Counter[str] = field(default_factory=Counter)
    noticed: dict[str, list[str]] = field(default_factory=dict)

    def notice(self, code: str, about: str) -> None:
        """Count what looks strange, and name the case or activity it is about while there is room."""
        self.notices[code] += 1
        named = self.noticed.setdefault(code, [])
        if len(named) < LISTED:
            named.append(about)

    def reject(self, row: Unreadable) -> None:
        """Count a row that cannot be read, and name it while there is room."""
        self.rejected_rows += 1
        if len(self.rejected) < LISTED:
            told = RejectedRow(file=row.file, line=row.line, code=row.code, reason=REASONS[row.code])
            self.rejected.append(told)

    def reject_case(self, source_case: str, line: int) -> None:
        """Count a case without receipt, and name it while there is room."""
        self.rejected_cases += 1
        if len(self.without_receipt) < LISTED:
            self.without_receipt.append(RejectedCase(source_case=source_case, line=line))
