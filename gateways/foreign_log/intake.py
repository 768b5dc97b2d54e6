"""Reports into the ledger, in batches: what is there already adds nothing, what is new is appended."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from domain import identity
from domain.case import Case
from domain.decision import Conflict, IdReused
from domain.events import Event
from domain.fact import Fact, Stamp
from domain.fold import evolve, replay
from domain.report import Report
from domain.reported import Taken, take_in
from domain.roles import Role
from domain.rulebook import Rulebook, Rules
from domain.terms.counting import legal_day
from gateways.foreign_log.findings import Findings
from gateways.foreign_log.summary import Tally
from ledger.bulk import Addition, append_many, fingerprint, read_many
from ledger.log import EventLog

_BATCH = 100
"""Cases. Some 350 events: a live append that comes meanwhile waits for them about as long as for a page."""

_ID = 16
"""Bytes in the id of a case."""

_TRIES = 20


class Interrupted(Exception):  # noqa: N818 - it is no error: somebody asked for it
    """An import that was told to stop between two batches; what it stored stays, and a rerun completes it."""


class _Decided(NamedTuple):
    report: Report
    rules: Rules
    case: Case
    taken: Taken
    stamp: Stamp


class Intake:
    """Takes reports in. Without a ledger it only tells what an empty one would come to hold."""

    def __init__(
        self, log: EventLog | None, rulebook: Rulebook, findings: Findings, now: Callable[[], datetime]
    ) -> None:
        self._log = log
        self._rulebook = rulebook
        self._findings = findings
        self._now = now
        self.tally = Tally()
        # Sixteen bytes each: there may be a million, and a list of texts would fill the memory.
        self._open = bytearray()

    def take_in(self, reports: Iterable[Report], stop: Callable[[], bool]) -> Iterator[Tally]:
        """Store the reports, and yield the counts so far after each batch. Raises `Interrupted`."""
        waiting = iter(reports)
        while batch := list(islice(waiting, _BATCH)):
            if stop():
                raise Interrupted
            self._store(batch)
            yield self.tally

    def open_cases(self) -> Iterator[str]:
        """Yield the ids of the cases that have not ended, as far as reports were taken in."""
        return (self._open[at : at + _ID].hex() for at in range(0, len(self._open), _ID))

    def _store(self, batch: Sequence[Report]) -> None:
        """Store one batch. Where somebody else was first in a case, look again and decide again."""
        for _ in range(_TRIES):
            decided = [self._decide(report, held) for report, held in self._held(batch)]
            conflicts = self._append([each for each in decided if each.taken.events])
            for each in decided:
                if each.case.id not in conflicts:
                    self._count(each)
            batch = [each.report for each in decided if each.case.id in conflicts]
            if not batch:
                return
        raise RuntimeError("a case kept moving under an import")

    def _held(self, batch: Sequence[Report]) -> Iterator[tuple[Report, Case]]:
        ids = [_id(report) for report in batch]
        held = {} if self._log is None else read_many(self._log, ids)
        for case, report in zip(ids, batch, strict=True):
            yield report, replay(case, tuple(each.fact for each in held.get(case, ())))

    def _decide(self, report: Report, case: Case) -> _Decided:
        day = legal_day(report.received.occurred)
        rules = self._rulebook.of(case.rules) if case.rules else self._rulebook.on(report.municipality, day)
        taken = take_in(case, report, rules)
        return _Decided(report, rules, case, taken, self._stamp(case, taken.events))

    def _append(self, decided: Sequence[_Decided]) -> set[str]:
        """Append what was decided, and return the cases in which others were first."""
        if self._log is None:
            return set()
        answers = append_many(self._log, [self._addition(each) for each in decided])
        return {
            each.case.id
            for each, answer in zip(decided, answers, strict=True)
            if isinstance(answer, Conflict | IdReused)
        }

    def _addition(self, decided: _Decided) -> Addition:
        case, events = decided.case, decided.taken.events
        prefix = None if case.version else decided.rules.regulation.number_prefix
        return Addition(case.id, case.version, events, decided.stamp, prefix)

    def _stamp(self, case: Case, events: Sequence[Event]) -> Stamp:
        content = fingerprint(events)
        return Stamp(
            by=_HAND,
            role=Role.SYSTEM,
            mandate=None,
            recorded=self._now(),
            command=identity.command_id(_HAND, f"{case.id}:{case.version}:{content}"),
            fingerprint=content,
        )

    def _count(self, decided: _Decided) -> None:
        events, case = decided.taken.events, decided.case
        for event in events:
            fact = Fact(case=case.id, version=case.version + 1, event=event, stamp=decided.stamp)
            case = evolve(case, fact)
        for _ in decided.taken.differing:
            self._findings.notice("told-otherwise", decided.report.source_case)
        if decided.taken.led_here:
            self._findings.notice("led-here", decided.report.source_case)
        self.tally.count(case, decided.rules, len(events))
        if not case.closed:
            self._open += bytes.fromhex(case.id)


_HAND = "import"
"""Whose hand it is: the engine copies what a source says."""


def _id(report: Report) -> str:
    return identity.case_id(report.municipality, f"import:{report.source}", report.source_case)
