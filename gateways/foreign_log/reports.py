"""From what lies on the shelf to one report a case: which file is believed, and what looks strange."""

from collections.abc import Callable, Iterator
from datetime import date

from domain.report import Milestone, Report, Told
from domain.sealed import Staff
from domain.terms.counting import legal_day
from gateways.foreign_log.findings import Findings
from gateways.foreign_log.mapping import Mapping
from gateways.foreign_log.moments import instant
from gateways.foreign_log.rows import File
from gateways.foreign_log.shelf import Moment, Shelf, Shelved

Sealer = Callable[[str], Staff]
"""Gives the reference of an account; nobody's account travels in the open."""


class Reports:
    """The reports of one log, in the order in which its cases came in."""

    def __init__(self, mapping: Mapping, shelf: Shelf, findings: Findings, seal: Sealer) -> None:
        self._mapping = mapping
        self._term = mapping.term.reported()
        self._meanings = mapping.meanings()
        self._shelf = shelf
        self._findings = findings
        self._seal = seal

    def __iter__(self) -> Iterator[Report]:
        for shelved in self._shelf.cases():
            yield self._report(shelved)

    def _report(self, shelved: Shelved) -> Report:
        told = {milestone: self._told(milestone, shelved) for milestone in Milestone}
        self._look_at(told, shelved)
        received = told.pop(Milestone.RECEIVED)
        if received is None:
            raise ValueError("a case without receipt is not on this list")
        return Report(
            municipality=self._mapping.municipality,
            source=self._mapping.source,
            source_case=shelved.source_case,
            kind=self._mapping.kind,
            term=self._term,
            received=received,
            **{milestone.value: each for milestone, each in told.items()},
        )

    def _told(self, milestone: Milestone, shelved: Shelved) -> Told | None:
        """What counts for a milestone. Where both files tell it, the mapping says which is believed."""
        meaning = self._meanings.get(milestone)
        if meaning is None:
            return None
        wins: File = meaning.wins or ("cases" if meaning.cases else "events")
        other: File = "events" if wins == "cases" else "cases"
        first, second = shelved.told.get((milestone, wins)), shelved.told.get((milestone, other))
        if first is None:
            wins, first, second = other, second, None
        if first is None:
            return None
        otherwise = None if second is None or second.at == first.at else instant(second.at)
        if otherwise is not None and legal_day(otherwise) != _day(first):
            self._findings.notice("files-disagree", shelved.source_case)
        account = self._seal(first.actor) if first.actor else None
        return Told(occurred=instant(first.at), told_in=wins, otherwise=otherwise, account=account)

    def _look_at(self, told: dict[Milestone, Told | None], shelved: Shelved) -> None:
        """Count what cannot be right. It is kept all the same: the source says so, and people must see it."""
        days = {milestone: legal_day(each.occurred) for milestone, each in told.items() if each is not None}
        received, responded = days[Milestone.RECEIVED], days.get(Milestone.RESPONDED)
        closed = days.get(Milestone.CLOSED)
        if any(end is not None and end < received for end in (responded, closed)):
            self._findings.notice("ends-before-receipt", shelved.source_case)
        if closed is not None and responded is not None and closed < responded:
            self._findings.notice("answered-after-closing", shelved.source_case)
        last = shelved.last_event
        if closed is not None and last is not None and legal_day(instant(last)) > closed:
            self._findings.notice("events-after-closing", shelved.source_case)


def _day(moment: Moment) -> date:
    return legal_day(instant(moment.at))
