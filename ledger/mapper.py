"""Facts as the eventsourcing library's stored events: topic and bytes are ours, not its own.

The library would store the module path of a class as topic, and moving a file would then
break every ledger.
"""

from typing import Any

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent

from domain.fact import Fact
from ledger.canonical import fact_of, payload, topic


class RecordedFact:
    """A fact under the names by which the library asks for its place."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact

    @property
    def originator_id(self) -> str:
        """The case."""
        return self.fact.case

    @property
    def originator_version(self) -> int:
        """The version of the fact in its case."""
        return self.fact.version


class FactMapper(Mapper[str]):
    """Between facts and stored events; set as `MAPPER_TOPIC` to have the library use it."""

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Return the stored event of a `RecordedFact`. Raises `TypeError` for anything else."""
        if not isinstance(domain_event, RecordedFact):
            raise TypeError("only facts can be stored in the ledger")
        fact = domain_event.fact
        return StoredEvent(
            originator_id=fact.case, originator_version=fact.version, topic=topic(fact), state=payload(fact)
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:  # noqa: ANN401 - the library's protocol asks for a constructor that facts do not have
        """Return the `RecordedFact` of a stored event. Raises `UnreadableFactError`."""
        return RecordedFact(
            fact_of(
                str(stored_event.originator_id),
                stored_event.originator_version,
                stored_event.topic,
                stored_event.state,
            )
        )
