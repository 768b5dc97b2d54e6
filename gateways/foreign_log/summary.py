"""What an import came to, for people and for machines."""

from dataclasses import dataclass

from domain.case import Case
from domain.reported import response_clock
from domain.rulebook import Rules
from domain.terms.clock import Manner, Standing
from domain.terms.due import standing
from domain.value import Frozen
from gateways.foreign_log.findings import Findings, RejectedCase, RejectedRow


@dataclass
class Tally:
    """Counts over the cases of a log, as they stand in the ledger after the import."""

    cases: int = 0
    facts: int = 0
    open: int = 0
    in_time: int = 0
    late: int = 0

    def count(self, case: Case, rules: Rules, facts: int) -> None:
        """Take in one case, with the facts that were added to it just now.

        Open is whatever has not ended, overdue or not. In time or late is only what was
        answered: the law's count of late cases is another one, and stands in the register.
        """
        self.cases += 1
        self.facts += facts
        self.open += not case.closed
        clock = response_clock(case)
        if clock is None or clock.ending is None or clock.ending.manner not in _ANSWERED:
            return
        verdict = standing(clock, rules.measure_of(clock), clock.ending.on)
        self.in_time += verdict is Standing.IN_TIME
        self.late += verdict is Standing.LATE


class Summary(Frozen):
    """The outcome of one import. `facts` are those that this run added, or would add to an empty ledger."""

    source: str
    dry_run: bool
    cases: int
    facts: int
    open: int
    in_time: int
    late: int
    rejected_rows: int
    rejected_cases: int
    notices: dict[str, int]
    noticed: dict[str, tuple[str, ...]]
    rejected: tuple[RejectedRow, ...]
    without_receipt: tuple[RejectedCase, ...]

    @classmethod
    def of(cls, source: str, tally: Tally, findings: Findings, *, dry_run: bool) -> "Summary":
        """Return the summary of a log whose every case was taken in, or would be."""
        return cls(
            source=source,
            dry_run=dry_run,
            cases=tally.cases,
            facts=tally.facts,
            open=tally.open,
            in_time=tally.in_time,
            late=tally.late,
            rejected_rows=findings.rejected_rows,
            rejected_cases=findings.rejected_cases,
            notices={code: count for code, count in sorted(findings.notices.items()) if count},
            noticed={code: tuple(about) for code, about in sorted(findings.noticed.items())},
            rejected=tuple(findings.rejected),
            without_receipt=tuple(findings.without_receipt),
        )


_ANSWERED = frozenset({Manner.MET, Manner.REPORTED})
