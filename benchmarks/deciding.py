"""Invented lives as the ledger would hold them: every fact is what the domain decided on the facts before."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random

from benchmarks.lives import life
from domain.agenda import next_moment
from domain.case import Case
from domain.catalogue import transition_named
from domain.command import Command
from domain.decision import Actor, Circumstances, Refused
from domain.fact import Fact, Stamp
from domain.fold import evolve
from domain.gate import decide
from domain.reading import read
from domain.roles import Role
from domain.rulebook import Rulebook, Rules
from domain.terms.counting import legal_day
from domain.transitions.terms.observe_terms import ObserveTerms
from ledger.canonical import encode
from workers.demo.life import Step

UNTIL = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""What lies after it has not happened yet: a life that is under way by then is an open case."""

FIRST_DAY = date(2011, 1, 3)

CASE = "@" * 24
"""Stands in references and command ids where each copy of a life puts its own."""


@dataclass(frozen=True)
class Entry:
    """The events of one command, as they go into the ledger, with `CASE` still in them."""

    life: int
    recorded: datetime
    expected: int
    command: str
    fingerprint: str
    prefix: str
    events: tuple[tuple[str, bytes], ...]


def decided(number: int, seed: int, rulebook: Rulebook) -> list[list[Entry]]:
    """Return so many lives with what was decided in them up to `UNTIL`; receipts grow by the year."""
    dice = Random(seed)  # noqa: S311 - invented lives, the same for the same seed
    span = (legal_day(UNTIL) - FIRST_DAY).days
    days = [FIRST_DAY + timedelta(days=int(dice.triangular(0, span, span))) for _ in range(number)]
    return [_lived(nth, life(dice, day), rulebook) for nth, day in enumerate(days)]


def _lived(nth: int, steps: Iterable[Step], rulebook: Rulebook) -> list[Entry]:
    living = _Living(nth, rulebook)
    for step in steps:
        moment = step.moment(UNTIL)
        living.observe(min(moment, UNTIL))
        if moment > UNTIL:
            return living.entries
        living.take(step)
    living.observe(UNTIL)
    return living.entries


class _Living:
    """One case while it is lived; also what the engine observes by itself, at the moment it would wake."""

    def __init__(self, nth: int, rulebook: Rulebook) -> None:
        self.entries: list[Entry] = []
        self._nth = nth
        self._rulebook = rulebook
        self._case = Case(id=CASE)
        self._rules: Rules | None = None
        self._recorded = datetime.min.replace(tzinfo=UTC)
        self._before = 0
        self._texts = 0

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        """Return a reference of the length that the vault gives, to nothing; an account has one for good."""
        self._texts += 1
        name = sha256(plain.encode()).hexdigest()[:32] if sort == "staff" else f"{CASE}{self._texts:08x}"
        return f"{sort}-{name}", sha256(f"{self._nth}/{self._texts}/{plain}".encode()).hexdigest()

    def take(self, step: Step) -> None:
        """Take one step as its actor would. Raises `ValueError` where it is refused: a bug in the life."""
        transition = transition_named(step.transition)
        if transition is None:
            raise LookupError(step.transition)
        content = json.dumps(step.content(UNTIL, self._before)).encode()
        command = read(transition, content, self)
        if isinstance(command, Refused):
            raise ValueError(f"{step.transition}: {command.code}")  # noqa: TRY004 - not a wrong type: a life that cannot be
        if self._rules is None:
            self._rules = self._rulebook.on(step.fields["municipality"], legal_day(command.occurred))
        actor, _ = self.seal("staff", step.account)
        self._before = self._case.version + 1
        self._record(step.transition, command, Actor(ref=actor, role=step.role), command.occurred)

    def observe(self, until: datetime) -> None:
        """Let the engine look at the clocks each time that it would have woken up to then."""
        while self._rules is not None:
            begun = self._case.received
            moment = next_moment(self._case, self._rules, begun, self._recorded)
            if moment is None or moment > until:
                return
            command = ObserveTerms(occurred=moment, reminders_after=begun)
            before = self._case.version
            self._record("observe-terms", command, Actor(ref="system", role=Role.SYSTEM), moment)
            if self._case.version == before:
                return

    def _record(self, name: str, command: Command, actor: Actor, moment: datetime) -> None:
        transition = transition_named(name)
        if transition is None or self._rules is None:
            raise LookupError(name)
        self._recorded = max(self._recorded, moment + timedelta(seconds=30))
        came_to = decide(
            transition, self._case, command, Circumstances(now=self._recorded, actor=actor, rules=self._rules)
        )
        if isinstance(came_to, Refused):
            raise ValueError(f"{name}: {came_to.code}")  # noqa: TRY004 - not a wrong type: a life that cannot be
        if not came_to:
            return
        id_ = f"{CASE}{len(self.entries):08x}"
        stamp = Stamp(
            by=actor.ref,
            role=actor.role,
            mandate=None,
            recorded=self._recorded,
            command=id_,
            fingerprint=sha256(command.model_dump_json().encode()).hexdigest(),
        )
        events = tuple((event.topic, encode(event, stamp)) for event in came_to)
        self.entries.append(
            Entry(
                life=self._nth,
                recorded=self._recorded,
                expected=self._case.version,
                command=id_,
                fingerprint=stamp.fingerprint,
                prefix=self._rules.regulation.number_prefix,
                events=events,
            )
        )
        for event in came_to:
            fact = Fact(case=CASE, version=self._case.version + 1, event=event, stamp=stamp)
            self._case = evolve(self._case, fact)
