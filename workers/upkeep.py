"""How a running engine stands, and what keeps it whole: rebuilding, recovering, other rules."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from temporalio.client import Client
from temporalio.service import RPCError

from cli.office import RulesOrder
from domain.decision import Refused
from domain.rulebook import Rulebook
from gateways.letters.sending import TOPICS
from ledger.log import EventLog
from ledger.outbox import Outbox
from ledger.sendings import Sendings
from projections.beside import SoFar
from projections.model import ReadModel
from projections.queries import ReadModels
from projections.rebuild import Rebuilt, rebuild
from workers.changing_rules import ChangingRules
from workers.clock import now
from workers.place import Place
from workers.reaching import connected
from workers.rebuilding import breakable, rebuilding
from workers.scanning import state
from workflows.desk import Desk
from workflows.recovery import Recovered, Recovery

SHOWN_WITHIN = 10.0
"""Seconds a caller waits for the read models; what was accepted is safe all the same."""


@dataclass(frozen=True)
class Upkeep:
    """What an office answers about the engine, and does for all cases at once."""

    place: Place
    desk: Desk
    recovery: Recovery
    log: EventLog
    rulebook: Rulebook
    models: ReadModels
    client: Client

    async def status(self) -> dict[str, Any]:
        """Return how the engine stands: its parts, how far the read models are, and their faults."""
        last = self.log.last_position()
        return {
            "running": True,
            "pid": self.place.pid,
            "data_dir": str(self.place.data_dir),
            "municipality": self.place.settings.municipality,
            "profile": self.place.settings.temporal.profile,
            "temporal": {
                "address": self.place.temporal_address or self.client.service_client.config.target_host,
                "namespace": self.client.namespace,
                "answers": await self._temporal_answers(),
            },
            "ledger": {"position": last},
            "projections": {
                "positions": self.models.positions(),
                "behind": {name: last - position for name, position in self.models.positions().items()},
                "faults": [fault.model_dump(mode="json") for fault in self.models.faults()],
            },
            "reminders": Outbox(self.log.connections).counts()._asdict(),
            "letters": Sendings(self.log.connections, TOPICS).counts(),
            "attachments": state(self.place.settings.attachments),
        }

    async def settled(self, within: float = 30.0) -> None:
        """Wait until what the engine observes by itself has been stored and shown as well.

        Stable for a second counts as settled: the workflows wake within milliseconds.
        """
        async with asyncio.timeout(within):
            last = -1
            while last != (now_at := self.log.last_position()):
                last = now_at
                await asyncio.sleep(1)
        self.models.wait_until(last, SHOWN_WITHIN)

    async def rebuild(self, models: Sequence[ReadModel], told: Callable[[SoFar], None]) -> Sequence[Rebuilt]:
        """Rebuild read models beside the live ones. Raises `Fault`."""
        with rebuilding():
            return await breakable(partial(rebuild, self.log, self.rulebook, models), told)

    def rule_versions(self) -> Sequence[dict[str, Any]]:
        """Return the versions of rules that are here or in use, each with its open cases. Raises `Fault`."""
        return self._changing_rules.versions()

    def preview_rules(self, version: str) -> dict[str, Any] | Refused:
        """Return what a version of rules would make of each open case. Raises `Fault`."""
        return self._changing_rules.preview(version)

    async def apply_rules(
        self, order: RulesOrder, told: Callable[[dict[str, Any]], None]
    ) -> dict[str, Any] | Refused:
        """Bring each open case under a version of rules; `told` hears of each. Raises `Fault`."""
        return await self._changing_rules.apply(order, told)

    async def recover(
        self, told: Callable[[Recovered], None], only: Iterable[str] | None = None
    ) -> Recovered:
        """Bring every open case back to life, or these only."""
        return await connected(partial(self.recovery.recover, now(), told, only))

    @property
    def _changing_rules(self) -> ChangingRules:
        return ChangingRules(self.desk, self.log, self.rulebook, self.models, now)

    async def _temporal_answers(self) -> bool:
        try:
            return await self.client.service_client.check_health()
        except (RPCError, RuntimeError):
            return False
