"""What the terminal needs of the engine: handed in by the composition root, so that no command builds it.

What stands here in signatures only is not imported to run: it would bring Temporal and PostgreSQL along
for a command that needs neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from domain.decision import Refused
    from domain.documents.document import Document
    from domain.figures.period import Period
    from domain.letters.kind import LetterKind
    from domain.roles import Role
    from domain.signals import Signal
    from gateways.foreign_log.summary import Summary
    from projections.beside import SoFar
    from projections.model import ReadModel
    from projections.rebuild import Rebuilt
    from projections.whose import Whose
    from workflows.absence_desk import AbsenceSlip, ReturnSlip
    from workflows.messages import Receipt
    from workflows.recovery import Recovered
    from workflows.slip import Slip


class Fault(Exception):  # noqa: N818 - a fault is what the reader calls it
    """Why a command could not be carried out: a stable code and one Dutch sentence; exit code 1."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True)
class RestoreOrder:
    """What an administrator asks to be put back, by which account, and what may be done for it."""

    file: Path
    account: str
    keys: Path | None = None
    erasures: Path | None = None
    over_existing: bool = False
    without_keys: bool = False


@dataclass(frozen=True)
class RulesOrder:
    """Which version of rules open cases are to go over to, by whose hand, and for which cause.

    Without a `reason` the rules themselves give it: the decree, or the day they came into force.
    """

    version: str
    account: str
    role: Role
    mandate: str | None = None
    reason: str | None = None


class Office(Protocol):
    """A running engine, as seen from a command."""

    async def submit(self, slip: Slip) -> Receipt | Refused:
        """Hand in a submission, and wait until the read models show it."""
        ...

    def today(self) -> date:
        """Return which legal day it is, in Europe/Amsterdam."""
        ...

    def case(self, case: str, *, known_on: date | None = None) -> dict[str, Any] | None:
        """Return a case by id or number as JSON values, or nothing where it is unknown.

        As it is, or as it was known at the end of a day.
        """
        ...

    def draft_letter(
        self, case: str, sort: LetterKind, content: Mapping[str, Any], party: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return a letter as it would be sent, with its template: the fields that a preparation asks."""
        ...

    def letter_anew(
        self, case: str, sort: LetterKind, number: int, role: Role | None
    ) -> dict[str, Any] | Refused:
        """Return the same text as a letter that was prepared before, for a second sending."""
        ...

    def letters(self, case: str | None) -> list[dict[str, Any]] | Refused:
        """Return a row a letter, of one case or of all."""
        ...

    def printed_letter(self, case: str, number: int, role: Role | None) -> bytes | Refused:
        """Return a letter as PDF/UA."""
        ...

    def letter_proof(self, case: str, number: int, role: Role | None) -> dict[str, Any] | Refused:
        """Return what shows that a letter was sent, and what became of it."""
        ...

    def document(self, case: str, number: int, role: Role | None) -> tuple[Document, bytes] | Refused:
        """Return what an attachment is and its bytes, or why it is not shown."""
        ...

    def moment(self) -> str:
        """Return the moment it is, in ISO form."""
        ...

    def worklist(
        self, whose: Whose = ..., *, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield what must be done after a place in the list, soonest term first; at most so many."""
        ...

    def answering_for(self, account: str) -> tuple[str, ...] | Refused:
        """Return the references of an account and of those for whom it stands in today."""
        ...

    def teams(self) -> Sequence[dict[str, Any]]:
        """Return how many open cases each team has, and how many of them nobody."""
        ...

    def radar(
        self, signal: Signal, days: int, *, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the cases that ask for somebody for that reason, for at least so many days."""
        ...

    def unreachable(
        self, days: int, *, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the open cases whose handler nobody answers for today, quiet for at least so many days."""
        ...

    def initiatives(
        self, *, public: bool = False, limit: int | None = None, after: str | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield every initiative, or those that were published, in the order in which they came in."""
        ...

    def initiative_totals(self) -> Sequence[dict[str, Any]]:
        """Return how many initiatives there are by kind and district, with sums; what is small is hidden."""
        ...

    def register(
        self,
        *,
        limit: int | None = None,
        after: str | None = None,
        explained: bool = False,
        known_on: date | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield a row a clock after a place in the list; with `limit` so many and the rest of a case.

        As it is, or as it was known at the end of a day. `explained` adds to each how its due day came to be.
        """
        ...

    def totals(self) -> Sequence[dict[str, Any]]:
        """Return how many clocks stand how today, by municipality, name and regime."""
        ...

    def statistics(self, period: Period) -> dict[str, Any]:
        """Return how the terms due within a period came out, with the clocks behind each figure."""
        ...

    def record_absence(self, slip: AbsenceSlip) -> dict[str, Any] | Refused:
        """Record who is away and who stands in, and return that absence."""
        ...

    def end_absence(self, slip: ReturnSlip) -> dict[str, Any] | Refused:
        """Record that somebody is back earlier, and return the absence as it then stands."""
        ...

    def absences(self, *, everything: bool) -> list[dict[str, Any]]:
        """Return who is away or will be, or all that was ever recorded, by number."""
        ...

    async def status(self) -> dict[str, Any]:
        """Return how the engine stands."""
        ...

    async def rebuild(self, models: Sequence[ReadModel], told: Callable[[SoFar], None]) -> Sequence[Rebuilt]:
        """Rebuild read models beside the live ones; `told` hears how far it is."""
        ...

    def rule_versions(self) -> Sequence[dict[str, Any]]:
        """Return the versions of rules that are here or in use, each with its open cases."""
        ...

    def preview_rules(self, version: str) -> dict[str, Any] | Refused:
        """Return what a version of rules would make of each open case."""
        ...

    async def apply_rules(
        self, order: RulesOrder, told: Callable[[dict[str, Any]], None]
    ) -> dict[str, Any] | Refused:
        """Bring each open case under a version of rules; `told` hears of each."""
        ...

    async def recover(self, told: Callable[[Recovered], None]) -> Recovered:
        """Bring every open case back to life; `told` hears how far it is."""
        ...


@dataclass(frozen=True)
class LogToImport:
    """A log of another system, as it is named on the command line."""

    log: Path
    cases: Path | None
    mapping: Path
    dry_run: bool


class Ports(NamedTuple):
    """On which ports of this machine, where others are asked than the settings say; 0 is any free one."""

    temporal: int | None = None
    web: int | None = None


class Engine(Protocol):
    """The whole engine, started or looked up by a command."""

    def office(self, data_dir: Path | None, config: Path | None) -> AbstractAsyncContextManager[Office]:
        """Return the running engine of that data directory. Raises `Fault` where none runs."""
        ...

    def import_log(
        self, given: LogToImport, data_dir: Path | None, config: Path | None, told: Callable[[str], None]
    ) -> Summary:
        """Take a foreign log in and return what it came to. Raises `Fault` and `LogRefused`."""
        ...

    def up(self, data_dir: Path | None, config: Path | None, ports: Ports) -> None:
        """Run the whole stack until it is told to stop."""
        ...

    def link(self, data_dir: Path | None, config: Path | None) -> str:
        """Return a new one-time link to the pages. Raises `Fault` where none run."""
        ...

    def backup(
        self,
        file: Path,
        keys: Path | None,
        data_dir: Path | None,
        config: Path | None,
        told: Callable[[str], None],
    ) -> dict[str, Any] | Refused:
        """Back up the running engine, and return what was written."""
        ...

    def restore(
        self, order: RestoreOrder, data_dir: Path | None, config: Path | None, told: Callable[[str], None]
    ) -> dict[str, Any] | Refused:
        """Put a backup back while the engine is down, and return what came of it."""
        ...

    def demo(self, data_dir: Path | None, config: Path | None) -> bool:
        """Walk sample initiatives through whole lives; whether everything held."""
        ...
