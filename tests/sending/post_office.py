"""A ledger with a case in it, and whoever sends its letters: for tests, and for one that dies."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from domain import gate
from domain.case import Case
from domain.catalogue import transition_named
from domain.command import Command, name_of
from domain.decision import Actor, Circumstances, IdReused, Refused, Stored
from domain.fact import Stamp
from domain.fold import replay
from domain.letters.letter import CaseLetter
from domain.reading import read
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.terms.counting import legal_day
from gateways.letters.sending import TOPICS, LettersOnTheirWay
from gateways.letters.smtp import MailServer
from ledger.keys import Keys
from ledger.log import EventLog
from ledger.sendings import Sendings
from ledger.vault import Vault

RULEBOOK = Rulebook.read()
START = datetime(2026, 2, 3, 9, tzinfo=UTC)
CASE = "a" * 32


@dataclass
class PostOffice:
    """What the desk and the engine do to a case, on a real ledger and a real vault."""

    log: EventLog
    vault: Vault
    ids: Iterator[int]
    before_recording: Callable[[], None] = lambda: None
    after_recording: Callable[[], None] = lambda: None

    @classmethod
    def at(cls, log: EventLog, keys: Path) -> "PostOffice":
        return cls(log, Vault(log.connections, Keys(keys)), count(1))

    @property
    def case(self) -> Case:
        return replay(CASE, tuple(each.fact for each in self.log.read(CASE)))

    @property
    def letter(self) -> CaseLetter:
        return self.case.letters[-1]

    def topics(self) -> list[str]:
        return [each.fact.event.topic.split(".")[1] for each in self.log.read(CASE)]

    def does(self, name: str, **fields: Any) -> Stored | Refused:
        """Take a step as somebody who may."""
        transition = transition_named(name)
        assert transition is not None
        role = Role.HANDLER if Role.HANDLER in transition.roles else min(transition.roles)
        return self._take(name, dict(transition.example) | fields, role, f"typed-{next(self.ids)}")

    def record(self, case: str, command: type[Command], fields: Mapping[str, object], once: str) -> bool:
        """Take in what the engine brought about, as the desk does."""
        assert case == CASE
        self.before_recording()
        came_to = self._take(name_of(command), dict(fields), Role.SYSTEM, once)
        self.after_recording()
        return not isinstance(came_to, Refused)

    def sends(self, server: MailServer | None, **how: Any) -> LettersOnTheirWay:
        sendings = Sendings(self.log.connections, TOPICS)
        return LettersOnTheirWay(
            self.log, sendings, self.vault, self, server, lambda: START + timedelta(hours=1), **how
        )

    def _take(self, name: str, fields: dict[str, Any], role: Role, once: str) -> Stored | Refused:
        transition = transition_named(name)
        assert transition is not None
        sealing = self.vault.sealing(f"case:{CASE}", once)
        command = read(transition, json.dumps(fields).encode(), sealing)
        assert not isinstance(command, Refused), command
        case = self.case
        rules = (
            RULEBOOK.of(case.rules) if case.rules else RULEBOOK.on("lindewaard", legal_day(command.occurred))
        )
        actor = Actor(ref="ref", role=role)
        recorded = command.occurred + timedelta(minutes=1)
        decision = gate.decide(transition, case, command, Circumstances(recorded, actor, rules))
        if isinstance(decision, Refused):
            return decision
        sealing.keep()
        stamp = Stamp(
            by="ref", role=role, mandate=None, recorded=recorded, command=once, fingerprint=f"{fields}"
        )
        stored = self.log.append(CASE, case.version, decision, stamp, number_prefix="LW")
        assert not isinstance(stored, IdReused)
        assert isinstance(stored, Stored)
        return stored
