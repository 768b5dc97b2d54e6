"""Other rules for open cases: what they would move, and the same recorded in each case on its own road."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from cli.office import Fault, RulesOrder
from domain.decision import Refused
from domain.events import TermReset
from domain.fold import replay
from domain.gate import wrong_role
from domain.regulation import Regulation
from domain.rulebook import Rulebook
from domain.succession import named
from domain.terms.counting import legal_day
from domain.transitions.terms.apply_rules import TRANSITION
from ledger.log import EventLog
from projections.outlook import CaseOutlook, Prospect, case_outlook, cause
from projections.queries import ReadModels
from workers.reaching import connected, handing_in
from workers.rules_answers import about, done, foreseen, missing, outcome
from workflows.activities import REUSED
from workflows.desk import Desk
from workflows.messages import Receipt
from workflows.slip import Slip

T = TypeVar("T")

_AT_A_TIME = 500
"""Cases of which the state is read in one go."""

_AT_ONCE = 8
"""Cases that are handed in beside each other: each waits for a workflow and a disk."""

_SHOWN_WITHIN = 10.0

_GO_ON = (
    "Wat al is vastgelegd, blijft staan. Geef dezelfde opdracht nog eens: zij doet dan alleen wat nog rest."
)


def rules_changed(version: str) -> Fault:
    """Return that a file of rules is not the one that cases were judged by under that version."""
    return Fault(
        "rules-changed",
        f"Het bestand van de regels {version} is veranderd sinds zaken ermee zijn beoordeeld."
        " Zet het oude bestand terug en voeg nieuwe regels toe als een nieuwe versie.",
    )


@dataclass(frozen=True)
class ChangingRules:
    """Shows and applies a version of rules. Nothing is decided here: each case does that."""

    desk: Desk
    log: EventLog
    rulebook: Rulebook
    models: ReadModels
    now: Callable[[], datetime]

    def versions(self) -> list[dict[str, Any]]:
        """Return each version that is here, and each that open cases run under and that is not."""
        self._caught_up()
        running: Counter[str] = Counter()
        for regulation, calendar, cases in self.models.rules_of_open_cases():
            running[regulation] += cases
            running[calendar] += cases
        here = [
            {**about(each), "sha256": each.sha256, "open_cases": running.pop(each.version, 0)}
            for each in self.rulebook.all()
        ]
        return here + [{**missing(name), "open_cases": cases} for name, cases in sorted(running.items())]

    def preview(self, version: str) -> dict[str, Any] | Refused:
        """Return what the version would make of each open case: today, or from when it is in force."""
        found = named(version, self.rulebook, date.max)
        if isinstance(found, Refused):
            return found
        self._as_held()
        self._caught_up()
        today = legal_day(self.now())
        on = max(today, found.in_force_from) if isinstance(found, Regulation) else today
        looked_at = [each for some in self._outlooks(version, on) for each in some]
        return {**about(found), "cause": cause(found, self.rulebook), **foreseen(looked_at)}

    async def apply(
        self, order: RulesOrder, told: Callable[[dict[str, Any]], None]
    ) -> dict[str, Any] | Refused:
        """Bring every open case that the version concerns under it, each by a submission of its own.

        A submission bears version and case, so that a second run does what is left: what went over is
        passed by, and what changed meanwhile is decided on as it then stands.
        """
        today = legal_day(self.now())
        found = wrong_role(TRANSITION, order.role) or named(order.version, self.rulebook, today)
        if isinstance(found, Refused):
            return found
        self._as_held(order.version)
        self._caught_up()
        reason = order.reason or cause(found, self.rulebook)
        cases: list[dict[str, Any]] = []
        passed_by: list[CaseOutlook] = []
        with handing_in(_GO_ON):
            for some in self._outlooks(order.version, today):
                passed_by += [each for each in some if not each.prospect.to_do]
                for few in _parts([each for each in some if each.prospect.to_do], _AT_ONCE):
                    for each in await asyncio.gather(*(self._applied(order, reason, case) for case in few)):
                        told(each)
                        cases.append(each)
        await asyncio.to_thread(self.models.wait_until, self.log.last_position(), _SHOWN_WITHIN)
        return {**about(found), "cause": reason, **done(cases, passed_by)}

    async def _applied(self, order: RulesOrder, reason: str, case: CaseOutlook) -> dict[str, Any]:
        if case.prospect is Prospect.REFUSED:
            return outcome(case, "refused", why=case)
        content = {"occurred": self.now().isoformat(), "version": order.version, "reason": reason}
        slip = Slip(
            transition=TRANSITION.name,
            content=json.dumps(content).encode(),
            account=order.account,
            role=order.role,
            mandate=order.mandate,
            source="rules",
            id=f"{order.version}:{case.case}",
            case=case.case,
        )
        came_to = await connected(partial(self.desk.submit, slip))
        if isinstance(came_to, Receipt):
            return outcome(case, "applied" if came_to.facts else "already", self._moved(came_to))
        if came_to.code == REUSED.code and self._is_under(order.version, case.case):
            return outcome(case, "already")
        return outcome(case, "refused", why=came_to)

    def _moved(self, receipt: Receipt) -> list[TermReset]:
        """The last days that moved, as they were recorded."""
        written = {fact.version for fact in receipt.facts}
        facts = [each.fact for each in self.log.read(receipt.case) if each.fact.version in written]
        return [fact.event for fact in facts if isinstance(fact.event, TermReset)]

    def _is_under(self, version: str, case: str) -> bool:
        """Whether the ledger has the case under it: then an earlier run, or somebody else, was first."""
        rules = replay(case, tuple(each.fact for each in self.log.read(case))).rules
        return rules is not None and version in {rules.calendar, rules.regulation}

    def _outlooks(self, version: str, on: date) -> Iterator[list[CaseOutlook]]:
        for ids in _parts(self.models.open_cases(), _AT_A_TIME):
            yield [case_outlook(each, version, self.rulebook, on) for each in self.models.followed(ids)]

    def _caught_up(self) -> None:
        """Raise `Fault` where the read models lag: a case that is not seen would not be brought over."""
        if not self.models.wait_until(self.log.last_position(), _SHOWN_WITHIN):
            raise Fault(
                "read-models-behind",
                "De leesmodellen lopen achter, dus nog niet elke open zaak is te zien."
                " Kijk met 'weerklank status' waarom en probeer het daarna opnieuw.",
            )

    def _as_held(self, started_with: str | None = None) -> None:
        """Raise `Fault` where a file differs from what cases were judged by, or no engine runs by it yet."""
        held = self.log.held_rules()
        for version, digest in sorted(self.rulebook.hashes().items()):
            if held.get(version, digest) != digest:
                raise rules_changed(version)
        if started_with is not None and started_with not in held:
            raise Fault(
                "rules-not-started",
                f"De motor draait nog zonder de regels {started_with}. Herstart haar en probeer het opnieuw.",
            )


def _parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (things[begin : begin + size] for begin in range(0, len(things), size))
